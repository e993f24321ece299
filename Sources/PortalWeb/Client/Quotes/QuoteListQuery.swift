import Tools

/// What the address of the quote list asks for, as far as it can be understood.
struct QuoteListQuery: ListQuery, Sendable {
    let filter: QuoteFilter
    private(set) var cursor: String
    /// What of the address could not be used.
    private(set) var notices: [Notice] = []

    /// Reads an address; what it does not know is every quote from the start.
    init(_ query: FormValues) {
        filter = QuoteFilter(rawValue: query["status"]) ?? .all
        cursor = query["cursor"]
    }

    /// The same as the tool takes it.
    var input: ListQuotes.Input {
        var input = ListQuotes.Input()
        input.status = filter
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

    /// The address of a part of the list.
    func link(_ filter: QuoteFilter? = nil, cursor: String? = nil) -> Link {
        .page("/portal/quotes", query: ["status": (filter ?? self.filter).rawValue, "cursor": cursor])
    }
}
