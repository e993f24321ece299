import Tools

/// What the address of the list of risks asks for, as far as it can be understood.
struct RiskListQuery: ListQuery, Sendable {
    let filter: RiskFilter
    let words: String
    private(set) var cursor: String
    /// What of the address could not be used.
    private(set) var notices: [Notice] = []

    /// Characters of a search at most.
    private static let longest = 100

    /// Reads an address; what it does not know is every risk from the start.
    init(_ query: FormValues) {
        filter = RiskFilter(rawValue: query["status"]) ?? .all
        words = query["q"].plainLine.cut(to: Self.longest)
        cursor = query["cursor"]
    }

    /// The same as the tool takes it.
    var input: ListRisks.Input {
        var input = ListRisks.Input()
        input.status = filter
        input.search = words
        input.cursor = cursor
        return input
    }

    /// Whether the page is not the first one.
    var isFurtherOn: Bool { !cursor.isEmpty }

    /// Goes back to the start, because the place in the list was refused.
    mutating func startOver() {
        cursor = ""
        notices.append(.unknownPlace)
    }

    /// The address of a part of the list with the same words.
    func link(_ filter: RiskFilter? = nil, cursor: String? = nil) -> Link {
        .page(
            "/portal/risks",
            query: [
                "status": (filter ?? self.filter).rawValue, "q": words.isEmpty ? nil : words, "cursor": cursor,
            ])
    }
}
