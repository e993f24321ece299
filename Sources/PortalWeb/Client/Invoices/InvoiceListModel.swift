import Access
import Tools

/// What the list of invoices says.
struct InvoiceListModel {
    /// One invoice of the list.
    struct Row {
        let number: String
        let standing: InvoiceStanding
        let issuedOn: CalendarDate
        let dueOn: CalendarDate
        /// How far off the due date is; nil when nothing is owed.
        let due: DueWords?
        let total: Money
        let balance: Money
    }

    let company: String
    let owed: OwedModel
    let frame: ListFrame
    let filter: InvoiceFilter
    let sort: InvoiceOrder
    let rows: [Row]
    /// The same list as a file.
    let file: Link
}

extension InvoiceListModel {
    /// The list that was found for a query.
    init(_ found: ListInvoices.Output, _ query: InvoiceListQuery, company: String, today: CalendarDate) {
        self.company = company
        owed = OwedModel(found.owed)
        filter = query.filter
        sort = query.sort
        file = query.file
        rows = found.invoices.map { Row($0, today: today) }
        frame = ListFrame(found, query)
    }
}

extension ListFrame {
    fileprivate init(_ found: ListInvoices.Output, _ query: InvoiceListQuery) {
        let total = found.counts.count(query.filter)
        self.init(
            noun: .invoice,
            paging: Paging(
                shown: found.invoices.count, of: total, total == 1 ? "invoice" : "invoices",
                first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) }),
            start: query.link())
        tabs = [InvoiceFilter.all, .open, .overdue, .paid].map { filter in
            Tabs.Tab(
                filter.worded, query.link(filter), isCurrent: filter == query.filter,
                count: found.counts.count(filter))
        }
        words = query.words
        kept = [("status", query.filter.rawValue), ("sort", query.sort.rawValue)]
        sorts = InvoiceOrder.allCases.map { order in
            .init(text: order.worded, link: query.link(sort: order), isCurrent: order == query.sort)
        }
        count = found.invoices.count
        emptiness = Self.emptiness(found, query)
    }

    private static func emptiness(_ found: ListInvoices.Output, _ query: InvoiceListQuery) -> Emptiness? {
        guard found.invoices.isEmpty else { return nil }
        if found.counts.all == 0, query.words.isEmpty { return .nothingYet }
        if query.isFurtherOn { return .end }
        return .nothingFound(
            SoughtInVain(
                part: query.filter == .all ? nil : query.filter.worded.lowercased(), words: query.words,
                elsewhere: found.counts.all, everywhere: query.link(.all)))
    }
}

extension ListFrame.Noun {
    /// Invoices.
    static let invoice = ListFrame.Noun(
        one: "invoice", many: "invoices", title: "Invoices", all: .page("/portal/invoices"))
}

extension InvoiceListModel.Row {
    fileprivate init(_ invoice: InvoiceSummary, today: CalendarDate) {
        number = invoice.number
        standing = invoice.standing
        issuedOn = invoice.issuedOn
        dueOn = invoice.dueOn
        due = invoice.standing.due(invoice.dueOn, today: today)
        total = invoice.total
        balance = invoice.balance
    }
}
