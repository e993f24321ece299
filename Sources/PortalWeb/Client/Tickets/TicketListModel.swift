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

    let lead: String
    let frame: ListFrame
    let sort: TicketOrder
    let rows: [Row]
    /// The same list as a file.
    let file: Link
    /// Whether the list holds colleagues' tickets, so that it has to say whose each is.
    let isWholeCompany: Bool
    let mayCreate: Bool
}

extension TicketListModel {
    /// The list that was found for a query.
    init(
        _ found: ListTickets.Output, _ query: TicketListQuery, company: String, _ reader: PageReader, mayCreate: Bool
    ) {
        lead = found.isWholeCompany ? "Every ticket of \(company)." : "The tickets that you opened."
        sort = query.sort
        rows = found.tickets.map { Row($0, reader) }
        file = query.file
        isWholeCompany = found.isWholeCompany
        frame = ListFrame(found, query)
        self.mayCreate = mayCreate
    }
}

extension ListFrame {
    fileprivate init(_ found: ListTickets.Output, _ query: TicketListQuery) {
        let total = found.counts.count(query.status)
        self.init(
            noun: .ticket,
            paging: Paging(
                shown: found.tickets.count, of: total, total == 1 ? "ticket" : "tickets",
                first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) }),
            start: query.link())
        tabs = ListTickets.Status.tabs.map { status in
            Tabs.Tab(
                status.worded(isOwn: !found.isWholeCompany), query.link(status), isCurrent: status == query.status,
                count: found.counts.count(status))
        }
        words = query.words
        kept = [("status", query.status.rawValue), ("sort", query.sort.rawValue)]
        sorts = TicketOrder.allCases.map { order in
            .init(text: order.worded, link: query.link(sort: order), isCurrent: order == query.sort)
        }
        count = found.tickets.count
        emptiness = Self.emptiness(found, query)
    }

    private static func emptiness(_ found: ListTickets.Output, _ query: TicketListQuery) -> Emptiness? {
        guard found.tickets.isEmpty else { return nil }
        if found.counts.all == 0, query.words.isEmpty { return .nothingYet }
        if query.isFurtherOn { return .end }
        return .nothingFound(
            SoughtInVain(
                part: TicketState(rawValue: query.status.rawValue).map { $0.worded.lowercased() },
                words: query.words, elsewhere: found.counts.all, everywhere: query.link(.all)))
    }
}

extension ListFrame.Noun {
    /// Tickets.
    static let ticket = ListFrame.Noun(
        one: "ticket", many: "tickets", title: "Tickets", all: .page("/portal/tickets"))
}

extension TicketListModel.Row {
    /// A ticket as its reader sees it.
    init(_ ticket: TicketSummary, _ reader: PageReader) {
        number = ticket.number
        subject = ticket.subject
        state = ticket.state
        priority = ticket.priority
        requester = ticket.requester
        isOwn = ticket.isOwn
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
