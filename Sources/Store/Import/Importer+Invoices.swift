import Access

/// An invoice as the store has it.
struct KnownInvoice {
    let id: InvoiceID
    let company: CompanyID
    let currency: String
}

extension Importer {
    /// The invoice with that external id; nil when there is none.
    func invoice(_ externalID: String) throws -> KnownInvoice? {
        try first(ImportInvoiceStatements.invoice, [.text(externalID)]) {
            KnownInvoice(id: $0.id(0), company: $0.id(1), currency: $0.text(2))
        }
    }

    func put(invoice item: Numbered<ImportRecord.Invoice>) throws {
        let value = item.value
        guard let company = try reference(.company, value.company, of: item.place, "company", self.company),
            try addsUp(item), try isFree(value.number, for: item.place, ImportInvoiceStatements.numbers)
        else { return }
        let known = try invoice(value.externalID)
        if let known, try !mayChange(known, item, to: company) { return }
        let id = known?.id ?? InvoiceID.new(at: now)
        try run(
            ImportInvoiceStatements.put,
            [
                .id(company), .id(id), .text(value.externalID), .text(value.number), .text(value.state.rawValue),
                .text(value.currency.code), .date(value.issuedOn), .date(value.dueOn), .text(value.memo.orNothing),
                .text(value.payAddress.orNothing), .integer(value.tax), .integer(value.total),
            ])
        if known != nil { try run(ImportInvoiceStatements.clearLines, [.id(id)]) }
        try put(value.lines, of: id, at: company)
        count(.invoice, isNew: known == nil)
    }

    private func put(_ lines: [ImportRecord.InvoiceLine], of invoice: InvoiceID, at company: CompanyID) throws {
        for (position, line) in lines.enumerated() {
            try run(
                ImportInvoiceStatements.putLine,
                [
                    .id(company), .id(invoice), .integer(Int64(position)), .text(line.description),
                    .integer(line.quantityThousandths), .integer(line.unitPrice), .integer(line.amount),
                ])
        }
    }

    private func addsUp(_ item: Numbered<ImportRecord.Invoice>) throws -> Bool {
        guard let sum = (item.value.lines.map(\.amount) + [item.value.tax]).sum else {
            try refuse(item.place, "lines", "The amounts are too large to add up.")
            return false
        }
        guard sum == item.value.total else {
            try refuse(item.place, "total", "The lines and the tax make \(sum), not \(item.value.total).")
            return false
        }
        return true
    }

    private func mayChange(
        _ known: KnownInvoice, _ item: Numbered<ImportRecord.Invoice>, to company: CompanyID
    ) throws -> Bool {
        guard known.company == company else {
            try refuse(item.place, "company", "An invoice can't move to another company.")
            return false
        }
        guard known.currency != item.value.currency.code else { return true }
        guard try first(ImportPaymentStatements.amounts, [.id(known.id)], { _ in }) != nil else { return true }
        try refuse(item.place, "currency", "The invoice has payments in \(known.currency).")
        return false
    }
}

extension [Int64] {
    /// All of them together; nil when that is more than 64 bits hold.
    var sum: Int64? {
        var sum: Int64 = 0
        for number in self {
            let (next, overflow) = sum.addingReportingOverflow(number)
            guard !overflow else { return nil }
            sum = next
        }
        return sum
    }
}

/// What an import asks of invoices.
enum ImportInvoiceStatements {
    static let invoice = Statement(
        .house, "import.invoice",
        "SELECT id, company_id, currency FROM invoice WHERE tenant_id = $1 AND external_id = $2")

    static let freeNumber = Statement(
        .house, "import.free_invoice_number",
        "UPDATE invoice SET number = id WHERE tenant_id = $1 AND external_id = $2 AND number <> $3 RETURNING id")

    static let numberOwner = Statement(
        .house, "import.invoice_number_owner",
        "SELECT external_id FROM invoice WHERE tenant_id = $1 AND number = $3 AND external_id <> $2")

    static let numbers = NumberOwners(owner: numberOwner, free: freeNumber)

    static let put = Statement(
        .house, "import.put_invoice",
        """
        INSERT INTO invoice (tenant_id, company_id, id, external_id, number, state, currency, issued_on, due_on, memo,
            pay_url, tax, total)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET number = excluded.number, state = excluded.state, currency = excluded.currency,
            issued_on = excluded.issued_on, due_on = excluded.due_on, memo = excluded.memo,
            pay_url = excluded.pay_url, tax = excluded.tax, total = excluded.total
        """)

    static let clearLines = Statement(
        .house, "import.clear_lines", "DELETE FROM invoice_line WHERE tenant_id = $1 AND invoice_id = $2")

    static let putLine = Statement(
        .house, "import.put_line",
        """
        INSERT INTO invoice_line (tenant_id, company_id, invoice_id, position, description, quantity_thousandths,
            unit_price, amount)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
}
