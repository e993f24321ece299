import Access

extension PortalView {
    /// Everything of the database that a contact can reach.
    static let all =
        ofRisks + [
            tenant, company, colleague, payHost, ticket, ticketNote, invoice, invoiceLine, payment, article,
            articleTerm,
            contact, noticeChoice, conversation, message, answerRating, proposal, once, evidence,
            quote, quoteSection, quoteLine, approvalHost, contract,
            articleRating,
        ] + ofProfile + ofTickets

    static let inCompany = "tenant_id = nexie_tenant() AND company_id = nexie_company()"
    static let inPerson = inCompany + " AND contact_id = nexie_contact()"

    static func sees(_ sight: Sight) -> String { "nexie_sees(\(sight.rawValue)) = 1" }

    static let mayReadTicket =
        "(\(sees(.companyTickets)) OR (\(sees(.ownTickets)) AND ticket.contact_id = nexie_contact()))"

    private static let tenant = PortalView(
        name: "tenant",
        rule: """
            SELECT id AS tenant_id, name, support_phone, support_email, guide_allowed
            FROM tenant WHERE id = nexie_tenant()
            """)

    private static let company = PortalView(
        name: "company",
        rule: """
            SELECT tenant_id, id AS company_id, name FROM company
            WHERE tenant_id = nexie_tenant() AND id = nexie_company()
            """)

    private static let contact = PortalView(
        name: "contact",
        rule: """
            SELECT tenant_id, company_id, id AS contact_id, name, email, phone, mobile, title, time_zone
            FROM contact WHERE \(inCompany) AND id = nexie_contact()
            """)

    private static let noticeChoice = PortalView(
        name: "notice_choice",
        rule: """
            SELECT tenant_id, company_id, id AS contact_id, unwanted
            FROM contact WHERE \(inCompany) AND id = nexie_contact()
            """,
        writes: [
            (
                .update,
                """
                UPDATE contact SET unwanted = NEW.unwanted WHERE tenant_id = nexie_tenant() AND id = OLD.contact_id;
                """
            )
        ])

    private static let colleague = PortalView(
        name: "colleague",
        rule: """
            SELECT tenant_id, company_id, id, name FROM contact
            WHERE \(inCompany) AND (\(sees(.companyTickets)) OR id = nexie_contact())
            """)

    private static let payHost = PortalView(
        name: "pay_host",
        rule: "SELECT tenant_id, host FROM pay_host WHERE tenant_id = nexie_tenant() AND \(sees(.invoices))")

