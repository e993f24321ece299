/// What a client's calls ask of tickets.
enum TicketStatements {
    private static let columns = """
        ticket.id, ticket.number, ticket.subject, ticket.state, ticket.priority, ticket.created_at, ticket.updated_at,
        coalesce(colleague.name, ''), ticket.contact_id
        """

    private static let fromTicket = """
        FROM portal_ticket AS ticket
        LEFT JOIN portal_colleague AS colleague
            ON colleague.tenant_id = ticket.tenant_id AND colleague.company_id = ticket.company_id
            AND colleague.id = ticket.contact_id
        WHERE ticket.tenant_id = $1 AND ticket.company_id = $2
        """

    private static let newestFirst = """
        AND (ticket.updated_at, ticket.id) < ($4, $5)
        ORDER BY ticket.updated_at DESC, ticket.id DESC LIMIT $6
        """

    static let listCompany = Statement(
        .client, "ticket.list_company", "SELECT \(columns) \(fromTicket) \(newestFirst)")

    static let listCompanyState = Statement(
        .client, "ticket.list_company_state", "SELECT \(columns) \(fromTicket) AND ticket.state = $7 \(newestFirst)")

    static let listOwn = Statement(
        .client, "ticket.list_own", "SELECT \(columns) \(fromTicket) AND ticket.contact_id = $3 \(newestFirst)")

    static let listOwnState = Statement(
        .client, "ticket.list_own_state",
        "SELECT \(columns) \(fromTicket) AND ticket.contact_id = $3 AND ticket.state = $7 \(newestFirst)")

    private static let matching = """
        AND (instr(lower(ticket.subject), $7) > 0 OR instr(lower(ticket.description), $7) > 0 OR ticket.number = $8)
        AND ($9 = '' OR ticket.state = $9)
        """

    static let searchCompany = Statement(
        .client, "ticket.search_company", "SELECT \(columns) \(fromTicket) \(matching) \(newestFirst)")

    static let searchOwn = Statement(
        .client, "ticket.search_own",
        "SELECT \(columns) \(fromTicket) AND ticket.contact_id = $3 \(matching) \(newestFirst)")

    private static let byNumberFirst = """
        AND ticket.number < $4 AND ($5 = '' OR ticket.state = $5)
        AND ($6 = '' OR instr(lower(ticket.subject), $6) > 0 OR instr(lower(ticket.description), $6) > 0
            OR ticket.number = $7)
        ORDER BY ticket.number DESC LIMIT $8
        """

    static let numberedCompany = Statement(
        .client, "ticket.numbered_company", "SELECT \(columns) \(fromTicket) \(byNumberFirst)")

    static let numberedOwn = Statement(
        .client, "ticket.numbered_own",
        "SELECT \(columns) \(fromTicket) AND ticket.contact_id = $3 \(byNumberFirst)")

    static let countCompany = Statement(
        .client, "ticket.count_company",
        """
        SELECT ticket.state, count(*) FROM portal_ticket AS ticket
        WHERE ticket.tenant_id = $1 AND ticket.company_id = $2 GROUP BY ticket.state
        """)

    static let countOwn = Statement(
        .client, "ticket.count_own",
        """
        SELECT ticket.state, count(*) FROM portal_ticket AS ticket
        WHERE ticket.tenant_id = $1 AND ticket.company_id = $2 AND ticket.contact_id = $3 GROUP BY ticket.state
        """)

    private static let countingWords = """
        AND (instr(lower(ticket.subject), $4) > 0 OR instr(lower(ticket.description), $4) > 0 OR ticket.number = $5)
        GROUP BY ticket.state
        """

    static let countCompanyWords = Statement(
        .client, "ticket.count_company_words",
        """
        SELECT ticket.state, count(*) FROM portal_ticket AS ticket
        WHERE ticket.tenant_id = $1 AND ticket.company_id = $2 \(countingWords)
        """)

    static let countOwnWords = Statement(
        .client, "ticket.count_own_words",
        """
        SELECT ticket.state, count(*) FROM portal_ticket AS ticket
        WHERE ticket.tenant_id = $1 AND ticket.company_id = $2 AND ticket.contact_id = $3 \(countingWords)
        """)

    static let byNumber = Statement(
        .client, "ticket.by_number", "SELECT \(columns), ticket.description \(fromTicket) AND ticket.number = $4")

    static let byID = Statement(
        .client, "ticket.by_id", "SELECT \(columns), ticket.description \(fromTicket) AND ticket.id = $4")

    static let notes = Statement(
        .client, "ticket.notes",
        """
        SELECT note.author, note.author_name, note.body, note.created_at, note.author_contact_id,
            note.id, note.kind
        FROM portal_ticket_note AS note
        WHERE note.tenant_id = $1 AND note.company_id = $2 AND note.ticket_id = $4
        ORDER BY note.created_at, note.id LIMIT $5
        """)

    static let create = Statement(
        .client, "ticket.create",
        """
        INSERT INTO portal_ticket (tenant_id, company_id, id, subject, description, priority, created_at)
        VALUES ($1, $2, $4, $5, $6, $7, $8)
        """)

    static let addNote = Statement(
        .client, "ticket.add_note",
        """
        INSERT INTO portal_ticket_note (tenant_id, company_id, ticket_id, id, body, created_at, kind)
        VALUES ($1, $2, $4, $5, $6, $7, $8)
        """)

    static let move = Statement(
        .client, "ticket.move",
        "UPDATE portal_ticket SET updated_at = $5, state = $6 WHERE tenant_id = $1 AND company_id = $2 AND id = $4")
}
