import Access

extension PortalView {
    /// What a contact can reach of risks.
    static let ofRisks = [risk, riskView, riskDecision, riskTicket]

    private static let risk = PortalView(
        name: "risk",
        rule: """
            SELECT tenant_id, company_id, id, number, version, state, title, description, justification, residual_level,
                residual_risk, controls, source, source_reference, text, review_on, due_on, presented_by, presented_at,
                provider_name, company_name, document_hash
            FROM risk WHERE \(inCompany) AND state <> 'draft' AND \(sees(.risks))
            """)

    private static let riskView = PortalView(
        name: "risk_view",
        rule: """
            SELECT tenant_id, company_id, contact_id, risk_id, version, document_hash, viewed_at
            FROM risk_view WHERE \(inCompany) AND contact_id = nexie_contact() AND \(sees(.risks))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO risk_view (tenant_id, company_id, contact_id, risk_id, version, document_hash, viewed_at)
                SELECT nexie_tenant(), nexie_company(), nexie_contact(), risk.id, risk.version, risk.document_hash,
                    NEW.viewed_at
                FROM risk WHERE risk.tenant_id = nexie_tenant() AND risk.id = NEW.risk_id
                    AND risk.company_id = nexie_company() AND \(sees(.risks));
                """
            )
        ])

    private static let riskDecision = PortalView(
        name: "risk_decision",
        rule: """
            SELECT tenant_id, company_id, risk_id, version, decision, contact_id, name, reason, document_hash, decided_at
            FROM risk_decision WHERE \(inCompany) AND \(sees(.risks))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO risk_decision (tenant_id, company_id, risk_id, version, decision, contact_id, name, reason,
                    document_hash, decided_at)
                SELECT nexie_tenant(), nexie_company(), risk.id, risk.version, NEW.decision, contact.id, contact.name,
                    NEW.reason, risk.document_hash, NEW.decided_at
                FROM risk, contact
                WHERE risk.tenant_id = nexie_tenant() AND risk.id = NEW.risk_id
                    AND risk.company_id = nexie_company() AND \(sees(.riskDecisions))
                    AND contact.tenant_id = nexie_tenant() AND contact.id = nexie_contact();
                UPDATE risk SET state = NEW.decision
                WHERE tenant_id = nexie_tenant() AND id = NEW.risk_id AND company_id = nexie_company()
                    AND \(sees(.riskDecisions));
                """
            )
        ])

    private static let riskTicket = PortalView(
        name: "risk_ticket",
        rule: """
            SELECT tenant_id, company_id, risk_id, ticket_id FROM risk_ticket WHERE \(inCompany) AND \(sees(.risks))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO risk_ticket (tenant_id, company_id, risk_id, ticket_id)
                SELECT nexie_tenant(), nexie_company(), risk.id, ticket.id FROM risk, ticket
                WHERE risk.tenant_id = nexie_tenant() AND risk.id = NEW.risk_id
                    AND risk.company_id = nexie_company() AND \(sees(.risks))
                    AND ticket.tenant_id = nexie_tenant() AND ticket.id = NEW.ticket_id
                    AND ticket.company_id = nexie_company() AND ticket.contact_id = nexie_contact();
                """
            )
        ])
}
