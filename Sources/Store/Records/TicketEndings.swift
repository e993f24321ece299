import Access

/// What a note of a ticket is.
public enum TicketNoteKind: String, CaseIterable, Sendable, Hashable {
    /// Words.
    case note
    /// The client closed the ticket, perhaps with words.
    case closed
    /// The client opened the ticket again, and why.
    case reopened
}

/// How a ticket went, for the person who says so.
public enum TicketRating: String, CaseIterable, Sendable, Hashable {
    /// Well.
    case good
    /// Neither well nor badly.
    case ok
    /// Badly.
    case bad
}

/// What a person said of a ticket that was done.
public struct TicketRatingRow: Sendable, Hashable {
    /// How it went.
    public let rating: TicketRating
    /// In their own words; empty when there are none.
    public let words: String
    /// When they first said it.
    public let ratedAt: Instant

    init(_ row: Row) {
        rating = TicketRating(rawValue: row.text(0)) ?? .ok
        words = row.text(1)
        ratedAt = row.instant(2)
    }
}

extension ScopedStore {
    /// Adds the person's public note; the ticket is open afterwards when that is wanted, and as it was otherwise.
    public func addNote(
        to ticket: TicketRow, body: String, kind: TicketNoteKind = .note, then state: TicketState, at now: Instant
    ) throws {
        try run(
            TicketStatements.addNote,
            [.id(ticket.id), .id(TicketNoteID.new(at: now)), .text(body), .instant(now), .text(kind.rawValue)])
        try run(TicketStatements.move, [.id(ticket.id), .instant(now), .text(state.rawValue)])
    }

    /// What the person said of the ticket; nil when they said nothing.
    public func rating(of ticket: TicketRow) throws -> TicketRatingRow? {
        try first(TicketRatingStatements.own, [.id(ticket.id)], TicketRatingRow.init)
    }

    /// Keeps what the person says of the ticket, in place of what they said before.
    public func rate(_ ticket: TicketRow, as rating: TicketRating, words: String, at now: Instant) throws {
        let isFirst = try self.rating(of: ticket) == nil
        try run(
            isFirst ? TicketRatingStatements.add : TicketRatingStatements.change,
            [.id(ticket.id), .text(rating.rawValue), .text(words), .instant(now)])
    }
}

/// What a client's calls ask of ratings of tickets.
enum TicketRatingStatements {
    static let own = Statement(
        .client, "ticket_rating.own",
        """
        SELECT rating, words, rated_at FROM portal_ticket_rating
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND ticket_id = $4
        """)

    static let add = Statement(
        .client, "ticket_rating.add",
        """
        INSERT INTO portal_ticket_rating (tenant_id, company_id, ticket_id, rating, words, changed_at)
        VALUES ($1, $2, $4, $5, $6, $7)
        """)

    static let change = Statement(
        .client, "ticket_rating.change",
        """
        UPDATE portal_ticket_rating SET rating = $5, words = $6, changed_at = $7
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND ticket_id = $4
        """)
}
