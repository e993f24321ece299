import Access

/// A contact as the store has it.
struct KnownContact {
    let id: ContactID
    let company: CompanyID
    let name: String
}

extension Importer {
    func put(company item: Numbered<ImportRecord.Company>) throws {
        let value = item.value
        let known = try company(value.externalID) ?? adopt(value)
        let id = known ?? CompanyID.new(at: now)
        try run(
            ImportPeopleStatements.putCompany,
            [.id(id), .text(value.externalID), .text(value.name), .flag(value.active)])
        if !value.active { try run(ImportPeopleStatements.endCompanySessions, [.id(id)]) }
        companies[value.externalID] = id
        count(.company, isNew: known == nil)
    }

    /// The company with that external id; nil when there is none.
    func company(_ externalID: String) throws -> CompanyID? {
        if let known = companies[externalID] { return known }
        let found: CompanyID? = try first(ImportPeopleStatements.company, [.text(externalID)]) { $0.id(0) }
        companies[externalID] = found
        return found
    }

    /// The contact with that external id; nil when there is none.
    func contact(_ externalID: String) throws -> KnownContact? {
        if let known = contacts[externalID] { return known }
        let found = try first(ImportPeopleStatements.contact, [.text(externalID)]) {
            KnownContact(id: $0.id(0), company: $0.id(1), name: $0.text(2))
        }
        contacts[externalID] = found
        return found
    }

    /// The contact that a record names, who must belong to the company.
    func contact(
        _ externalID: String, at company: CompanyID, of place: ImportPlace, _ field: String
    ) throws -> KnownContact? {
        guard let found = try reference(.contact, externalID, of: place, field, self.contact) else { return nil }
        guard found.company == company else {
            try refuse(place, field, "The contact \"\(externalID)\" belongs to another company.")
            return nil
        }
        return found
    }

    func put(contact item: Numbered<ImportRecord.Contact>) throws {
        let value = item.value
        guard let company = try reference(.company, value.company, of: item.place, "company", self.company) else {
            return
        }
        let email = EmailAddress.normalised(value.email)
        try adopt(value, email: email, at: company)
        // An address that staff approved stays until the source itself says another one.
        let said = try first(ImportPeopleStatements.address, [.text(value.externalID)]) { $0.optionalText(0) } ?? nil
        let owner =
            said == email
            ? nil
            : try first(ImportPeopleStatements.emailOwner, [.text(value.externalID), .text(email)]) { $0.text(0) }
        if let owner, try !frees(owner) {
            return try refuse(item.place, "email", "The contact \"\(owner)\" has this address already.")
        }
        let known = try contact(value.externalID)
        if let known, known.company != company, try !move(known, item) { return }
        let id = known?.id ?? ContactID.new(at: now)
        let name = try first(
            ImportPeopleStatements.putContact,
            [
                .id(company), .id(id), .text(value.externalID), .text(value.name), .text(email),
                .text(value.phone.orNothing), .text(value.mobile.orNothing), .text(value.title.orNothing),
                .text(value.timeZone.orNothing), .flag(value.active),
            ]
        ) { $0.text(0) }
        if !value.active { try run(ProvisionStatements.endSessions, [.id(id)]) }
        contacts[value.externalID] = KnownContact(id: id, company: company, name: name ?? value.name)
        count(.contact, isNew: known == nil)
    }

    /// Takes the address away from a contact who gets another one later in the file; false when they keep it.
    private func frees(_ owner: String) throws -> Bool {
        guard let claim = try scratch.claim(of: .contact, owner) else { return false }
        return try first(ImportPeopleStatements.freeEmail, [.text(owner), .text(claim)], { _ in }) != nil
    }

    /// Takes a contact out of a company, with the access that staff gave them there; false, with the reason written
    /// down, when the contact has left traces that belong to that company.
    private func move(_ known: KnownContact, _ item: Numbered<ImportRecord.Contact>) throws -> Bool {
        let traces = try first(ImportPeopleStatements.traces, [.id(known.company), .id(known.id)]) { $0.text(0) }
        if let traces {
            let reason = """
                The contact has \(traces) at another company and can't leave it. Give this contact another address \
                and import the person under a new external_id.
                """
            try refuse(item.place, "company", reason)
            return false
        }
        try run(ImportPeopleStatements.closePortal, [.id(known.id)])
        try run(ProvisionStatements.endSessions, [.id(known.id)])
        return true
    }
}

