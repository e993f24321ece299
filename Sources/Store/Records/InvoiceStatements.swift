/// What a client's calls ask of invoices.
enum InvoiceStatements {
    private static let columns = """
        invoice.id, invoice.number, invoice.state, invoice.currency, invoice.issued_on, invoice.due_on, invoice.total,
        invoice.paid
        """

    private static let fromInvoice = """
        FROM portal_invoice AS invoice WHERE invoice.tenant_id = $1 AND invoice.company_id = $2
        """

    /// `$4` is a part of the number, the memo or a line, in lower case.
    private static let holdsWords = """
        (instr(lower(invoice.number), $4) > 0 OR instr(lower(coalesce(invoice.memo, '')), $4) > 0 OR EXISTS (
            SELECT 1 FROM portal_invoice_line AS line
            WHERE line.tenant_id = $1 AND line.company_id = $2 AND line.invoice_id = invoice.id
            AND instr(lower(line.description), $4) > 0))
        """

    /// `$5` is a state and `$6` the day before which an invoice must be due, each when there is one.
    private static let asked = """
        AND ($5 = '' OR invoice.state = $5) AND ($6 IS NULL OR invoice.due_on < $6) AND ($4 = '' OR \(holdsWords))
        """

    static let listIssued = Statement(
        .client, "invoice.list_issued",
        """
        SELECT \(columns) \(fromInvoice) \(asked)
        AND (invoice.issued_on, invoice.id) < ($7, $8) ORDER BY invoice.issued_on DESC, invoice.id DESC LIMIT $9
        """)

    static let listDue = Statement(
        .client, "invoice.list_due",
        """
        SELECT \(columns) \(fromInvoice) \(asked)
        AND (invoice.due_on, invoice.id) > ($7, $8) ORDER BY invoice.due_on, invoice.id LIMIT $9
        """)

    static let dueBy = Statement(
        .client, "invoice.due_by",
        """
        SELECT \(columns) \(fromInvoice) AND invoice.state = 'open' AND invoice.due_on <= $4
        ORDER BY invoice.due_on, invoice.id LIMIT $5
        """)

    private static func counted(before day: StaticString) -> String {
        """
        SELECT coalesce(sum(CASE WHEN invoice.state = 'open' THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN invoice.state = 'open' AND invoice.due_on < \(day) THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN invoice.state = 'paid' THEN 1 ELSE 0 END), 0), count(*)
        \(fromInvoice)
        """
    }

    static let counts = Statement(.client, "invoice.counts", counted(before: "$4"))

    static let countsWords = Statement(
        .client, "invoice.counts_words", "\(counted(before: "$5")) AND \(holdsWords)")

    private static func overdue(_ first: Int, _ last: Int) -> String {
        "sum(CASE WHEN $4 - invoice.due_on BETWEEN \(first) AND \(last) THEN \(balance) ELSE 0 END)"
    }

    private static let balance = "max(0, invoice.total - invoice.paid)"

    /// What is owed in each currency: all of it, and by how many days it is overdue on the day `$4`.
    static let owed = Statement(
        .client, "invoice.owed",
        """
        SELECT invoice.currency, sum(\(balance)),
            \(overdue(1, 30)), \(overdue(31, 60)), \(overdue(61, 90)),
            sum(CASE WHEN $4 - invoice.due_on > 90 THEN \(balance) ELSE 0 END)
        \(fromInvoice) AND invoice.state = 'open' GROUP BY invoice.currency ORDER BY invoice.currency
        """)

    static let byNumber = Statement(
        .client, "invoice.by_number",
        "SELECT \(columns), coalesce(invoice.memo, ''), invoice.tax, invoice.pay_url \(fromInvoice) AND invoice.number = $4"
    )

    static let lines = Statement(
        .client, "invoice.lines",
        """
        SELECT line.description, line.quantity_thousandths, line.unit_price, line.amount FROM portal_invoice_line AS line
        WHERE line.tenant_id = $1 AND line.company_id = $2 AND line.invoice_id = $4 ORDER BY line.position LIMIT 1000
        """)

    static let payments = Statement(
        .client, "invoice.payments",
        """
        SELECT payment.received_on, payment.amount, coalesce(payment.method, ''), coalesce(payment.reference, '')
        FROM portal_payment AS payment
        WHERE payment.tenant_id = $1 AND payment.company_id = $2 AND payment.invoice_id = $4
        ORDER BY payment.received_on, payment.id LIMIT 1000
        """)

    static let payHosts = Statement(
        .client, "invoice.pay_hosts", "SELECT host FROM portal_pay_host WHERE tenant_id = $1 ORDER BY host")
}
