import Access

/// Which risks a list is to show, and where it goes on.
public struct RiskQuery: Sendable {
    /// Which of them.
    public var filter = RiskFilter.all
    /// A part of the number or of the title; empty for no search.
    public var search = ""
    /// Where to go on.
    public var after = PageMark.start
    /// How many rows at most.
    public var limit = 25

    /// Every risk, the latest presented first.
    public init() {}
}

/// A ticket that was opened to ask about a risk.
public struct RiskTicketRow: Sendable, Hashable {
    /// The number that people use.
    public let number: Int64
    /// One line.
    public let subject: String
    /// Where it stands.
    public let state: TicketState
    /// When anything last happened.
    public let updatedAt: Instant

    init(_ row: Row) {
        number = row.integer(0)
        subject = row.text(1)
        state = TicketState(rawValue: row.text(2)) ?? .open
        updatedAt = row.instant(3)
    }
}

extension ScopedStore {
    /// The risks that the query asks for, the latest presented first.
    public func risks(_ query: RiskQuery) throws -> [RiskRow] {
        try all(
            RiskStatements.list,
            [
                .text(query.filter == .all ? "" : query.filter.rawValue), .text(query.search.lowercased()),
                .integer(query.after.time), .text(query.after.id), .integer(Int64(query.limit)),
            ], RiskRow.init)
    }

    /// The risks that wait for a decision, the one with the earliest due date first.
    public func waitingRisks(limit: Int) throws -> [RiskRow] {
        try all(RiskStatements.waiting, [.integer(Int64(limit))], RiskRow.init)
    }

    /// How many of the risks with the query's words stand where, whatever its filter.
    public func riskCounts(_ query: RiskQuery) throws -> RiskCounts {
        let counts = try first(RiskStatements.counts, [.text(query.search.lowercased())]) { row in
            RiskCounts(pending: Int(row.integer(0)), decided: Int(row.integer(1)), all: Int(row.integer(2)))
        }
        return counts ?? RiskCounts(pending: 0, decided: 0, all: 0)
    }

    /// The risk with the number and its document; nil when it is not there or not visible.
    ///
    /// Throws a fault when the document is not the one whose hash was kept when it was presented.
    public func risk(number: String) throws -> RiskDetail? {
        try first(RiskStatements.byNumber, [.text(number)], RiskDetail.init)
    }

    /// That the person has seen the version of the document that is in force; nil when not.
    public func view(of risk: RiskRow) throws -> RiskViewRow? {
        try first(RiskStatements.viewed, [.id(risk.id), .integer(risk.version)], RiskViewRow.init)
    }

    /// Keeps that the person sees the document in force now; must not be there yet.
    public func addView(of risk: RiskRow, at now: Instant) throws {
        try run(RiskStatements.view, [.id(risk.id), .instant(now)])
    }

    /// Keeps what the person decides on the document in force, once for each version; the risk is in that state then.
    ///
    /// Whether the person may, has seen it and it still waits is asked by the tool, inside the same transaction.
    public func decide(_ risk: RiskRow, _ verdict: RiskVerdict, reason: String, at now: Instant) throws {
        try run(RiskStatements.decide, [.id(risk.id), .text(verdict.rawValue), .text(reason), .instant(now)])
    }

    /// The tickets about a risk that the person may see, the newest first.
    public func tickets(about risk: RiskRow) throws -> [RiskTicketRow] {
        try all(RiskStatements.tickets, [.id(risk.id)], RiskTicketRow.init)
    }

    /// The number and title of the risk that a ticket asks about; nil for any other ticket.
    public func risk(of ticket: TicketRow) throws -> (number: String, title: String)? {
        try first(RiskStatements.ofTicket, [.id(ticket.id)]) { ($0.text(0), $0.text(1)) }
    }

    /// Keeps that the person's new ticket asks about a risk.
    public func link(_ ticket: TicketRow, to risk: RiskRow) throws {
        try run(RiskStatements.linkTicket, [.id(risk.id), .id(ticket.id)])
    }
}