extension String {
    /// The text, or nil when it is empty.
    var orNothing: String? { isEmpty ? nil : self }
}

/// What an import asks of companies and contacts.
enum ImportPeopleStatements {
    static let company = Statement(
        .house, "import.company", "SELECT id FROM company WHERE tenant_id = $1 AND external_id = $2")

    static let putCompany = Statement(
        .house, "import.put_company",
        """
        INSERT INTO company (tenant_id, id, external_id, name, active) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id, external_id) DO UPDATE SET name = excluded.name, active = excluded.active
        """)

    static let endCompanySessions = Statement(
        .house, "import.end_company_sessions", "DELETE FROM session WHERE tenant_id = $1 AND company_id = $2")

    static let contact = Statement(
        .house, "import.contact",
        "SELECT id, company_id, name FROM contact WHERE tenant_id = $1 AND external_id = $2")

    static let address = Statement(
        .house, "import.address",
        "SELECT source_email FROM contact WHERE tenant_id = $1 AND external_id = $2")

    /// Only of a contact to whom the source gives another address than before: an approved one is nobody else's.
    static let freeEmail = Statement(
        .house, "import.free_email",
        """
        UPDATE contact SET email = id
        WHERE tenant_id = $1 AND external_id = $2 AND email <> $3 AND source_email IS NOT $3 RETURNING id
        """)

    static let emailOwner = Statement(
        .house, "import.email_owner",
        "SELECT external_id FROM contact WHERE tenant_id = $1 AND email = $3 AND external_id <> $2")

    static let traces = Statement(
        .house, "import.traces",
        """
        SELECT 'tickets' FROM ticket WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3
        UNION ALL SELECT 'notes' FROM ticket_note WHERE tenant_id = $1 AND author_contact_id = $3
        UNION ALL SELECT 'conversations' FROM conversation WHERE tenant_id = $1 AND contact_id = $3
        UNION ALL SELECT 'receipts' FROM once WHERE tenant_id = $1 AND contact_id = $3
        UNION ALL SELECT 'risks' FROM risk_view WHERE tenant_id = $1 AND contact_id = $3
        UNION ALL SELECT 'decisions' FROM risk_decision WHERE tenant_id = $1 AND contact_id = $3
        UNION ALL SELECT 'requests' FROM change_request WHERE tenant_id = $1 AND contact_id = $3
        UNION ALL SELECT 'looks of staff' FROM preview WHERE tenant_id = $1 AND contact_id = $3
        UNION ALL SELECT 'opinions' FROM ticket_rating WHERE tenant_id = $1 AND contact_id = $3
        UNION ALL SELECT 'opinions' FROM article_rating WHERE tenant_id = $1 AND contact_id = $3
        LIMIT 1
        """)

    static let closePortal = Statement(
        .house, "import.close_portal",
        "UPDATE contact SET portal_enabled = 0, role_id = NULL WHERE tenant_id = $1 AND id = $2")

    static let putContact = Statement(
        .house, "import.put_contact",
        """
        INSERT INTO contact (tenant_id, company_id, id, external_id, name, email, phone, mobile, title, time_zone,
            active, source_phone, source_mobile, source_title, source_zone, source_name, source_email)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $7, $8, $9, $10, $5, $6)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET company_id = excluded.company_id,
            name = CASE WHEN source_name IS excluded.name THEN name ELSE excluded.name END,
            email = CASE WHEN source_email IS excluded.email THEN email ELSE excluded.email END,
            phone = CASE WHEN source_phone IS excluded.phone THEN phone ELSE excluded.phone END,
            mobile = CASE WHEN source_mobile IS excluded.mobile THEN mobile ELSE excluded.mobile END,
            title = CASE WHEN source_title IS excluded.title THEN title ELSE excluded.title END,
            time_zone = CASE WHEN source_zone IS excluded.time_zone THEN time_zone ELSE excluded.time_zone END,
            active = excluded.active, source_phone = excluded.phone, source_mobile = excluded.mobile,
            source_title = excluded.title, source_zone = excluded.time_zone, source_name = excluded.name,
            source_email = excluded.email
        RETURNING name
        """)
}
