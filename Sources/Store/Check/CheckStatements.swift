/// What a check asks.
enum CheckStatements {
    static let integrity = Statement(.house, "check.integrity", "PRAGMA integrity_check")

    static let references = Statement(.house, "check.references", "PRAGMA foreign_key_check")

    static let companies = Statement(
        .house, "check.companies",
        """
        SELECT 'ticket', ticket.id FROM ticket
            JOIN contact ON contact.tenant_id = ticket.tenant_id AND contact.id = ticket.contact_id
            WHERE contact.company_id <> ticket.company_id
        UNION ALL SELECT 'note', ticket_note.id FROM ticket_note
            JOIN ticket ON ticket.tenant_id = ticket_note.tenant_id AND ticket.id = ticket_note.ticket_id
            WHERE ticket.company_id <> ticket_note.company_id
        UNION ALL SELECT 'invoice line', invoice.number FROM invoice_line
            JOIN invoice ON invoice.tenant_id = invoice_line.tenant_id AND invoice.id = invoice_line.invoice_id
            WHERE invoice.company_id <> invoice_line.company_id
        UNION ALL SELECT 'payment', payment.id FROM payment
            JOIN invoice ON invoice.tenant_id = payment.tenant_id AND invoice.id = payment.invoice_id
            WHERE invoice.company_id <> payment.company_id
        UNION ALL SELECT 'quote section', quote.number FROM quote_section
            JOIN quote ON quote.tenant_id = quote_section.tenant_id AND quote.id = quote_section.quote_id
            WHERE quote.company_id <> quote_section.company_id
        UNION ALL SELECT 'quote line', quote.number FROM quote_line
            JOIN quote ON quote.tenant_id = quote_line.tenant_id AND quote.id = quote_line.quote_id
            WHERE quote.company_id <> quote_line.company_id
        UNION ALL SELECT 'conversation', conversation.id FROM conversation
            JOIN contact ON contact.tenant_id = conversation.tenant_id AND contact.id = conversation.contact_id
            WHERE contact.company_id <> conversation.company_id
        UNION ALL SELECT 'message', message.id FROM message
            JOIN conversation ON conversation.tenant_id = message.tenant_id
                AND conversation.id = message.conversation_id
            WHERE conversation.company_id <> message.company_id OR conversation.contact_id <> message.contact_id
        UNION ALL SELECT 'proposal', proposal.id FROM proposal
            JOIN conversation ON conversation.tenant_id = proposal.tenant_id
                AND conversation.id = proposal.conversation_id
            WHERE conversation.company_id <> proposal.company_id OR conversation.contact_id <> proposal.contact_id
        UNION ALL SELECT 'risk document', risk.number FROM risk_document AS part
            JOIN risk ON risk.tenant_id = part.tenant_id AND risk.id = part.risk_id
            WHERE risk.company_id <> part.company_id
        UNION ALL SELECT 'look at a risk', risk.number FROM risk_view AS part
            JOIN risk ON risk.tenant_id = part.tenant_id AND risk.id = part.risk_id
            JOIN contact ON contact.tenant_id = part.tenant_id AND contact.id = part.contact_id
            WHERE risk.company_id <> part.company_id OR contact.company_id <> part.company_id
        UNION ALL SELECT 'decision on a risk', risk.number FROM risk_decision AS part
            JOIN risk ON risk.tenant_id = part.tenant_id AND risk.id = part.risk_id
            LEFT JOIN contact ON contact.tenant_id = part.tenant_id AND contact.id = part.contact_id
            WHERE risk.company_id <> part.company_id OR contact.company_id <> part.company_id
        UNION ALL SELECT 'question about a risk', risk.number FROM risk_ticket AS part
            JOIN risk ON risk.tenant_id = part.tenant_id AND risk.id = part.risk_id
            JOIN ticket ON ticket.tenant_id = part.tenant_id AND ticket.id = part.ticket_id
            WHERE risk.company_id <> part.company_id OR ticket.company_id <> part.company_id
        UNION ALL SELECT 'request', part.id FROM change_request AS part
            JOIN contact ON contact.tenant_id = part.tenant_id AND contact.id = part.contact_id
            WHERE contact.company_id <> part.company_id
        UNION ALL SELECT 'preview', part.id FROM preview AS part
            JOIN contact ON contact.tenant_id = part.tenant_id AND contact.id = part.contact_id
            WHERE contact.company_id <> part.company_id
        UNION ALL SELECT 'opinion on ticket', ticket.number FROM ticket_rating AS part
            JOIN ticket ON ticket.tenant_id = part.tenant_id AND ticket.id = part.ticket_id
            JOIN contact ON contact.tenant_id = part.tenant_id AND contact.id = part.contact_id
            WHERE ticket.company_id <> part.company_id OR contact.company_id <> part.company_id
        UNION ALL SELECT 'opinion on article', article.slug FROM article_rating AS part
            JOIN article ON article.tenant_id = part.tenant_id AND article.id = part.article_id
            JOIN contact ON contact.tenant_id = part.tenant_id AND contact.id = part.contact_id
            WHERE contact.company_id <> part.company_id
        """)

    /// Decisions that somebody made here and of which no evidence tells. A no had none before the step that is named.
    static let bareDecisions = Statement(
        .house, "check.bare_decisions",
        """
        SELECT risk.number, decision.version, decision.decision FROM risk_decision AS decision
        JOIN risk ON risk.tenant_id = decision.tenant_id AND risk.id = decision.risk_id
        WHERE decision.contact_id IS NOT NULL
            AND (decision.decision = 'accepted' OR decision.decided_at >= (
                SELECT applied_at FROM migration WHERE name = '0019-takes'))
            AND NOT EXISTS (
                SELECT 1 FROM evidence_entry AS entry
                WHERE entry.tenant_id = decision.tenant_id AND entry.company_id = decision.company_id
                    AND entry.risk_id = decision.risk_id AND entry.contact_id = decision.contact_id
                    AND instr(CAST(entry.canonical AS TEXT), char(10) || 'document_sha256: '
                        || lower(hex(decision.document_hash)) || char(10)) > 0
                    AND (decision.decision = 'declined') = (
                        instr(CAST(entry.canonical AS TEXT), char(10) || 'kind: declined' || char(10)) > 0))
        ORDER BY risk.number, decision.version
        """)
}
