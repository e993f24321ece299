import Access

/// A quote as the store has it.
private struct KnownQuote {
    let id: QuoteID
    let company: CompanyID
}

extension Importer {
    func put(quote item: Numbered<ImportRecord.Quote>) throws {
        let value = item.value
        guard let company = try reference(.company, value.company, of: item.place, "company", self.company),
            try addsUp(item), try isFree(value.number, for: item.place, ImportQuoteStatements.numbers)
        else { return }
        let known = try first(ImportQuoteStatements.quote, [.text(value.externalID)]) {
            KnownQuote(id: $0.id(0), company: $0.id(1))
        }
        guard known == nil || known?.company == company else {
            return try refuse(item.place, "company", "A quote can't move to another company.")
        }
        let id = known?.id ?? QuoteID.new(at: now)
        try run(ImportQuoteStatements.put, [.id(company), .id(id)] + value.columns)
        if known != nil {
            try run(ImportQuoteStatements.clearLines, [.id(id)])
            try run(ImportQuoteStatements.clearSections, [.id(id)])
        }
        for (place, section) in value.sections.enumerated() {
            try run(
                ImportQuoteStatements.putSection,
                [.id(company), .id(id), .integer(Int64(place)), .text(section.title)])
            try put(section.lines, of: id, inSection: place, at: company)
        }
        count(.quote, isNew: known == nil)
    }

    private func put(
        _ lines: [ImportRecord.QuoteLine], of quote: QuoteID, inSection section: Int, at company: CompanyID
    ) throws {
        for (position, line) in lines.enumerated() {
            try run(
                ImportQuoteStatements.putLine,
                [
                    .id(company), .id(quote), .integer(Int64(section)), .integer(Int64(position)),
                    .text(line.description), .integer(line.quantityThousandths), .integer(line.unitPrice),
                    .integer(line.takenOff ?? 0), .integer(line.discountPercent), .integer(line.amount),
                    .flag(line.isOptional), .flag(line.isChosen),
                ])
        }
    }

    /// Whether the quote says of its amounts what they make; every reason is written down.
    private func addsUp(_ item: Numbered<ImportRecord.Quote>) throws -> Bool {
        let reasons = QuoteReckoning(of: item.value).reasons
        for reason in reasons { try refuse(item.place, reason.field, reason.words) }
        return reasons.isEmpty
    }
}

extension ImportRecord.Quote {
    /// What its row keeps, in the order of the statement that puts it.
    fileprivate var columns: [SQLValue] {
        [
            .text(externalID), .text(number), .text(title), .text(state.rawValue), .text(currency.code),
            .date(issuedOn), .date(validUntil), .date(decidedOn), .text(introduction.orNothing), .text(terms.orNothing),
            .text(approvalAddress.orNothing), .integer(takenOff ?? 0), .integer(discountPercent), .integer(tax),
            .integer(total),
        ]
    }
}

/// What an import asks of quotes.
enum ImportQuoteStatements {
    static let quote = Statement(
        .house, "import.quote", "SELECT id, company_id FROM quote WHERE tenant_id = $1 AND external_id = $2")

    static let freeNumber = Statement(
        .house, "import.free_quote_number",
        "UPDATE quote SET number = id WHERE tenant_id = $1 AND external_id = $2 AND number <> $3 RETURNING id")

    static let numberOwner = Statement(
        .house, "import.quote_number_owner",
        "SELECT external_id FROM quote WHERE tenant_id = $1 AND number = $3 AND external_id <> $2")

    static let numbers = NumberOwners(owner: numberOwner, free: freeNumber)

    static let put = Statement(
        .house, "import.put_quote",
        """
        INSERT INTO quote (tenant_id, company_id, id, external_id, number, title, state, currency, issued_on,
            valid_until, decided_on, introduction, terms, approval_url, discount, discount_percent, tax, total)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET number = excluded.number, title = excluded.title, state = excluded.state, currency = excluded.currency,
            issued_on = excluded.issued_on, valid_until = excluded.valid_until, decided_on = excluded.decided_on,
            introduction = excluded.introduction, terms = excluded.terms, approval_url = excluded.approval_url,
            discount = excluded.discount, discount_percent = excluded.discount_percent, tax = excluded.tax,
            total = excluded.total
        """)

    static let clearSections = Statement(
        .house, "import.clear_quote_sections", "DELETE FROM quote_section WHERE tenant_id = $1 AND quote_id = $2")

    static let clearLines = Statement(
        .house, "import.clear_quote_lines", "DELETE FROM quote_line WHERE tenant_id = $1 AND quote_id = $2")

    static let putSection = Statement(
        .house, "import.put_quote_section",
        "INSERT INTO quote_section (tenant_id, company_id, quote_id, position, title) VALUES ($1, $2, $3, $4, $5)")

    static let putLine = Statement(
        .house, "import.put_quote_line",
        """
        INSERT INTO quote_line (tenant_id, company_id, quote_id, section, position, description, quantity_thousandths,
            unit_price, discount, discount_percent, amount, is_optional, is_chosen)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """)
}
