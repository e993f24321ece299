import Access

extension Importer {
    func put(note item: Numbered<ImportRecord.TicketNote>) throws {
        let value = item.value
        guard let ticket = try reference(.ticket, value.ticket, of: item.place, "ticket", self.ticket),
            let author = try author(of: item, at: ticket.company)
        else { return }
        let known = try first(ImportNoteStatements.note, [.text(value.externalID)]) {
            (
                id: TicketNoteID(stored: $0.text(0)), ticket: TicketID(stored: $0.text(1)),
                isPublic: $0.text(2) == "public"
            )
        }
        if let known, known.ticket != ticket.id {
            return try refuse(item.place, "ticket", "A note can't move to another ticket.")
        }
        let id = known?.id ?? TicketNoteID.new(at: now)
        try run(
            ImportNoteStatements.put,
            [
                .id(ticket.company), .id(ticket.id), .id(id),
                .text(value.externalID), .text(value.author.rawValue), .text(author.contact?.text),
                .text(author.name), .text(value.visibility.rawValue), .text(value.body), .instant(value.createdAt),
            ])
        if value.visibility == .public, value.createdAt > ticket.updatedAt {
            try run(ImportTicketStatements.touch, [.id(ticket.id), .instant(value.createdAt)])
        }
        if value.author == .staff, value.visibility == .public, known?.isPublic != true {
            try tell(.note, to: ticket.contact, at: ticket.company, about: id.text, happened: value.createdAt)
        }
        count(.ticketNote, isNew: known == nil)
    }

    private func author(
        of item: Numbered<ImportRecord.TicketNote>, at company: CompanyID
    ) throws -> (contact: ContactID?, name: String)? {
        let value = item.value
        switch value.author {
        case .contact:
            guard try isRight(item, given: value.authorContact, "author_contact", not: value.authorName, "author_name"),
                let contact = try contact(value.authorContact, at: company, of: item.place, "author_contact")
            else { return nil }
            return (contact.id, contact.name)
        case .staff:
            guard try isRight(item, given: value.authorName, "author_name", not: value.authorContact, "author_contact")
            else { return nil }
            return (nil, value.authorName)
        }
    }

    /// Whether the one of two fields is there that this kind of author needs, and the other is not.
    private func isRight(
        _ item: Numbered<ImportRecord.TicketNote>, given: String, _ needed: String, not other: String, _ strange: String
    ) throws -> Bool {
        guard given.isEmpty || !other.isEmpty else { return true }
        let author = item.value.author.rawValue
        try refuse(
            item.place, given.isEmpty ? needed : strange,
            "When the author is \(author), give \(needed) and not \(strange).")
        return false
    }
}

/// What an import asks of notes.
enum ImportNoteStatements {
    static let note = Statement(
        .house, "import.note",
        "SELECT id, ticket_id, visibility FROM ticket_note WHERE tenant_id = $1 AND external_id = $2")

    static let put = Statement(
        .house, "import.put_note",
        """
        INSERT INTO ticket_note (tenant_id, company_id, ticket_id, id, external_id, author, author_contact_id,
            author_name, visibility, body, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET author = excluded.author, author_contact_id = excluded.author_contact_id,
            author_name = excluded.author_name, visibility = excluded.visibility, body = excluded.body,
            created_at = excluded.created_at
        """)
}
