import Tools

/// What the address of the list of articles asks for, as far as it can be understood.
struct ArticleListQuery: ListQuery, Sendable {
    let words: String
    private(set) var cursor: String
    /// What of the address could not be used.
    private(set) var notices: [Notice] = []

    /// Articles of one page of the list at most.
    private static let most: Int64 = 25
    /// Articles that a search shows at most; the best ones come first.
    private static let bestHits: Int64 = 15
    /// Characters of a search at most.
    private static let longest = 200

    /// Reads an address; without words it is the list of titles.
    init(_ query: FormValues) {
        words = query["q"].plainLine.cut(to: Self.longest)
        cursor = words.isEmpty ? query["cursor"] : ""
    }

    /// The same as the tool takes it.
    var input: SearchArticles.Input {
        var input = SearchArticles.Input()
        input.query = words
        input.cursor = cursor
        input.limit = words.isEmpty ? Self.most : Self.bestHits
        return input
    }

    /// Whether the page is not the first one.
    var isFurtherOn: Bool { !cursor.isEmpty }

    /// Goes back to the start, because the place in the list was refused.
    mutating func startOver() {
        cursor = ""
        notices.append(.unknownPlace)
    }

    /// The address of the list of titles from a place on.
    func link(cursor: String? = nil) -> Link { .page("/portal/kb", query: ["cursor": cursor]) }
}
