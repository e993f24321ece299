import Access

/// Records that staff added on their pages become the source's own once it brings them: a company by its name, a contact
/// by address and company. Nobody is there twice, and who was let in stays in.
extension Importer {
    /// The company of that name that staff added, under the source's name from now on; none where the import brings several
    /// of that name, because only one of them can be meant.
    func adopt(_ value: ImportRecord.Company) throws -> CompanyID? {
        guard !repeatedNames.contains(value.name.lowercased()) else { return nil }
        let found: CompanyID? = try first(ImportAdoption.company, [.text(value.externalID), .text(value.name)]) {
            $0.id(0)
        }
        if let found { adopted.append("company:\(found)") }
        return found
    }

    /// Gives the contact with that address whom staff added the source's name, unless that is somebody's already.
    func adopt(_ value: ImportRecord.Contact, email: String, at company: CompanyID) throws {
        guard try contact(value.externalID) == nil else { return }
        let values: [SQLValue] = [.text(value.externalID), .text(email), .id(company)]
        if let found: ContactID = try first(ImportAdoption.contact, values, { $0.id(0) }) {
            adopted.append("contact:\(found)")
        }
    }

    /// Finds the names that several companies of the import have, where staff have added a company at all.
    func noteRepeatedNames() throws {
        guard try first(ImportAdoption.anyCompany, [], { _ in true }) != nil else { return }
        var names: Set<String> = []
        try scratch.each { (item: Numbered<ImportRecord.Company>) in
            let name = item.value.name.lowercased()
            if !names.insert(name).inserted { repeatedNames.insert(name) }
        }
    }
}

/// What taking over such records asks.
enum ImportAdoption {
    static let anyCompany = Statement(
        .house, "import.any_added_company",
        "SELECT 1 FROM company WHERE tenant_id = $1 AND external_id BETWEEN 'portal:' AND 'portal:~' LIMIT 1")

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
        RETURNING id
        """)
}
