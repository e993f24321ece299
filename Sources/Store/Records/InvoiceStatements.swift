/// What a client's calls ask of invoices.
enum InvoiceStatements {
    private static let columns = """
        invoice.id, invoice.number, invoice.state, invoice.currency, invoice.issued_on, invoice.due_on, invoice.total,
        invoice.paid
        """

    private static let fromInvoice = """
        FROM portal_invoice AS invoice WHERE invoice.tenant_id = $1 AND invoice.company_id = $2
        """

    private static let newestFirst = """
        AND (invoice.issued_on, invoice.id) < ($4, $5) ORDER BY invoice.issued_on DESC, invoice.id DESC LIMIT $6
        """

    static let list = Statement(.client, "invoice.list", "SELECT \(columns) \(fromInvoice) \(newestFirst)")

    static let listState = Statement(
        .client, "invoice.list_state",
        """
        SELECT \(columns) \(fromInvoice) AND invoice.state = $7
        AND (invoice.due_on, invoice.id) < ($4, $5) ORDER BY invoice.due_on DESC, invoice.id DESC LIMIT $6
        """)

    static let listOverdue = Statement(
        .client, "invoice.list_overdue",
        """
        SELECT \(columns) \(fromInvoice) AND invoice.state = 'open' AND invoice.due_on < $7
        AND (invoice.due_on, invoice.id) < ($4, $5) ORDER BY invoice.due_on DESC, invoice.id DESC LIMIT $6
        """)

    static let dueBy = Statement(
        .client, "invoice.due_by",
        """
        SELECT \(columns) \(fromInvoice) AND invoice.state = 'open' AND invoice.due_on <= $4
        ORDER BY invoice.due_on, invoice.id LIMIT $5
        """)

    static let counts = Statement(
        .client, "invoice.counts",
        """
        SELECT coalesce(sum(CASE WHEN invoice.state = 'open' THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN invoice.state = 'open' AND invoice.due_on < $4 THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN invoice.state = 'paid' THEN 1 ELSE 0 END), 0), count(*)
        \(fromInvoice)
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
