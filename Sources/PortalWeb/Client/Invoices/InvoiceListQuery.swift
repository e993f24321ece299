import Tools

/// What the address of the invoice list asks for, as far as it can be understood.
struct InvoiceListQuery: ListQuery, Sendable {
    let filter: InvoiceFilter
    let words: String
    let sort: InvoiceOrder
    private(set) var cursor: String
    /// What of the address could not be used.
    private(set) var notices: [Notice] = []

    /// Characters of a search at most.
    private static let longest = 100

    /// Reads an address; what it does not know is every invoice from the start.
    init(_ query: FormValues) {
        filter = InvoiceFilter(rawValue: query["status"]) ?? .all
        words = query["q"].plainLine.cut(to: Self.longest)
        sort = InvoiceOrder(rawValue: query["sort"]) ?? .issued
        cursor = query["cursor"]
    }

    /// The same as the tool takes it.
    var input: ListInvoices.Input {
        var input = ListInvoices.Input()
        input.status = filter
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
            "/portal/invoices.csv",
            query: [
                "status": filter == .all ? nil : filter.rawValue, "q": words.isEmpty ? nil : words,
                "sort": sort == .issued ? nil : sort.rawValue,
            ])
    }

    /// The address of a part of the list with the same words, in the same order unless another is given.
    func link(_ filter: InvoiceFilter? = nil, sort: InvoiceOrder? = nil, cursor: String? = nil) -> Link {
        let sort = sort ?? self.sort
        return .page(
            "/portal/invoices",
            query: [
                "status": (filter ?? self.filter).rawValue, "q": words.isEmpty ? nil : words,
                "sort": sort == .issued ? nil : sort.rawValue, "cursor": cursor,
            ])
    }
}
