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
}

extension Importer {
    func put(tickets items: [Numbered<ImportRecord.Ticket>]) throws {
        // Two tickets may swap numbers in one file, so the changing ones are freed first.
        for item in items {
            guard let number = item.value.number else { continue }
            try run(ImportTicketStatements.freeNumber, [.text(item.value.externalID), .integer(number)])
        }
        for item in items {
            if let number = item.value.number { try put(item, number: number) }
        }
        try putUnnumbered(items.filter { $0.value.number == nil })
    }

    /// The ticket with that external id; nil when there is none.
    func ticket(_ externalID: String) throws -> KnownTicket? {
        try first(ImportTicketStatements.ticket, [.text(externalID)]) {
            KnownTicket(id: $0.id(0), company: $0.id(1), number: $0.integer(2), updatedAt: $0.instant(3))
        }
    }

    /// Gives every changed ticket the moment of its latest public note, when that is later than its own.
    func settleTickets() throws {
        for (id, moment) in changedTickets {
            let latest = try first(ImportTicketStatements.latestPublicNote, [.id(id)]) { $0.optionalInstant(0) }
            guard let latest = latest ?? nil, latest > moment else { continue }
            try run(ImportTicketStatements.touch, [.id(id), .instant(latest)])
        }
    }

    private func putUnnumbered(_ items: [Numbered<ImportRecord.Ticket>]) throws {
        let largest = try first(ImportTicketStatements.largestNumber, []) { $0.integer(0) } ?? 0
        let counter = try first(ImportTicketStatements.nextNumber, []) { $0.integer(0) } ?? 1
        var next = min(max(counter, 1), .max / 2)
        if largest >= next { next = min(largest, .max / 2) + 1 }
        for item in items {
            let known = try ticket(item.value.externalID)
            try put(item, number: known?.number ?? next)
            if known == nil { next += 1 }
        }
        try run(ImportTicketStatements.setNextNumber, [.integer(next)])
    }

    private func put(_ item: Numbered<ImportRecord.Ticket>, number: Int64) throws {
        let value = item.value
        guard let company = try reference(.company, value.company, of: item.place, "company", self.company),
            let contact = try contact(value.contact, at: company, of: item.place, "contact"),
            try fits(item, number: number)
        else { return }
        let known = try ticket(value.externalID)
        if let known, known.company != company {
            return try refuse(item.place, "company", "A ticket can't move to another company.")
        }
        let id = known?.id ?? TicketID.new(at: now)
        let updatedAt = value.updatedAt ?? value.createdAt
        try run(
            ImportTicketStatements.put,
            [
                .id(company), .id(contact.id), .id(id), .text(value.externalID), .integer(number),
                .text(value.subject), .text(value.description), .text(value.state.rawValue),
                .text(value.priority.rawValue), .instant(value.createdAt), .instant(updatedAt),
            ])
        changedTickets[id] = updatedAt
        summary.count(.ticket, isNew: known == nil)
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
        let values: [SQLValue] = [.text(item.value.externalID), .integer(number)]
        guard let owner = try first(ImportTicketStatements.numberOwner, values, { $0.text(0) }) else { return true }
        let whose = owner.isEmpty ? "A ticket that was opened here" : "The ticket \"\(owner)\""
        try refuse(item.place, "number", "\(whose) has the number \(number) already.")
        return false
    }
}

/// What an import asks of tickets.
enum ImportTicketStatements {
    static let ticket = Statement(
        .house, "import.ticket",
        "SELECT id, company_id, number, updated_at FROM ticket WHERE tenant_id = $1 AND external_id = $2")

    static let freeNumber = Statement(
        .house, "import.free_number",
        "UPDATE ticket SET number = -number WHERE tenant_id = $1 AND external_id = $2 AND number <> $3")

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
            description = excluded.description, state = excluded.state, priority = excluded.priority,
            created_at = excluded.created_at, updated_at = excluded.updated_at
        """)

    static let latestPublicNote = Statement(
        .house, "import.latest_public_note",
        """
        SELECT max(created_at) FROM ticket_note WHERE tenant_id = $1 AND ticket_id = $2 AND visibility = 'public'
        """)

    static let touch = Statement(
        .house, "import.touch_ticket", "UPDATE ticket SET updated_at = $3 WHERE tenant_id = $1 AND id = $2")
}
