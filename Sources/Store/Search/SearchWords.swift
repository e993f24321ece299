/// What a query asks for: up to eight distinct stems, of which the last may be the beginning of a word.
///
/// A query of stop words alone asks for nothing.
public struct SearchWords: Equatable, Sendable {
    /// So many stems are looked for; a longer query is cut.
    public static let most = 8

    /// Distinct stems in the order of the query.
    public let stems: [String]
    /// Whether the last stem is the beginning of a word that the person may not have finished.
    public let endsInPrefix: Bool

    /// Reads a query as a person typed it. The last word is a prefix as long as nothing has been typed after it; a single
    /// letter is too little for one.
    public init(_ query: String) {
        let scalars = query.unicodeScalars
        let tokens = Tokenizer.tokens(in: scalars)
        var stems: [String] = []
        for token in tokens {
            let stem = Stemmer.stem(token.term)
            if stems.count < Self.most, !stems.contains(stem) { stems.append(stem) }
        }
        let last = tokens.last.map { Stemmer.stem($0.term) }
        let isUnfinished = tokens.last?.range.upperBound == scalars.count && (tokens.last?.term.count ?? 0) > 1
        if isUnfinished, let last, let place = stems.firstIndex(of: last) {
            stems.append(stems.remove(at: place))
            endsInPrefix = true
        } else {
            endsInPrefix = false
        }
        self.stems = stems
    }

    /// The stem that may go on, where there is one.
    public var prefix: String? { endsInPrefix ? stems.last : nil }

    /// Whether a term can have one of the stems at all: a term and its stem begin with the same byte.
    func mayAnswer(_ term: String) -> Bool {
        stems.contains { $0.utf8.first == term.utf8.first }
    }

    /// Which of the stems a word of a text answers to, by its place in `stems`.
    public func place(of stem: String) -> Int? {
        if let exact = stems.firstIndex(of: stem) { return exact }
        guard let prefix, stem.utf8.starts(with: prefix.utf8) else { return nil }
        return stems.count - 1
    }
}
