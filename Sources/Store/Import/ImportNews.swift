import Access

/// Which of an import's records are news, of which people are told by mail; the rest is history.
///
/// News happened after the tenant's first import of tickets or invoices and within the last day. So the first import tells
/// nobody of anything, a later one that brings old records neither, and the same file twice only once. A moment more than
/// an hour ahead is a mistake and no news.
struct ImportNews: Sendable {
    private let since: Instant?
    private let latest: Instant

    init(of tenant: TenantID, isQuiet: Bool, at now: Instant, on connection: Connection) throws {
        var history: Instant?
        try connection.run(NoticeStatements.historyUntil, [.id(tenant)]) { history = $0.optionalInstant(0) }
        since = isQuiet ? nil : history.map { max($0, now.adding(seconds: -86400)) }
        latest = now.adding(seconds: 3600)
    }

    /// Whether what happened then is news.
    func holds(_ moment: Instant) -> Bool {
        guard let since else { return false }
        return moment > since && moment <= latest
    }
}

extension Importer {
    /// Tells the ticket's contact that it was opened or that it is resolved, where the record changes that.
    func tell(
        of ticket: ImportRecord.Ticket, known: KnownTicket?, id: TicketID, to contact: ContactID, at company: CompanyID
    ) throws {
        // What a client or staff have done here since stands, so there is nothing to tell of.
        if let moved = known?.movedAt, moved > ticket.updatedAt ?? ticket.createdAt { return }
        if ticket.state.isOver, known.map({ !$0.state.isOver }) ?? true {
            let happened = ticket.updatedAt ?? ticket.createdAt
            try tell(.resolved, to: contact, at: company, about: id.text, happened: happened)
        } else if known == nil {
            try tell(.created, to: contact, at: company, about: id.text, happened: ticket.createdAt)
        }
    }

    /// Tells somebody, if what happened then is news.
    func tell(
        _ kind: NoticeKind, to contact: ContactID, at company: CompanyID, about record: String, happened: Instant
    ) throws {
        guard news.holds(happened) else { return }
        let scope = NoticeScope(tenant: tenant, company: company, contact: contact)
        try connection.post(kind, to: scope, about: record, at: now)
    }
}

extension TicketState {
    /// Whether nobody works on it any more.
    var isOver: Bool {
        switch self {
        case .resolved, .closed: true
        case .open, .waiting: false
        }
    }
}
