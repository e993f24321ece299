import Access

/// Records that staff added on their pages become the source's own once it brings them: a company by its name, a contact
/// by address and company. Nobody is there twice, and who was let in stays in.
extension Importer {
    /// The company of that name that staff added, under the source's name from now on.
    func adopt(_ value: ImportRecord.Company) throws -> CompanyID? {
        try first(ImportAdoption.company, [.text(value.externalID), .text(value.name)]) { $0.id(0) }
    }

    /// Gives the contact with that address whom staff added the source's name, unless that is somebody's already.
    func adopt(_ value: ImportRecord.Contact, email: String, at company: CompanyID) throws {
        guard try contact(value.externalID) == nil else { return }
        try run(ImportAdoption.contact, [.text(value.externalID), .text(email), .id(company)])
    }
}

/// What taking over such records asks.
enum ImportAdoption {
    static let company = Statement(
        .house, "import.adopt_company",
        """
        UPDATE company SET external_id = $2
        WHERE tenant_id = $1 AND lower(name) = lower($3) AND external_id BETWEEN 'portal:' AND 'portal:~' RETURNING id
        """)

    static let contact = Statement(
        .house, "import.adopt_contact",
        """
        UPDATE contact SET external_id = $2
        WHERE tenant_id = $1 AND email = $3 AND company_id = $4 AND external_id BETWEEN 'portal:' AND 'portal:~'
        """)
}
