import Access

extension PortalView {
    /// What a contact can reach of evidence; nothing writes through it.
    static let evidence = PortalView(
        name: "evidence",
        rule: """
            SELECT tenant_id, company_id, risk_id, sequence, hash, signature, canonical, document
            FROM evidence_entry
            WHERE tenant_id = nexie_tenant() AND company_id = nexie_company() AND nexie_sees(\(Sight.risks.rawValue)) = 1
            """)
}
