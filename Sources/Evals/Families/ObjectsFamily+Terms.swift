import Store
import Tools

/// Words that somebody may search for in order to learn of a record.
enum SearchTerm {
    /// The longest plain word of a text, in lower case; empty when it has none of six letters.
    static func word(of text: String) -> String {
        let bare = text.firstRange(of: " CNRY-").map { text[..<$0.lowerBound] } ?? text[...]
        let words = bare.split { !isWordPart($0) }.filter { $0.utf8.count >= 6 && $0.utf8.allSatisfy(isLetter) }
        return (words.max { $0.utf8.count < $1.utf8.count } ?? "").lowercased()
    }

    /// The planted token of a text.
    static func token(of text: String) -> String {
        text.firstRange(of: "CNRY-").map { String(text[$0.lowerBound...].prefix { $0 != " " }) } ?? ""
    }

    /// The last part of a text's token, which stands nowhere else.
    static func fingerprint(of text: String) -> String {
        token(of: text).split(separator: "-").last.map(String.init) ?? ""
    }

    /// Whether the bytes hold the others.
    static func holds(_ text: [UInt8], _ words: [UInt8]) -> Bool {
        guard let first = words.first, text.count >= words.count else { return false }
        return (0...(text.count - words.count)).contains { start in
            text[start] == first && text[start..<(start + words.count)].elementsEqual(words)
        }
    }

    /// The words of a text that stand alone, in lower case.
    static func words(of text: String) -> Set<String> {
        Set(text.lowercased().split { !isWordPart($0) }.map(String.init))
    }

    /// The runs of ASCII letters in a text, in lower case.
    static func runs(of text: String) -> [[UInt8]] {
        text.utf8.split { !isLetter($0) }.map { run in run.map { $0 | 0x20 } }
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character.isMark || "'’-_".contains(character)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}

extension Character {
    fileprivate var isMark: Bool { unicodeScalars.contains { $0.properties.canonicalCombiningClass != .notReordered } }
}

extension Reference {
    /// Words, numbers and tokens of every ticket and of every note of the world.
    var ticketTerms: [String] {
        var terms: [String] = []
        for tenant in tenants {
            for ticket in tickets(tenant) {
                terms += [String(ticket.number ?? 0), SearchTerm.word(of: ticket.subject)]
                terms += [SearchTerm.word(of: ticket.description)]
                terms += [SearchTerm.token(of: ticket.subject), SearchTerm.token(of: ticket.description)]
            }
            terms += notes(tenant).map { SearchTerm.token(of: $0.body) }
        }
        return Self.once(terms)
    }

    /// Words and fingerprints of every article of the world.
    var articleTerms: [String] {
        Self.once(
            tenants.flatMap(articles).flatMap { article in
                [
                    SearchTerm.fingerprint(of: article.title), SearchTerm.fingerprint(of: article.body),
                    SearchTerm.word(of: article.title), SearchTerm.word(of: article.body),
                ]
            })
    }

    static func once(_ terms: [String]) -> [String] {
        var seen: Set<String> = []
        return terms.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
