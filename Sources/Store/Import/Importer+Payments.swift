import Access

extension Importer {
    /// Adds the payments of every invoice up again of which the file has one.
    func settleInvoices() throws {
        try scratch.eachPaid { invoice, line in
            var paid: Int64? = 0
            try connection.run(ImportPaymentStatements.amounts, [.id(tenant), .id(invoice)]) { row in
                paid = paid.flatMap { [$0, row.integer(0)].sum }
            }
            guard let paid else {
                let reason = "The payments of the invoice are too large to add up."
                return try refuse(ImportProblem(line: line, reason: reason))
            }
            try run(ImportPaymentStatements.setPaid, [.id(invoice), .integer(paid)])
        }
    }

    func put(payment item: Numbered<ImportRecord.Payment>) throws {
        let value = item.value
        guard let invoice = try reference(.invoice, value.invoice, of: item.place, "invoice", self.invoice) else {
            return
        }
        guard invoice.currency == value.currency.code else {
            return try refuse(item.place, "currency", "The invoice is in \(invoice.currency).")
        }
        let known = try first(ImportPaymentStatements.payment, [.text(value.externalID)]) {
            (id: Identifier<ImportRecord.Payment>(stored: $0.text(0)), invoice: InvoiceID(stored: $0.text(1)))
        }
        try run(
            ImportPaymentStatements.put,
            [
                .id(invoice.company), .id(invoice.id), .id(known?.id ?? .new(at: now)), .text(value.externalID),
                .date(value.receivedOn), .integer(value.amount), .text(value.method.orNothing),
                .text(value.reference.orNothing),
            ])
        if let known { try scratch.pay(known.invoice, line: item.line) }
        try scratch.pay(invoice.id, line: item.line)
        count(.payment, isNew: known == nil)
    }
}

/// What an import asks of payments.
enum ImportPaymentStatements {
    static let payment = Statement(
        .house, "import.payment", "SELECT id, invoice_id FROM payment WHERE tenant_id = $1 AND external_id = $2")

    static let put = Statement(
        .house, "import.put_payment",
        """
        INSERT INTO payment (tenant_id, company_id, invoice_id, id, external_id, received_on, amount, method, reference)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET company_id = excluded.company_id, invoice_id = excluded.invoice_id, received_on = excluded.received_on,
            amount = excluded.amount, method = excluded.method, reference = excluded.reference
        """)

    static let amounts = Statement(
        .house, "import.amounts", "SELECT amount FROM payment WHERE tenant_id = $1 AND invoice_id = $2")

    static let setPaid = Statement(
        .house, "import.set_paid", "UPDATE invoice SET paid = $3 WHERE tenant_id = $1 AND id = $2")
}
