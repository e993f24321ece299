import Access

/// Which tickets a list is to show.
public struct TicketQuery: Sendable {
    /// One state, or all when nil.
    public var state: TicketState?
    /// Words that the subject or description must contain as they stand, or the number; empty for no search.
    public var search = ""
    /// Where to go on.
    public var after = PageMark.start
    /// How many rows at most.
    public var limit = 25
    /// Whether colleagues' tickets are wanted; the database shows them only where the sight allows.
    public var wholeCompany = false

    /// Every ticket, newest first.
    public init() {}
}

extension ScopedStore {
    /// The tickets that the query asks for, latest change first.
    public func tickets(_ query: TicketQuery) throws -> [TicketRow] {
        let page: [SQLValue] = [.integer(query.after.time), .text(query.after.id), .integer(Int64(query.limit))]
        if !query.search.isEmpty {
            let values =
                page + [
                    .text(query.search.lowercased()), .integer(Int64(query.search) ?? -1),
                    .text(query.state?.rawValue ?? ""),
                ]
            let statement = query.wholeCompany ? TicketStatements.searchCompany : TicketStatements.searchOwn
            return try all(statement, values, TicketRow.init)
        }
        if let state = query.state {
            let statement = query.wholeCompany ? TicketStatements.listCompanyState : TicketStatements.listOwnState
            return try all(statement, page + [.text(state.rawValue)], TicketRow.init)
        }
        let statement = query.wholeCompany ? TicketStatements.listCompany : TicketStatements.listOwn
        return try all(statement, page, TicketRow.init)
    }

    /// How many tickets stand where.
    public func ticketCounts(wholeCompany: Bool) throws -> TicketCounts {
        let statement = wholeCompany ? TicketStatements.countCompany : TicketStatements.countOwn
        let pairs = try all(statement) { (TicketState(rawValue: $0.text(0)) ?? .open, Int($0.integer(1))) }
        return TicketCounts(byState: Dictionary(pairs, uniquingKeysWith: +))
    }

    /// The ticket with the number, with at most `notes` public notes; nil when it is not there or not visible.
    public func ticket(number: Int64, notes limit: Int = 500) throws -> TicketDetail? {
        let found = try first(TicketStatements.byNumber, [.integer(number)]) { (TicketRow($0), $0.text(8)) }
        guard let (row, description) = found else { return nil }
        let notes = try all(
            TicketStatements.notes, [.id(row.id), .integer(Int64(limit))], TicketNoteRow.init)
        return TicketDetail(row: row, description: description, notes: notes)
    }

    /// Opens a ticket for the person and answers it with its number.
    public func createTicket(
        subject: String, description: String, priority: TicketPriority, at now: Instant
    ) throws -> TicketRow {
        let id = TicketID.new(at: now)
        try run(
            TicketStatements.create,
            [.id(id), .text(subject), .text(description), .text(priority.rawValue), .instant(now)])
        guard let row = try first(TicketStatements.byID, [.id(id)], TicketRow.init) else {
            throw StoreError.fault("the new ticket is not there")
        }
        return row
    }

    /// Adds the person's public note; a ticket that waited or was resolved is open again.
    public func addNote(to ticket: TicketRow, body: String, at now: Instant) throws {
        try run(
            TicketStatements.addNote,
            [.id(ticket.id), .id(TicketNoteID.new(at: now)), .text(body), .instant(now)])
        try run(TicketStatements.touch, [.id(ticket.id), .instant(now)])
    }
}
