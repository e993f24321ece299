import Access

extension ImportRecord.Ticket {
    /// The numbers that a ticket may bring along; above them there is room for those that the portal gives.
    public static let numbers: ClosedRange<Int64> = 1...900_000_000
}

/// A ticket as the store has it.
struct KnownTicket {
    let id: TicketID
    let company: CompanyID
    let number: Int64
    let updatedAt: Instant
    let contact: ContactID
    let state: TicketState
    /// When somebody last moved it in the portal, a client or staff; nil when nobody did.
    let movedAt: Instant?
}

extension Importer {
    /// Stores those with a number before those that get the next free one.
    func putTickets() throws {
        try scratch.each(claiming: true) { (item: Numbered<ImportRecord.Ticket>) in
            guard let number = item.value.number else { return }
            try put(item, known: ticket(item.value.externalID), number: number)
        }
        let largest = try first(ImportTicketStatements.largestNumber, []) { $0.integer(0) } ?? 0
        let counter = try first(ImportTicketStatements.nextNumber, []) { $0.integer(0) } ?? 1
        var next = min(max(counter, 1), .max / 2)
        if largest >= next { next = min(largest, .max / 2) + 1 }
        try scratch.each(claiming: false) { (item: Numbered<ImportRecord.Ticket>) in
            let known = try ticket(item.value.externalID)
            try put(item, known: known, number: known?.number ?? next)
            if known == nil { next += 1 }
        }
        try run(ImportTicketStatements.setNextNumber, [.integer(next)])
    }

    /// The ticket with that external id; nil when there is none.
    func ticket(_ externalID: String) throws -> KnownTicket? {
        try first(ImportTicketStatements.ticket, [.text(externalID)]) {
            KnownTicket(
                id: $0.id(0), company: $0.id(1), number: $0.integer(2), updatedAt: $0.instant(3), contact: $0.id(4),
                state: TicketState(rawValue: $0.text(5)) ?? .open, movedAt: $0.optionalInstant(6))
        }
    }

    /// Gives every ticket of the file the moment of its latest public note, when that is later than its own.
    func settleTickets() throws {
        // What the file says of a new ticket is all there is, and was looked at when it was stored.
        guard summary.counts[.ticket, default: .init()].replaced > 0 else { return }
        try scratch.eachName(of: .ticket) { try run(ImportTicketStatements.settle, [.text($0)]) }
    }

    private func put(_ item: Numbered<ImportRecord.Ticket>, known: KnownTicket?, number: Int64) throws {
        let value = item.value
        guard let company = try reference(.company, value.company, of: item.place, "company", self.company),
            let contact = try contact(value.contact, at: company, of: item.place, "contact"),
            try fits(item, number: number)
        else { return }
        if let known, known.company != company {
            return try refuse(item.place, "company", "A ticket can't move to another company.")
        }
        let id = known?.id ?? TicketID.new(at: now)
        let given = value.updatedAt ?? value.createdAt
        let updatedAt = max(given, try scratch.latestNote(on: value.externalID) ?? given)
        try run(
            ImportTicketStatements.put,
            [
                .id(company), .id(contact.id), .id(id), .text(value.externalID), .integer(number),
                .text(value.subject), .text(value.description), .text(value.state.rawValue),
                .text(value.priority.rawValue), .instant(value.createdAt), .instant(updatedAt),
                .instant(given),
            ])
        try tell(of: value, known: known, id: id, to: contact.id, at: company)
        count(.ticket, isNew: known == nil)
    }

    private func fits(_ item: Numbered<ImportRecord.Ticket>, number: Int64) throws -> Bool {
        guard ImportRecord.Ticket.numbers.contains(number) || item.value.number == nil else {
            try refuse(item.place, "number", "This number is out of range.")
            return false
        }
        if let updatedAt = item.value.updatedAt, updatedAt < item.value.createdAt {
            try refuse(item.place, "updated_at", "This is earlier than created_at.")
            return false
        }
        // The next free number is nobody's, and a known ticket's own is its own.
        guard item.value.number != nil else { return true }
        let values: [SQLValue] = [.text(item.value.externalID), .integer(number)]
        guard let owner = try first(ImportTicketStatements.numberOwner, values, { $0.text(0) }), try !frees(owner)
        else { return true }
        let whose = owner.isEmpty ? "A ticket that was opened here" : "The ticket \"\(owner)\""
        try refuse(item.place, "number", "\(whose) has the number \(number) already.")
        return false
    }

    /// Takes the number away from a ticket that gets another one later in the file; false when it keeps its number.
    private func frees(_ owner: String) throws -> Bool {
        guard let claim = try scratch.claim(of: .ticket, owner), let number = Int64(claim) else { return false }
        return try first(ImportTicketStatements.freeNumber, [.text(owner), .integer(number)], { _ in }) != nil
    }
}

/// What an import asks of tickets.
enum ImportTicketStatements {
    static let ticket = Statement(
        .house, "import.ticket",
        """
        SELECT id, company_id, number, updated_at, contact_id, state, moved_at FROM ticket
        WHERE tenant_id = $1 AND external_id = $2
        """)

    static let freeNumber = Statement(
        .house, "import.free_number",
        """
        UPDATE ticket SET number = -number WHERE tenant_id = $1 AND external_id = $2 AND number <> $3 RETURNING id
        """)

    static let numberOwner = Statement(
        .house, "import.number_owner",
        """
        SELECT coalesce(external_id, '') FROM ticket
        WHERE tenant_id = $1 AND number = $3 AND coalesce(external_id, '') <> $2
        """)

    static let largestNumber = Statement(
        .house, "import.largest_number", "SELECT coalesce(max(number), 0) FROM ticket WHERE tenant_id = $1")

    static let nextNumber = Statement(.house, "import.next_number", "SELECT next_ticket FROM tenant WHERE id = $1")

    static let setNextNumber = Statement(
        .house, "import.set_next_number", "UPDATE tenant SET next_ticket = $2 WHERE id = $1")

    static let put = Statement(
        .house, "import.put_ticket",
        """
        INSERT INTO ticket (tenant_id, company_id, contact_id, id, external_id, number, subject, description, state,
            priority, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET contact_id = excluded.contact_id, number = excluded.number, subject = excluded.subject,
            description = excluded.description, priority = excluded.priority, created_at = excluded.created_at,
            state = CASE WHEN moved_at > $13 THEN state ELSE excluded.state END,
            updated_at = CASE WHEN moved_at > excluded.updated_at THEN updated_at ELSE excluded.updated_at END
        """)

    static let settle = Statement(
        .house, "import.settle_ticket",
        """
        UPDATE ticket SET updated_at = told.latest
        FROM (SELECT max(ticket_note.created_at) AS latest FROM ticket
            JOIN ticket_note ON ticket_note.tenant_id = ticket.tenant_id AND ticket_note.ticket_id = ticket.id
            WHERE ticket.tenant_id = $1 AND ticket.external_id = $2 AND ticket_note.visibility = 'public') AS told
        WHERE ticket.tenant_id = $1 AND ticket.external_id = $2 AND told.latest > ticket.updated_at
        """)

    static let touch = Statement(
        .house, "import.touch_ticket", "UPDATE ticket SET updated_at = $3 WHERE tenant_id = $1 AND id = $2")
}
