import Access

extension PortalView {
    private static let ofCompany = "tenant_id = nexie_tenant() AND company_id = nexie_company()"
    private static let seesQuotes = "nexie_sees(\(Sight.quotes.rawValue)) = 1"

    static let quote = PortalView(
        name: "quote",
        rule: """
            SELECT tenant_id, company_id, id, number, title, state, currency, issued_on, valid_until, decided_on,
                introduction, terms, approval_url, discount, discount_percent, tax, total
            FROM quote WHERE \(ofCompany) AND state <> 'draft' AND \(seesQuotes)
            """)

    private static func ofQuote(_ table: String) -> String {
        """
        \(ofCompany) AND \(seesQuotes) AND EXISTS (
            SELECT 1 FROM quote WHERE quote.tenant_id = \(table).tenant_id AND quote.id = \(table).quote_id
            AND quote.company_id = nexie_company() AND quote.state <> 'draft')
        """
    }

    static let quoteSection = PortalView(
        name: "quote_section",
        rule: """
            SELECT tenant_id, company_id, quote_id, position, title FROM quote_section WHERE \(ofQuote("quote_section"))
            """)

    static let quoteLine = PortalView(
        name: "quote_line",
        rule: """
            SELECT tenant_id, company_id, quote_id, section, position, description, quantity_thousandths, unit_price,
                discount, discount_percent, amount, is_optional, is_chosen
            FROM quote_line WHERE \(ofQuote("quote_line"))
            """)

    /// The hosts to which pay links may lead are those to which approval pages may.
    static let approvalHost = PortalView(
        name: "approval_host",
        rule: "SELECT tenant_id, host FROM pay_host WHERE tenant_id = nexie_tenant() AND \(seesQuotes)")

    static let contract = PortalView(
        name: "contract",
        rule: """
            SELECT tenant_id, company_id, id, number, title, kind, state, starts_on, ends_on, renews_on, notice_until,
                renewal, covers, terms
            FROM contract
            WHERE \(ofCompany) AND state <> 'draft' AND nexie_sees(\(Sight.contracts.rawValue)) = 1
            """)
}
