/// What a client's calls ask of quotes.
enum QuoteStatements {
    private static let columns = """
        quote.id, quote.number, quote.title, quote.state, quote.currency, quote.issued_on, quote.valid_until, quote.total
        """

    private static let fromQuote = """
        FROM portal_quote AS quote WHERE quote.tenant_id = $1 AND quote.company_id = $2
        """

    /// `$4` is a state, `$5` the first and `$6` the day behind the last that a quote may be valid until, each when there
    /// is one.
    static let list = Statement(
        .client, "quote.list",
        """
        SELECT \(columns) \(fromQuote) AND ($4 = '' OR quote.state = $4)
        AND ($5 IS NULL OR quote.valid_until >= $5) AND ($6 IS NULL OR quote.valid_until < $6)
        AND (quote.issued_on, quote.id) < ($7, $8) ORDER BY quote.issued_on DESC, quote.id DESC LIMIT $9
        """)

    static let toDecide = Statement(
        .client, "quote.to_decide",
        """
        SELECT \(columns) \(fromQuote) AND quote.state = 'sent' AND quote.valid_until >= $4
        ORDER BY quote.valid_until, quote.id LIMIT $5
        """)

    static let counts = Statement(
        .client, "quote.counts",
        """
        SELECT coalesce(sum(CASE WHEN quote.state = 'sent' AND quote.valid_until >= $4 THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN quote.state = 'accepted' THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN quote.state = 'declined' THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN quote.state = 'sent' AND quote.valid_until < $4 THEN 1 ELSE 0 END), 0), count(*)
        \(fromQuote)
        """)

    static let byNumber = Statement(
        .client, "quote.by_number",
        """
        SELECT \(columns), quote.decided_on, coalesce(quote.introduction, ''), coalesce(quote.terms, ''),
            quote.approval_url, quote.discount, quote.discount_percent, quote.tax
        \(fromQuote) AND quote.number = $4
        """)

    static let sections = Statement(
        .client, "quote.sections",
        """
        SELECT section.position, section.title FROM portal_quote_section AS section
        WHERE section.tenant_id = $1 AND section.company_id = $2 AND section.quote_id = $4
        ORDER BY section.position LIMIT 100
        """)

    static let lines = Statement(
        .client, "quote.lines",
        """
        SELECT line.section, line.description, line.quantity_thousandths, line.unit_price, line.discount,
            line.discount_percent, line.amount, line.is_optional, line.is_chosen
        FROM portal_quote_line AS line
        WHERE line.tenant_id = $1 AND line.company_id = $2 AND line.quote_id = $4
        ORDER BY line.section, line.position LIMIT 1000
        """)

    static let approvalHosts = Statement(
        .client, "quote.approval_hosts", "SELECT host FROM portal_approval_host WHERE tenant_id = $1 ORDER BY host")
}
