import Tools

/// What the list of tickets says.
struct TicketListModel {
    /// One ticket of the list.
    struct Row {
        let number: Int64
        let subject: String
        let state: TicketState
        let priority: TicketPriority
        let requester: String
        /// Whether the reader opened it.
        let isOwn: Bool
        let changed: Moment

        /// The ticket's own page.
        var link: Link { .page("/portal/tickets/", String(number)) }
    }

    /// Why there is nothing to show.
    enum Emptiness {
        /// There is no ticket at all.
        case nothingYet
        /// Nothing fits the filter.
        case nothingFound(Filter)
        /// The list ended on the page before.
        case end
    }

    /// What was asked for when nothing fits it.
    struct Filter {
        /// The state in a word; nil for all.
        var state: String?
        var words = ""
        /// How many with the same words have another state.
        var elsewhere = 0
        /// The same words in every state.
        var everyState = Link.page("/portal/tickets")
    }

    let lead: String
    let tabs: [Tabs.Tab]
    let words: String
    let status: String
    let sort: TicketOrder
    let sorts: [SortLinks.Order]
    let rows: [Row]
    /// Whether the list holds colleagues' tickets, so that it has to say whose each is.
    let isWholeCompany: Bool
    /// Why there are no rows; nil when there are.
    let emptiness: Emptiness?
    let paging: Paging
    let start: Link
    let mayCreate: Bool
}

extension TicketListModel {
    /// Whether the person has any ticket to see.
    var hasAny: Bool {
        if case .nothingYet = emptiness { false } else { true }
    }

    /// The list that was found for a query.
    init(
        _ found: ListTickets.Output, _ query: TicketListQuery, company: String, _ reader: PageReader, mayCreate: Bool
    ) {
        lead = found.isWholeCompany ? "Every ticket of \(company)." : "The tickets that you opened."
        tabs = ListTickets.Status.tabs.map { status in
            Tabs.Tab(
                status.worded(isOwn: !found.isWholeCompany), query.link(status), isCurrent: status == query.status,
                count: found.counts.count(status))
        }
        words = query.words
        status = query.status.rawValue
        sort = query.sort
        sorts = TicketOrder.allCases.map { order in
            .init(text: order.worded, link: query.link(sort: order), isCurrent: order == query.sort)
        }
        rows = found.tickets.map { Row($0, reader) }
        isWholeCompany = found.isWholeCompany
        emptiness = Self.emptiness(found, query)
        paging = Self.paging(found, query)
        start = query.link()
        self.mayCreate = mayCreate
    }

    private static func emptiness(_ found: ListTickets.Output, _ query: TicketListQuery) -> Emptiness? {
        guard found.tickets.isEmpty else { return nil }
        if found.counts.all == 0, query.words.isEmpty { return .nothingYet }
        if query.isFurtherOn { return .end }
        return .nothingFound(
            Filter(
                state: TicketState(rawValue: query.status.rawValue).map { $0.worded.lowercased() },
                words: query.words, elsewhere: found.counts.all, everyState: query.link(.all)))
    }

    private static func paging(_ found: ListTickets.Output, _ query: TicketListQuery) -> Paging {
        let total = found.counts.count(query.status)
        return Paging(
            shown: found.tickets.count, of: total, total == 1 ? "ticket" : "tickets",
            first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) })
    }
}

extension TicketListModel.Row {
    /// A ticket as its reader sees it.
    init(_ ticket: TicketSummary, _ reader: PageReader) {
        number = ticket.number
        subject = ticket.subject
        state = ticket.state
        priority = ticket.priority
        requester = ticket.requester
        isOwn = ticket.requester == reader.name
        changed = reader.brief(ticket.updatedAt)
    }
}

extension ListTickets.Status {
    /// The parts of the list in the order of their tabs.
    fileprivate static let tabs: [Self] = [.all, .open, .waiting, .resolved, .closed]
}

extension TicketCounts {
    /// How many tickets a part of the list holds.
    fileprivate func count(_ status: ListTickets.Status) -> Int {
        TicketState(rawValue: status.rawValue).map { count($0) } ?? all
    }
}
