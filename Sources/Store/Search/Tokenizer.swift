/// Splits text that anyone may have written into the terms that search compares: lower case, no accents, letters and
/// digits only, no stop words.
///
/// A compound gives its parts and the whole: `Wi-Fi` is `wi`, `fi` and `wifi`, `e-mail` is `mail` and `email` (a single
/// letter is no part). An apostrophe joins, and `'s` falls away. Time and memory grow with the text and no faster.
public struct Tokenizer {
    /// A term has at most so many UTF-8 bytes; the rest of a longer word is not looked at.
    public static let longestTerm = 40
    /// A text gives at most so many terms; what comes after them is not looked at.
    public static let mostTerms = 20_000

    /// A term and the place in the text that it came from.
    public struct Token: Equatable, Sendable {
        /// Lower-case, unaccented letters and digits.
        public let term: String
        /// Where it stood, counted in Unicode scalars.
        public let range: Range<Int>
    }

    /// The terms of a text in their order, with repetitions.
    public static func terms(in text: String) -> [String] {
        tokens(in: text.unicodeScalars).map(\.term)
    }

    /// The stems of a text's terms in their order, with repetitions: what an index keeps and a query asks for.
    public static func stems(in text: String) -> [String] {
        tokens(in: text.unicodeScalars).map { Stemmer.stem($0.term) }
    }

    /// The terms of a text and where they stood. The parts of a compound come before the whole.
    public static func tokens(in scalars: some Sequence<Unicode.Scalar>) -> [Token] {
        var reader = WordReader()
        var position = 0
        for scalar in scalars {
            reader.read(Folding.role(of: scalar), at: position)
            position += 1
            if reader.isFull { break }
        }
        reader.finishWord()
        return reader.tokens
    }
}

/// Gathers roles into parts, parts into words, and words into tokens.
private struct WordReader {
    private(set) var tokens: [Tokenizer.Token] = []
    private var part = Part()
    private var parts: [Part] = []
    private var hyphenated = false

    private static let mostParts = 4

    var isFull: Bool { tokens.count >= Tokenizer.mostTerms }

    mutating func read(_ role: Folding.Role, at position: Int) {
        switch role {
        case .letter(let byte): add(CollectionOfOne(byte), at: position)
        case .letters(let bytes): add(bytes, at: position)
        case .ideograph(let bytes):
            finishWord()
            add(bytes, at: position)
            finishWord()
        case .silent: part.pass(position)
        case .apostrophe where !part.isEmpty && !hyphenated: part.apostrophe = part.bytes.count
        case .hyphen where !part.isEmpty && !hyphenated && parts.count < Self.mostParts - 1: hyphenated = true
        case .apostrophe, .hyphen, .other: finishWord()
        }
    }

    mutating func finishWord() {
        hyphenated = false
        if part.isEmpty { return }
        if parts.isEmpty {
            emit(part)
        } else {
            parts.append(part)
            for piece in parts where piece.isWorthATerm { emit(piece) }
            emit(Part(joining: parts))
            parts.removeAll(keepingCapacity: true)
        }
        part.clear()
    }

    private mutating func add(_ bytes: some Collection<UInt8>, at position: Int) {
        if hyphenated {
            parts.append(part)
            part.clear()
            hyphenated = false
        }
        part.add(bytes, at: position)
    }

    private mutating func emit(_ word: Part) {
        let term = word.term
        if term.isEmpty || isFull || StopWords.contains(term) { return }
        tokens.append(Tokenizer.Token(term: term, range: word.start..<max(word.start, word.end)))
    }
}

/// A run of letters and digits, on its own or between the hyphens of a compound.
private struct Part {
    private(set) var start = 0
    private(set) var end = 0
    private(set) var bytes: [UInt8] = []
    private var isCut = false
    /// How many bytes came before the last apostrophe.
    var apostrophe: Int?

    init() {}

    init(joining parts: [Part]) {
        for part in parts { add(part.spelling, at: part.end - 1) }
        start = parts.first?.start ?? start
    }

    var isEmpty: Bool { bytes.isEmpty }

    var isWorthATerm: Bool { bytes.count > 1 || bytes.first.map { $0 <= UInt8(ascii: "9") } == true }

    var term: String { String(decoding: spelling, as: UTF8.self) }

    private var spelling: ArraySlice<UInt8> {
        guard let apostrophe, bytes.dropFirst(apostrophe).elementsEqual(CollectionOfOne(UInt8(ascii: "s"))) else {
            return bytes[...]
        }
        return bytes.prefix(apostrophe)
    }

    mutating func add(_ more: some Collection<UInt8>, at position: Int) {
        if isEmpty { start = position }
        end = position + 1
        isCut = isCut || bytes.count + more.count > Tokenizer.longestTerm
        if !isCut { bytes.append(contentsOf: more) }
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isCut = false
        apostrophe = nil
    }

    mutating func pass(_ position: Int) {
        if !isEmpty { end = position + 1 }
    }
}

/// English words that nearly every text has and nobody searches for.
private enum StopWords {
    static func contains(_ term: String) -> Bool { all.contains(term) }

    private static let all = Set(
        """
        a about am an and any are as at be been but by can cant could did didnt do does doesnt doing dont for from had has \
        have he her here hers him his how i id if ill im in into is isnt it its ive just me my no not of on or our ours \
        she should so some than that thats the their them then there these they this those to too us very was we were \
        what whats when where which while who whom whose why will with wont would you your youre yours
        """.split(separator: " ").map(String.init))
}