    private static let ticket = PortalView(
        name: "ticket",
        rule: """
            SELECT tenant_id, company_id, contact_id, id, number, subject, description, state, priority, created_at,
                updated_at
            FROM ticket WHERE \(inCompany) AND \(mayReadTicket)
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO ticket (tenant_id, company_id, contact_id, id, number, subject, description, state,
                    priority, created_at, updated_at)
                VALUES (nexie_tenant(), nexie_company(), nexie_contact(), NEW.id,
                    (SELECT next_ticket FROM tenant WHERE id = nexie_tenant()), NEW.subject, NEW.description, 'open',
                    NEW.priority, NEW.created_at, NEW.created_at);
                UPDATE tenant SET next_ticket = next_ticket + 1 WHERE id = nexie_tenant();
                INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, record_id, due_at, ends_at, created_at)
                VALUES (NEW.id, 'created', nexie_tenant(), nexie_company(), nexie_contact(), NEW.id, NEW.created_at,
                    NEW.created_at + \(1000 * BackOff.patience), NEW.created_at);
                """
            ),
            (
                .update,
                """
                UPDATE ticket SET
                    state = CASE NEW.state WHEN 'open' THEN 'open' WHEN 'closed' THEN 'closed' ELSE state END,
                    updated_at = NEW.updated_at,
                    moved_at = CASE WHEN state = NEW.state THEN moved_at ELSE NEW.updated_at END
                WHERE tenant_id = nexie_tenant() AND id = OLD.id AND company_id = nexie_company();
                """
            ),
        ])

    private static let ticketNote = PortalView(
        name: "ticket_note",
        rule: """
            SELECT tenant_id, company_id, ticket_id, id, author, author_contact_id, author_name, body, created_at, kind
            FROM ticket_note WHERE \(inCompany) AND visibility = 'public' AND EXISTS (
                SELECT 1 FROM ticket WHERE ticket.tenant_id = ticket_note.tenant_id
                AND ticket.id = ticket_note.ticket_id AND ticket.company_id = nexie_company()
                AND \(mayReadTicket))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO ticket_note (tenant_id, company_id, ticket_id, id, author, author_contact_id, author_name,
                    visibility, body, created_at, kind)
                SELECT nexie_tenant(), nexie_company(), ticket.id, NEW.id, 'contact', contact.id, contact.name,
                    'public', NEW.body, NEW.created_at, NEW.kind
                FROM ticket, contact
                WHERE ticket.tenant_id = nexie_tenant() AND ticket.id = NEW.ticket_id
                    AND ticket.company_id = nexie_company()
                    AND \(mayReadTicket)
                    AND contact.tenant_id = nexie_tenant() AND contact.id = nexie_contact();
                """
            )
        ])

    private static let visibleInvoice = "state <> 'draft' AND \(sees(.invoices))"

    private static let invoice = PortalView(
        name: "invoice",
        rule: """
            SELECT tenant_id, company_id, id, number, state, currency, issued_on, due_on, memo, pay_url, tax, total, paid
            FROM invoice WHERE \(inCompany) AND \(visibleInvoice)
            """)

    private static func ofInvoice(_ table: String) -> String {
        """
        \(inCompany) AND \(sees(.invoices)) AND EXISTS (
            SELECT 1 FROM invoice WHERE invoice.tenant_id = \(table).tenant_id AND invoice.id = \(table).invoice_id
            AND invoice.company_id = nexie_company() AND invoice.state <> 'draft')
        """
    }

    private static let invoiceLine = PortalView(
        name: "invoice_line",
        rule: """
            SELECT tenant_id, company_id, invoice_id, position, description, quantity_thousandths, unit_price, amount
            FROM invoice_line WHERE \(ofInvoice("invoice_line"))
            """)

    private static let payment = PortalView(
        name: "payment",
        rule: """
            SELECT tenant_id, company_id, invoice_id, id, received_on, amount, method, reference
            FROM payment WHERE \(ofInvoice("payment"))
            """)

    private static let visibleArticle = "state = 'published' AND visibility IN ('public', 'customers')"

    private static let article = PortalView(
        name: "article",
        rule: """
            SELECT tenant_id, id, slug, title, body, length, updated_at, category
            FROM article WHERE tenant_id = nexie_tenant() AND \(visibleArticle) AND \(sees(.articles))
            """)

    private static let articleTerm = PortalView(
        name: "article_term",
        rule: """
            SELECT tenant_id, term, article_id, tf FROM article_term
            WHERE tenant_id = nexie_tenant() AND \(sees(.articles))
            """)

    private static let conversation = PortalView(
        name: "conversation",
        rule: """
            SELECT tenant_id, company_id, contact_id, id, title, sought, created_at, updated_at, handed_to
            FROM conversation WHERE \(inPerson) AND \(sees(.conversations))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO conversation (tenant_id, company_id, contact_id, id, title, sought, created_at, updated_at)
                VALUES (nexie_tenant(), nexie_company(), nexie_contact(), NEW.id, NEW.title, NEW.sought,
                    NEW.created_at, NEW.created_at);
                """
            ),
            (
                .update,
                """
                UPDATE conversation SET title = NEW.title, sought = NEW.sought, updated_at = NEW.updated_at,
                    handed_to = coalesce(handed_to, NEW.handed_to)
                WHERE tenant_id = nexie_tenant() AND id = OLD.id AND contact_id = nexie_contact();
                """
            ),
            (
                .delete,
                """
                DELETE FROM answer_rating WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact()
                    AND conversation_id = OLD.id;
                DELETE FROM proposal WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact()
                    AND conversation_id = OLD.id;
                DELETE FROM message WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact()
                    AND conversation_id = OLD.id;
                DELETE FROM conversation WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact()
                    AND id = OLD.id;
                """
            ),
        ])

    private static let message = PortalView(
        name: "message",
        rule: """
            SELECT tenant_id, company_id, contact_id, conversation_id, id, author, state, content, said, created_at
            FROM message WHERE \(inPerson) AND \(sees(.conversations))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO message (tenant_id, company_id, contact_id, conversation_id, id, author, state, content,
                    said, created_at)
                SELECT nexie_tenant(), nexie_company(), nexie_contact(), conversation.id, NEW.id, NEW.author, NEW.state,
                    NEW.content, NEW.said, NEW.created_at
                FROM conversation WHERE conversation.tenant_id = nexie_tenant()
                    AND conversation.id = NEW.conversation_id AND conversation.contact_id = nexie_contact();
                """
            )
        ])

    private static let answerRating = PortalView(
        name: "answer_rating",
        rule: """
            SELECT tenant_id, company_id, contact_id, conversation_id, message_id, rating, reason, comment, rated_at
            FROM answer_rating WHERE \(inPerson) AND \(sees(.conversations))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO answer_rating (tenant_id, company_id, contact_id, conversation_id, message_id, rating,
                    reason, comment, rated_at)
                SELECT nexie_tenant(), nexie_company(), nexie_contact(), message.conversation_id, message.id,
                    NEW.rating, NEW.reason, NEW.comment, NEW.rated_at
                FROM message WHERE message.tenant_id = nexie_tenant() AND message.id = NEW.message_id
                    AND message.contact_id = nexie_contact() AND message.author = 'nexie';
                """
            ),
            (
                .delete,
                """
                DELETE FROM answer_rating WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact()
                    AND message_id = OLD.message_id;
                """
            ),
        ])

    private static let proposal = PortalView(
        name: "proposal",
        rule: """
            SELECT tenant_id, company_id, contact_id, conversation_id, id, tool, input, state, origin, receipt,
                created_at, expires_at
            FROM proposal WHERE \(inPerson)
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO proposal (tenant_id, company_id, contact_id, conversation_id, id, tool, input, state, origin,
                    created_at, expires_at)
                SELECT nexie_tenant(), nexie_company(), nexie_contact(), conversation.id, NEW.id, NEW.tool, NEW.input,
                    'open', NEW.origin, NEW.created_at, NEW.expires_at
                FROM conversation WHERE conversation.tenant_id = nexie_tenant()
                    AND conversation.id = NEW.conversation_id AND conversation.contact_id = nexie_contact();
                """
            ),
            (
                .update,
                """
                UPDATE proposal SET state = NEW.state, receipt = NEW.receipt,
                    input = CASE state WHEN 'open' THEN NEW.input ELSE input END
                WHERE tenant_id = nexie_tenant() AND id = OLD.id AND contact_id = nexie_contact()
                    AND (state = 'open' OR (state = 'confirmed' AND receipt IS NULL AND NEW.state = 'confirmed'));
                """
            ),
        ])

    private static let once = PortalView(
        name: "once",
        rule: "SELECT tenant_id, company_id, contact_id, tool, key, result, created_at FROM once WHERE \(inPerson)",
        writes: [
            (
                .insert,
                """
                INSERT INTO once (tenant_id, company_id, contact_id, tool, key, result, created_at)
                VALUES (nexie_tenant(), nexie_company(), nexie_contact(), NEW.tool, NEW.key, NEW.result, NEW.created_at);
                """
            )
        ])
}
