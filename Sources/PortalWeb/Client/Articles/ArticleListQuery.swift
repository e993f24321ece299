import Tools

/// What the address of the list of articles asks for, as far as it can be understood.
struct ArticleListQuery: ListQuery, Sendable {
    let words: String
    let category: String
    private(set) var cursor: String
    /// Whether somebody asked with these words, and is not still typing them.
    var isAsked = false
    /// What of the address could not be used.
    private(set) var notices: [Notice] = []

    /// Articles of one page of the list at most.
    private static let most: Int64 = 25
    /// Articles that a search shows at most; the best ones come first.
    private static let bestHits: Int64 = 15
    /// Characters of a search at most.
    private static let longest = 200
    /// Characters of a category's name at most.
    private static let longestCategory = 100

    /// Reads an address; without words it is the list of titles.
    init(_ query: FormValues) {
        words = query["q"].plainLine.cut(to: Self.longest)
        category = words.isEmpty ? query["category"].plainLine.cut(to: Self.longestCategory) : ""
        cursor = words.isEmpty ? query["cursor"] : ""
    }

    /// The same as the tool takes it.
    var input: SearchArticles.Input {
        var input = SearchArticles.Input()
        input.query = words
        input.cursor = cursor
        input.category = category
        input.isAsked = isAsked
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

    /// The address of the list of titles from a place on, of the same category unless another is given.
    func link(_ category: String? = nil, cursor: String? = nil) -> Link {
        let category = category ?? self.category
        return .page("/portal/kb", query: ["category": category.isEmpty ? nil : category, "cursor": cursor])
    }
}
