import Foundation

/// Which passphrases are taken: long enough, and not one that the first few million guesses hold.
///
/// What can be guessed in one go counts little, however long it is: a common word, a run of neighbours, a piece that stood
/// there before, a year, a part of one's own name. What is left must still be eight characters.
struct PassphraseRule {
    /// Characters at least.
    static let fewest = 12
    /// Bytes at most.
    static let mostBytes = 1024
    /// What must be left when everything that is easy to guess counts little.
    private static let enough = 8.0

    private let own: [[Character]]

    /// A rule for somebody whose names and addresses those are.
    init(about own: [String]) {
        let pieces = own.flatMap {
            Self.folded(Array($0.lowercased()), one: "i").split { !$0.isLetter && !$0.isNumber }
        }
        self.own = pieces.map(Array.init).filter { $0.count >= 3 }
    }

    /// Why a passphrase is refused, as a sentence; nil when it is taken.
    func reasonAgainst(_ passphrase: String) -> String? {
        guard passphrase.count >= Self.fewest else {
            return "Use at least \(Self.fewest) characters; four or five words that have nothing to do with each other "
                + "are easy to remember."
        }
        guard passphrase.utf8.count <= Self.mostBytes else { return "Use at most \(Self.mostBytes) bytes." }
        let typed = Array(passphrase.lowercased().precomposedStringWithCompatibilityMapping)
        let easiest = ["i", "l"].map { reading(typed, one: $0) }.min { $0.left < $1.left }
        guard let easiest, easiest.left < Self.enough else { return nil }
        return easiest.reason
    }

    /// What of a passphrase is easy to guess.
    private enum Ease: CaseIterable {
        case run, again, word, own, year

        var sentence: String {
            switch self {
            case .run: "This is mostly a run of neighbours, such as 12345 or qwerty"
            case .again: "This mostly repeats itself"
            case .word, .year: "This is mostly words or years that are guessed first"
            case .own: "This is mostly your own name, address or provider"
            }
        }
    }

    private struct Reading {
        var left = 0.0
        var covered: [Ease: Int] = [:]

        var reason: String {
            let most = Ease.allCases.max { covered[$0, default: 0] < covered[$1, default: 0] }
            guard let most, covered[most, default: 0] > 0 else {
                return "Use more different characters, or more words."
            }
            return most.sentence + ". Use several words that have nothing to do with each other."
        }
    }

    /// Goes through the characters, taking the longest easy piece at each place; `one` is the letter that 1 stands for.
    private func reading(_ typed: [Character], one: Character) -> Reading {
        let letters = Self.folded(typed, one: one)
        var reading = Reading()
        var place = 0
        while place < typed.count {
            let pieces: [(ease: Ease, length: Int)] = [
                (.word, Self.longest(CommonWords.all, in: letters, at: place)),
                (.own, Self.longest(own, in: letters, at: place)),
                (.run, Self.run(in: typed, at: place)),
                (.year, Self.year(in: typed, at: place)),
                (.again, Self.again(in: typed, at: place)),
            ]
            let piece = pieces.reduce((ease: Ease.word, length: 0)) { $1.length > $0.length ? $1 : $0 }
            if piece.length > 0 {
                reading.left += 1
                reading.covered[piece.ease, default: 0] += piece.length
                place += piece.length
            } else {
                reading.left += typed[place].isLetter ? 1 : 0.75
                place += 1
            }
        }
        return reading
    }

    /// The letters that digits and signs stand for when people dress a word up.
    private static func folded(_ typed: [Character], one: Character) -> [Character] {
        let signs: [Character: Character] = [
            "0": "o", "1": one, "!": one, "|": one, "3": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t",
            "+": "t",
            "8": "b", "9": "g", "2": "z", "6": "g",
        ]
        return typed.map { signs[$0] ?? $0 }
    }

    private static func longest(_ words: [[Character]], in letters: [Character], at place: Int) -> Int {
        words.reduce(0) { longest, word in
            word.count > longest && letters[place...].starts(with: word) ? word.count : longest
        }
    }

    /// How far neighbours of the alphabet, of the digits or of a keyboard follow each other, or one character itself;
    /// 0 below four.
    private static func run(in typed: [Character], at place: Int) -> Int {
        let longest =
            rows.map { row in
                max(follow(typed, at: place, in: row, by: 1), follow(typed, at: place, in: row, by: -1))
            }.max() ?? 0
        let same = typed[place...].prefix { $0 == typed[place] }.count
        return max(longest, same) >= 4 ? max(longest, same) : same == 3 ? 3 : 0
    }

    private static func follow(_ typed: [Character], at place: Int, in row: [Character], by step: Int) -> Int {
        guard var position = row.firstIndex(of: typed[place]) else { return 0 }
        var length = 1
        while place + length < typed.count {
            position = (position + step + row.count) % row.count
            guard typed[place + length] == row[position] else { break }
            length += 1
        }
        return length
    }

    private static let rows: [[Character]] = [
        "abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiopü",
        "asdfghjklöä", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "!@#$%^&*()", "!\"§$%&/()=",
        "1qaz2wsx3edc4rfv5tgb",
        "qayxswedcvfrtgbnhz",
    ].map(Array.init)

    private static func year(in typed: [Character], at place: Int) -> Int {
        let four = typed[place...].prefix(4)
        guard four.count == 4, four.allSatisfy({ $0.isASCII && $0.isNumber }) else { return 0 }
        return ["19", "20"].contains(String(four.prefix(2))) ? 4 : 0
    }

    /// How long a piece from here on stood there before, as a whole; 0 below three.
    private static func again(in typed: [Character], at place: Int) -> Int {
        var longest = 0
        for start in 0..<place {
            var length = 0
            while place + length < typed.count, start + length < place + length,
                typed[start + length] == typed[place + length]
            {
                length += 1
            }
            longest = max(longest, length)
        }
        return longest >= 3 ? longest : 0
    }
}
