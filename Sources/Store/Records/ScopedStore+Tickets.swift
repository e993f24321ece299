import Access

/// Which tickets a list is to show.
public struct TicketQuery: Sendable {
    /// One state, or all when nil.
    public var state: TicketState?
    /// Words that the subject or description must contain as they stand, or the number; empty for no search.
    public var search = ""
    /// By what the list is ordered.
    public var order = TicketOrder.changed
    /// Where to go on.
    public var after = PageMark.start
    /// How many rows at most.
    public var limit = 25
    /// Whether colleagues' tickets are wanted; the database shows them only where the sight allows.
    public var wholeCompany = false

    /// Every ticket, the latest change first.
    public init() {}
}

extension ScopedStore {
    /// The tickets that the query asks for, in its order.
    public func tickets(_ query: TicketQuery) throws -> [TicketRow] {
        switch query.order {
        case .changed: try changedTickets(query)
        case .opened: try numberedTickets(query)
        }
    }

    private func changedTickets(_ query: TicketQuery) throws -> [TicketRow] {
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

    private func numberedTickets(_ query: TicketQuery) throws -> [TicketRow] {
        try all(
            query.wholeCompany ? TicketStatements.numberedCompany : TicketStatements.numberedOwn,
            [
                .integer(query.after.time), .text(query.state?.rawValue ?? ""), .text(query.search.lowercased()),
                .integer(Int64(query.search) ?? -1), .integer(Int64(query.limit)),
            ], TicketRow.init)
    }

    /// How many of the tickets with the query's words stand where, whatever its state.
    public func ticketCounts(_ query: TicketQuery) throws -> TicketCounts {
        let words: [SQLValue] = [.text(query.search.lowercased()), .integer(Int64(query.search) ?? -1)]
        let (all, fitting) =
            query.wholeCompany
            ? (TicketStatements.countCompany, TicketStatements.countCompanyWords)
            : (TicketStatements.countOwn, TicketStatements.countOwnWords)
        let pairs = try self.all(query.search.isEmpty ? all : fitting, query.search.isEmpty ? [] : words) {
            (TicketState(rawValue: $0.text(0)) ?? .open, Int($0.integer(1)))
        }
        return TicketCounts(byState: Dictionary(pairs, uniquingKeysWith: +))
    }

    /// The ticket with the number, with at most `notes` public notes; nil when it is not there or not visible.
    public func ticket(number: Int64, notes limit: Int = 500) throws -> TicketDetail? {
        let found = try first(TicketStatements.byNumber, [.integer(number)]) { (TicketRow($0), $0.text(9)) }
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
}
