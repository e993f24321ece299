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
    enum Emptiness {
        /// There is no invoice at all.
        case nothingYet
        /// Nothing fits the filter.
        case nothingFound(Filter)
        /// The list ended on the page before.
        case end
    }

    /// What was asked for when nothing fits it.
    struct Filter {
        var status = InvoiceFilter.all
        var words = ""
        /// How many with the same words have another status.
        var elsewhere = 0
        /// The same words with every status.
        var everyStatus = Link.page("/portal/invoices")
    }

    let company: String
    let owed: OwedModel
    let tabs: [Tabs.Tab]
    let words: String
    let status: String
    let sort: InvoiceOrder
    let sorts: [SortLinks.Order]
    let rows: [Row]
    /// Why there are no rows; nil when there are.
    let emptiness: Emptiness?
    let paging: Paging
    let start: Link
}

extension InvoiceListModel {
    /// Whether the company has any invoice.
    var hasAny: Bool {
        if case .nothingYet = emptiness { false } else { true }
    }

    /// The list that was found for a query.
    init(_ found: ListInvoices.Output, _ query: InvoiceListQuery, company: String, today: CalendarDate) {
        self.company = company
        owed = OwedModel(found.owed)
        tabs = [InvoiceFilter.all, .open, .overdue, .paid].map { filter in
            Tabs.Tab(
                filter.worded, query.link(filter), isCurrent: filter == query.filter,
                count: found.counts.count(filter))
        }
        words = query.words
        status = query.filter.rawValue
        sort = query.sort
        sorts = InvoiceOrder.allCases.map { order in
            .init(text: order.worded, link: query.link(sort: order), isCurrent: order == query.sort)
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
        if found.counts.all == 0, query.words.isEmpty { return .nothingYet }
        if query.isFurtherOn { return .end }
        return .nothingFound(
            Filter(
                status: query.filter, words: query.words, elsewhere: found.counts.all, everyStatus: query.link(.all)))
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
