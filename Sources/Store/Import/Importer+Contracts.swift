import Access

extension Importer {
    func put(contract item: Numbered<ImportRecord.Contract>) throws {
        let value = item.value
        guard let company = try reference(.company, value.company, of: item.place, "company", self.company),
            try isInOrder(item), try isFree(value.number, for: item.place, ImportContractStatements.numbers)
        else { return }
        let known = try first(ImportContractStatements.contract, [.text(value.externalID)]) {
            (id: ContractID(stored: $0.text(0)), company: CompanyID(stored: $0.text(1)))
        }
        guard known == nil || known?.company == company else {
            return try refuse(item.place, "company", "A contract can't move to another company.")
        }
        let id = known?.id ?? ContractID.new(at: now)
        try run(ImportContractStatements.put, [.id(company), .id(id)] + value.columns)
        count(.contract, isNew: known == nil)
    }

    private func isInOrder(_ item: Numbered<ImportRecord.Contract>) throws -> Bool {
        guard let last = item.value.endsOn, last < item.value.startsOn else { return true }
        try refuse(item.place, "ends_on", "This must not be before starts_on.")
        return false
    }
}

extension ImportRecord.Contract {
    /// What its row keeps, in the order of the statement that puts it.
    fileprivate var columns: [SQLValue] {
        [
            .text(externalID), .text(number), .text(title), .text(kind.rawValue), .text(state.rawValue),
            .date(startsOn), .date(endsOn), .date(renewsOn), .date(noticeUntil), .text(renewal.orNothing),
            .text(covers.orNothing), .text(terms.orNothing),
        ]
    }
}

/// What an import asks of contracts.
enum ImportContractStatements {
    static let contract = Statement(
        .house, "import.contract", "SELECT id, company_id FROM contract WHERE tenant_id = $1 AND external_id = $2")

    static let freeNumber = Statement(
        .house, "import.free_contract_number",
        "UPDATE contract SET number = id WHERE tenant_id = $1 AND external_id = $2 AND number <> $3 RETURNING id")

    static let numberOwner = Statement(
        .house, "import.contract_number_owner",
        "SELECT external_id FROM contract WHERE tenant_id = $1 AND number = $3 AND external_id <> $2")

    static let numbers = NumberOwners(owner: numberOwner, free: freeNumber)

    static let put = Statement(
        .house, "import.put_contract",
        """
        INSERT INTO contract (tenant_id, company_id, id, external_id, number, title, kind, state, starts_on, ends_on,
            renews_on, notice_until, renewal, covers, terms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET number = excluded.number, title = excluded.title, kind = excluded.kind, state = excluded.state,
            starts_on = excluded.starts_on, ends_on = excluded.ends_on, renews_on = excluded.renews_on,
            notice_until = excluded.notice_until, renewal = excluded.renewal, covers = excluded.covers,
            terms = excluded.terms
        """)
}
