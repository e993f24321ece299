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

    /// Why there is nothing to show.
    enum Emptiness: Equatable {
        /// There is no invoice at all.
        case nothingYet
        /// Nothing has this status.
        case nothingFound(InvoiceFilter)
        /// The list ended on the page before.
        case end
    }

    let company: String
    let tabs: [Tabs.Tab]
    let rows: [Row]
    /// Why there are no rows; nil when there are.
    let emptiness: Emptiness?
    let paging: Paging
    let start: Link
}

extension InvoiceListModel {
    /// The list that was found for a query.
    init(_ found: ListInvoices.Output, _ query: InvoiceListQuery, company: String, today: CalendarDate) {
        self.company = company
        tabs = [InvoiceFilter.all, .open, .overdue, .paid].map { filter in
            Tabs.Tab(
                filter.worded, query.link(filter), isCurrent: filter == query.filter,
                count: found.counts.count(filter))
        }
        rows = found.invoices.map { Row($0, today: today) }
        emptiness = Self.emptiness(found, query)
        let total = found.counts.count(query.filter)
        paging = Paging(
            shown: rows.count, of: total, total == 1 ? "invoice" : "invoices",
            first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) })
        start = query.link()
    }

    private static func emptiness(_ found: ListInvoices.Output, _ query: InvoiceListQuery) -> Emptiness? {
        guard found.invoices.isEmpty else { return nil }
        if found.counts.all == 0 { return .nothingYet }
        return query.isFurtherOn ? .end : .nothingFound(query.filter)
    }
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
