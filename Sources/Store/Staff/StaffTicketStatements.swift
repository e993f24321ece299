/// What staff's calls ask of tickets.
enum StaffTicketStatements {
    /// Who said the last word that a client can read; the client's own first words count.
    private static let lastWord = """
        coalesce((SELECT ticket_note.author FROM ticket_note
            WHERE ticket_note.tenant_id = ticket.tenant_id AND ticket_note.ticket_id = ticket.id
                AND ticket_note.visibility = 'public'
            ORDER BY ticket_note.created_at DESC, ticket_note.id DESC LIMIT 1), 'contact')
        """

    private static let isOurs = "ticket.state = 'open' AND \(lastWord) = 'contact'"

    private static let columns = """
        ticket.id, ticket.number, ticket.subject, ticket.state, ticket.priority, ticket.created_at, ticket.updated_at,
        contact.id, contact.name, company.id, company.name, CASE WHEN \(isOurs) THEN 1 ELSE 0 END
        """

    private static let fromTicket = """
        FROM ticket
        JOIN contact ON contact.tenant_id = ticket.tenant_id AND contact.id = ticket.contact_id
        JOIN company ON company.tenant_id = ticket.tenant_id AND company.id = ticket.company_id
        """

    private static let fitting = """
        ($2 = '' OR ticket.company_id = $2) AND ($3 = '' OR ticket.contact_id = $3)
        AND ($4 = '' OR ticket.number = $5 OR instr(lower(ticket.subject), lower($4)) > 0
            OR instr(lower(ticket.description), lower($4)) > 0
            OR ticket.contact_id IN (SELECT contact.id FROM contact
                WHERE contact.tenant_id = $1 AND instr(lower(contact.name), lower($4)) > 0)
            OR ticket.company_id IN (SELECT company.id FROM company
                WHERE company.tenant_id = $1 AND instr(lower(company.name), lower($4)) > 0))
        """

    static let ours = Statement(
        .staff, "staff_ticket.ours",
        """
        SELECT \(columns) \(fromTicket)
        WHERE ticket.tenant_id = $1 AND \(isOurs) AND \(fitting)
        ORDER BY CASE ticket.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END,
            ticket.updated_at, ticket.id
        LIMIT $6 OFFSET $7
        """)

    private static let latestFirst = "ORDER BY ticket.updated_at DESC, ticket.id DESC LIMIT $6 OFFSET $7"

    static let ofState = Statement(
        .staff, "staff_ticket.of_state",
        """
        SELECT \(columns) \(fromTicket)
        WHERE ticket.tenant_id = $1 AND ticket.state = $8 AND \(fitting) \(latestFirst)
        """)

    static let every = Statement(
        .staff, "staff_ticket.every",
        "SELECT \(columns) \(fromTicket) WHERE ticket.tenant_id = $1 AND \(fitting) \(latestFirst)")

    static let counts = Statement(
        .staff, "staff_ticket.counts",
        "SELECT ticket.state, count(*) FROM ticket WHERE ticket.tenant_id = $1 GROUP BY ticket.state")

    static let countsFitting = Statement(
        .staff, "staff_ticket.counts_fitting",
        """
        SELECT ticket.state, count(*) FROM ticket WHERE ticket.tenant_id = $1 AND \(fitting) GROUP BY ticket.state
        """)

    static let countOurs = Statement(
        .staff, "staff_ticket.count_ours",
        "SELECT count(*) FROM ticket WHERE ticket.tenant_id = $1 AND \(isOurs)")

    static let countOursFitting = Statement(
        .staff, "staff_ticket.count_ours_fitting",
        "SELECT count(*) FROM ticket WHERE ticket.tenant_id = $1 AND \(isOurs) AND \(fitting)")

    static let find = Statement(
        .staff, "staff_ticket.find",
        """
        SELECT \(columns), ticket.description, contact.email,
            CASE WHEN contact.active = 1 AND contact.portal_enabled = 1 AND company.active = 1 THEN 1 ELSE 0 END,
            contact.unwanted,
            coalesce((SELECT max(ticket_note.id) FROM ticket_note
                WHERE ticket_note.tenant_id = ticket.tenant_id AND ticket_note.ticket_id = ticket.id), '')
        \(fromTicket) WHERE ticket.tenant_id = $1 AND ticket.number = $2
        """)

    static let notes = Statement(
        .staff, "staff_ticket.notes",
        """
        SELECT id, author, author_name, body, created_at, visibility, kind FROM (
            SELECT id, author, author_name, body, created_at, visibility, kind FROM ticket_note
            WHERE tenant_id = $1 AND ticket_id = $2 ORDER BY created_at DESC, id DESC LIMIT $3) AS latest
        ORDER BY created_at, id
        """)

    static let ratings = Statement(
        .staff, "staff_ticket.ratings",
        """
        SELECT ticket_rating.rating, ticket_rating.words, contact.name FROM ticket_rating
        JOIN contact ON contact.tenant_id = ticket_rating.tenant_id AND contact.id = ticket_rating.contact_id
        WHERE ticket_rating.tenant_id = $1 AND ticket_rating.ticket_id = $2 ORDER BY ticket_rating.rated_at LIMIT 20
        """)

    static let once = Statement(
        .staff, "staff_ticket.once",
        "SELECT 1 FROM ticket_note WHERE tenant_id = $1 AND author_staff_id = $2 AND once_key = $3")

    static let addNote = Statement(
        .staff, "staff_ticket.add_note",
        """
        INSERT INTO ticket_note (tenant_id, company_id, ticket_id, id, author, author_contact_id, author_name,
            visibility, body, created_at, kind, author_staff_id, once_key)
        SELECT ticket.tenant_id, ticket.company_id, ticket.id, $3, 'staff', NULL, staff.name, $4, $5, $6, 'note',
            staff.id, $8
        FROM ticket JOIN staff ON staff.tenant_id = ticket.tenant_id AND staff.id = $7
        WHERE ticket.tenant_id = $1 AND ticket.id = $2
        """)

    static let touch = Statement(
        .staff, "staff_ticket.touch",
        "UPDATE ticket SET updated_at = $3 WHERE tenant_id = $1 AND id = $2 AND updated_at < $3")

    static let move = Statement(
        .staff, "staff_ticket.move",
        """
        UPDATE ticket SET state = $4, moved_at = $3, updated_at = max(updated_at, $3)
        WHERE tenant_id = $1 AND id = $2 AND state <> $4
        """)

    static let tell = Statement(
        .staff, "staff_ticket.tell",
        """
        INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, record_id, due_at, ends_at, created_at)
        SELECT $3, $4, tenant_id, company_id, contact_id, $5, $6, $7, $6 FROM ticket
        WHERE tenant_id = $1 AND id = $2
        """)
}
