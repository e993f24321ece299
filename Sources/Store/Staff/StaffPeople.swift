import Access

extension StaffStore {
    /// Adds a company; its identifier, or nil when the provider has one of that name.
    public func addCompany(named name: String, at now: Instant) throws -> CompanyID? {
        if try first(StaffPeopleStatements.companyNamed, [.text(name)], { _ in true }) != nil { return nil }
        let id = CompanyID.new(at: now)
        try run(StaffPeopleStatements.addCompany, [.id(id), .text(AddedHere.name(id.text)), .text(name)])
        return id
    }

    /// Whether the provider has that company, in force.
    public func hasCompany(_ id: CompanyID) throws -> Bool {
        try first(StaffPeopleStatements.company, [.id(id)]) { _ in true } ?? false
    }

    /// Who has an address, and at which company; nil when nobody of the provider's has it.
    public func owner(ofAddress email: String) throws -> (name: String, company: String)? {
        try first(StaffPeopleStatements.owner, [.text(EmailAddress.normalised(email))]) { ($0.text(0), $0.text(1)) }
    }

    /// Adds a contact, who may not come in yet; the address must be free.
    public func addContact(
        named name: String, email: String, title: String, at company: CompanyID, _ now: Instant
    ) throws -> ContactID {
        let id = ContactID.new(at: now)
        try run(
            StaffPeopleStatements.addContact,
            [
                .id(company), .id(id), .text(AddedHere.name(id.text)), .text(name),
                .text(EmailAddress.normalised(email)), .text(title.isEmpty ? nil : title),
            ])
        return id
    }
}

/// How records that staff added are told from those of another system, as long as none has brought them.
enum AddedHere {
    /// The name of such a record; the import knows them by what it begins with.
    static func name(_ id: String) -> String { "portal:" + id }
}

/// What adding companies and contacts asks.
enum StaffPeopleStatements {
    static let companyNamed = Statement(
        .staff, "staff_people.company_named", "SELECT 1 FROM company WHERE tenant_id = $1 AND lower(name) = lower($2)")

    static let company = Statement(
        .staff, "staff_people.company", "SELECT 1 FROM company WHERE tenant_id = $1 AND id = $2 AND active = 1")

    static let addCompany = Statement(
        .staff, "staff_people.add_company",
        "INSERT INTO company (tenant_id, id, external_id, name, active) VALUES ($1, $2, $3, $4, 1)")

    static let owner = Statement(
        .staff, "staff_people.owner",
        """
        SELECT contact.name, company.name FROM contact
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        WHERE contact.tenant_id = $1 AND contact.email = $2
        """)

    static let addContact = Statement(
        .staff, "staff_people.add_contact",
        """
        INSERT INTO contact (tenant_id, company_id, id, external_id, name, email, title, active)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
        """)

    static let begun = Statement(
        .staff, "staff_people.begun",
        """
        SELECT EXISTS (SELECT 1 FROM staff WHERE tenant_id = $1 AND mail_tried_at IS NOT NULL),
            EXISTS (SELECT 1 FROM contact WHERE tenant_id = $1),
            EXISTS (SELECT 1 FROM portal_access WHERE tenant_id = $1 AND invited_at IS NOT NULL),
            EXISTS (SELECT 1 FROM portal_access WHERE tenant_id = $1 AND last_login_at IS NOT NULL)
        """)
}
