import Tools

/// What the address of the ticket list asks for, as far as it can be understood.
struct TicketListQuery: ListQuery, Sendable {
    let status: ListTickets.Status
    let words: String
    let sort: TicketOrder
    private(set) var cursor: String
    /// What of the address could not be used.
    private(set) var notices: [Notice] = []

    /// Characters of a search at most.
    private static let longest = 100

    /// Reads an address; what it does not know is every ticket from the start.
    init(_ query: FormValues) {
        status = ListTickets.Status(rawValue: query["status"]) ?? .all
        words = query["q"].plainLine.cut(to: Self.longest)
        sort = TicketOrder(rawValue: query["sort"]) ?? .changed
        cursor = query["cursor"]
    }

    /// The same as the tool takes it.
    var input: ListTickets.Input {
        var input = ListTickets.Input()
        input.status = status
        input.search = words
        input.sort = sort
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

    /// The whole list with the same filters, as a file.
    var file: Link {
        .page(
            "/portal/tickets.csv",
            query: [
                "status": status == .all ? nil : status.rawValue, "q": words.isEmpty ? nil : words,
                "sort": sort == .changed ? nil : sort.rawValue,
            ])
    }

    /// The address of a part of the list with the same words, in the same order unless another is given.
    func link(
        _ status: ListTickets.Status? = nil, sort: TicketOrder? = nil, cursor: String? = nil
    ) -> Link {
        let sort = sort ?? self.sort
        return .page(
            "/portal/tickets",
            query: [
                "status": (status ?? self.status).rawValue, "q": words.isEmpty ? nil : words,
                "sort": sort == .changed ? nil : sort.rawValue, "cursor": cursor,
            ])
    }
}
