/// What a client's calls ask of risks.
enum RiskStatements {
    private static let columns = """
        risk.id, risk.number, risk.title, risk.state, risk.version, risk.residual_level, risk.due_on, risk.review_on,
        risk.presented_by, risk.presented_at, risk.document_hash, decision.decision, coalesce(decision.name, ''),
        decision.contact_id, coalesce(decision.reason, ''), decision.decided_at
        """

    private static let fromRisk = """
        FROM portal_risk AS risk
        LEFT JOIN portal_risk_decision AS decision
            ON decision.tenant_id = risk.tenant_id AND decision.company_id = risk.company_id
            AND decision.risk_id = risk.id AND decision.version = risk.version
        WHERE risk.tenant_id = $1 AND risk.company_id = $2
        """

    private static let waits = "risk.state IN ('pending', 'renewed')"
    private static let isDecided = "risk.state IN ('accepted', 'declined')"

    /// `$4` is a part of the list and `$5` a part of the number or the title in lower case, each empty for all.
    static let list = Statement(
        .client, "risk.list",
        """
        SELECT \(columns) \(fromRisk)
        AND ($4 = '' OR ($4 = 'pending' AND \(waits)) OR ($4 = 'decided' AND \(isDecided)))
        AND ($5 = '' OR instr(lower(risk.number), $5) > 0 OR instr(lower(risk.title), $5) > 0)
        AND (risk.presented_at, risk.id) < ($6, $7) ORDER BY risk.presented_at DESC, risk.id DESC LIMIT $8
        """)

    static let waiting = Statement(
        .client, "risk.waiting",
        "SELECT \(columns) \(fromRisk) AND \(waits) ORDER BY risk.due_on, risk.id LIMIT $4")

    static let counts = Statement(
        .client, "risk.counts",
        """
        SELECT coalesce(sum(CASE WHEN \(waits) THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN \(isDecided) THEN 1 ELSE 0 END), 0), count(*)
        FROM portal_risk AS risk WHERE risk.tenant_id = $1 AND risk.company_id = $2
        AND ($4 = '' OR instr(lower(risk.number), $4) > 0 OR instr(lower(risk.title), $4) > 0)
        """)

    static let byNumber = Statement(
        .client, "risk.by_number",
        """
        SELECT \(columns), risk.description, risk.justification, risk.residual_risk, risk.controls, risk.source,
            risk.source_reference, risk.text, risk.provider_name, risk.company_name
        \(fromRisk) AND risk.number = $4
        """)

    static let viewed = Statement(
        .client, "risk.viewed",
        """
        SELECT version, document_hash, viewed_at FROM portal_risk_view
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND risk_id = $4 AND version = $5
        """)

    static let view = Statement(
        .client, "risk.view",
        "INSERT INTO portal_risk_view (tenant_id, company_id, risk_id, viewed_at) VALUES ($1, $2, $4, $5)")

    static let decide = Statement(
        .client, "risk.decide",
        """
        INSERT INTO portal_risk_decision (tenant_id, company_id, risk_id, decision, reason, decided_at)
        VALUES ($1, $2, $4, $5, $6, $7)
        """)

    static let tickets = Statement(
        .client, "risk.tickets",
        """
        SELECT ticket.number, ticket.subject, ticket.state, ticket.updated_at
        FROM portal_risk_ticket AS link
        JOIN portal_ticket AS ticket ON ticket.tenant_id = link.tenant_id AND ticket.company_id = link.company_id
            AND ticket.id = link.ticket_id
        WHERE link.tenant_id = $1 AND link.company_id = $2 AND link.risk_id = $4 ORDER BY link.ticket_id DESC LIMIT 20
        """)

    static let ofTicket = Statement(
        .client, "risk.of_ticket",
        """
        SELECT risk.number, risk.title FROM portal_risk_ticket AS link
        JOIN portal_risk AS risk ON risk.tenant_id = link.tenant_id AND risk.company_id = link.company_id
            AND risk.id = link.risk_id
        WHERE link.tenant_id = $1 AND link.company_id = $2 AND link.ticket_id = $4
        """)

    static let linkTicket = Statement(
        .client, "risk.link_ticket",
        "INSERT INTO portal_risk_ticket (tenant_id, company_id, risk_id, ticket_id) VALUES ($1, $2, $4, $5)")
}
