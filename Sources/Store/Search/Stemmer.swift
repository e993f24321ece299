/// Takes the commonest English endings off a word, so that `printers` finds `printer` and `resetting` finds `reset`.
///
/// Deliberately light: plurals, -ing, -ed, -ly and -tion, British and American spellings together; nothing that turns
/// one word into another. Words with digits or letters other than a to z stay as they are. A stem is for comparing
/// with other stems and need not be a word.
public struct Stemmer {
    /// The stem of one term as the tokenizer makes it.
    public static func stem(_ term: String) -> String {
        var word = Array(term.utf8)
        guard word.count > 2, word.allSatisfy(\.isLetter) else { return term }
        if let known = Words.irregular[term] { return known }
        word.singularize()
        if let known = Words.irregular[String(decoding: word, as: UTF8.self)] { return known }
        word.dropInflection()
        word.dropDerivation()
        word.settleSpelling()
        let stem = String(decoding: word, as: UTF8.self)
        return Words.variants[stem] ?? stem
    }
}

/// Words that the rules would get wrong.
private enum Words {
    /// Taken whole, before any rule.
    static let irregular: [String: String] = [
        "pcs": "pc", "forgot": "forget", "forgotten": "forget", "stole": "steal", "stolen": "steal", "lost": "lose",
        "broke": "break", "broken": "break", "froze": "freez", "frozen": "freez", "sent": "send",
        "paid": "pay", "people": "person", "agreed": "agree", "freed": "free", "news": "news",
        "macos": "macos", "embed": "embed", "exceed": "exceed", "family": "family", "anomaly": "anomaly",
        "during": "during", "hundred": "hundred",
    ]

    /// Stems of words that have two spellings.
    static let variants: [String: String] = [
        "licenc": "licens", "defenc": "defens", "practis": "practic", "centr": "center", "programm": "program",
        "catalogu": "catalog", "gray": "grey", "tyre": "tire",
    ]
}

extension [UInt8] {
    fileprivate mutating func singularize() {
        if ends("ies"), count > 4 {
            replaceEnding("ies", with: "y")
        } else if ends("xes") || ends("sses") {
            removeLast(2)
        } else if ends("s"), count > 3, !ends("ss"), !ends("us"), !ends("is") {
            removeLast()
        }
    }

    fileprivate mutating func dropInflection() {
        if ends("ied") {
            replaceEnding("ied", with: count > 4 ? "y" : "ie")
        } else if ends("ed"), !ends("eed") {
            dropVerbEnding(2)
        } else if ends("ing") {
            dropVerbEnding(3)
        }
    }

    /// `mak` from `making` is `make` again, `resett` from `resetting` is `reset`; `th` from `thing` was no verb.
    private mutating func dropVerbEnding(_ length: Int) {
        let stem = Array(dropLast(length))
        guard stem.count > 1, stem.contains(where: \.isVowel) else { return }
        self = stem
        if endsInDoubledConsonant, count > 3 {
            removeLast()
        } else if lostAnE {
            append(UInt8(ascii: "e"))
        }
    }

    private var lostAnE: Bool {
        guard let last, !last.isVowel, last != UInt8(ascii: "w"), last != UInt8(ascii: "x") else { return false }
        let vowels = map(\.isVowel)
        return vowels == [true, false] || vowels == [false, true, false]
    }

    private var endsInDoubledConsonant: Bool {
        guard let last, dropLast().last == last, !last.isVowel else { return false }
        return !"lszf".utf8.contains(last)
    }

    fileprivate mutating func dropDerivation() {
        if ends("ically") {
            removeLast(4)
        } else if ends("bly"), count > 5 {
            removeLast()
        } else if ends("ily"), count > 4 {
            replaceEnding("ily", with: "y")
        } else if ends("ly"), !ends("ply"), count > 5 {
            removeLast(2)
        } else if ends("tion"), count > 7 {
            removeLast(3)
        }
    }

    fileprivate mutating func settleSpelling() {
        if ends("ie"), count > 4 { replaceEnding("ie", with: "y") }
        if ends("e"), !ends("ee"), count > 4 { removeLast() }
        if ends("ll"), count > 4 { removeLast() }
        if ends("our"), count > 4 { replaceEnding("our", with: "or") }
        if ends("iz") { replaceEnding("iz", with: "is") }
        if ends("izat") { replaceEnding("izat", with: "isat") }
        if ends("yz") { replaceEnding("yz", with: "ys") }
    }

    private func ends(_ ending: StaticString) -> Bool {
        ending.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
    }

    private mutating func replaceEnding(_ ending: String, with other: String) {
        removeLast(ending.utf8.count)
        append(contentsOf: other.utf8)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }

    fileprivate var isVowel: Bool { "aeiouy".utf8.contains(self) }
}
