import CSQLite

/// What a statement of staff's may do in the database: the closed list of tables and columns, asked when it is prepared.
enum StaffRights {
    /// Whether a statement may be prepared that does this; default no.
    ///
    /// `opened` are columns that the statement itself names as what it reads of clients' words.
    static func permit(_ action: Int32, _ first: String, _ second: String, _ opened: Set<String>) -> Bool {
        switch action {
        case SQLITE_SELECT: true
        case SQLITE_FUNCTION: functions.contains(second)
        case SQLITE_READ:
            readable.contains(first) && !isClosed("\(first).\(second)", opened) || facts.contains("\(first).\(second)")
        case SQLITE_UPDATE: updatable.contains("\(first).\(second)")
        case SQLITE_INSERT: insertable.contains(first)
        case SQLITE_DELETE: deletable.contains(first)
        default: false
        }
    }

    private static func isClosed(_ column: String, _ opened: Set<String>) -> Bool {
        closed.contains(column) && !(words.contains(column) && opened.contains(column))
    }

    /// What clients and Nexie said: closed, but for the statements that say that they read it.
    private static let words: Set<String> = ["message.content", "message.said", "conversation.title"]

    private static let readable: Set<String> = [
        "contact", "company", "role", "tenant", "portal_access", "outbox", "login_link", "staff", "claude_setup",
        "session", "audit_entry", "budget", "spending", "message", "conversation", "answer_rating", "unanswered_search",
        "pay_host", "change_request", "preview", "staff_session", "ticket_note", "ticket_rating", "preview_spending",
        "evaluation",
    ]

    private static let insertable: Set<String> = [
        "portal_access", "login_link", "outbox", "claude_setup", "budget", "pay_host", "logo", "preview",
        "company", "contact", "ticket_note", "role", "evaluation",
    ]

    private static let deletable: Set<String> = ["session", "budget", "pay_host", "outbox", "role"]

    /// What is read of clients' records: of tickets what staff answer, of all others where they belong and where they
    /// stand, to explain who sees them, and never what they say.
    private static let facts: Set<String> = Set(
        ["ticket", "invoice", "quote", "contract", "risk"].flatMap { table in
            ["tenant_id", "company_id", "number", "state"].map { "\(table).\($0)" }
        } + ["article.tenant_id", "article.slug", "article.state", "article.visibility"]
            + ["contact_id", "id", "subject", "description", "priority", "created_at", "updated_at"].map {
                "ticket.\($0)"
            })

    /// Columns of those tables that nobody on the staff side has to read.
    private static let closed: Set<String> = [
        "claude_setup.sealed_key", "staff.passphrase", "staff.sealed_totp", "login_link.token_hash",
        "login_link.code_hmac", "login_link.browser_hash", "session.key_hash", "message.content", "message.said",
        "conversation.title", "conversation.sought",
        "audit_entry.previous_hash", "audit_entry.hash", "preview.key_hash", "staff_session.key_hash",
        "staff_session.user_agent", "ticket_note.external_id",
    ]

    private static let updatable: Set<String> = [
        "contact.portal_enabled", "contact.role_id", "portal_access.invited_at", "portal_access.invited_by",
        "tenant.support_phone", "tenant.support_email", "tenant.time_zone",
        "login_link.state", "tenant.guide_allowed", "tenant.name", "tenant.brand_color", "tenant.logo_name",
        "tenant.kept_days", "claude_setup.sealed_key", "claude_setup.sealed_by", "claude_setup.last_four",
        "claude_setup.model", "claude_setup.effort", "claude_setup.most_output", "claude_setup.changed_at",
        "budget.most", "staff.mail_tried_at", "outbox.state", "outbox.tries", "outbox.due_at", "outbox.ends_at",
        "outbox.died_at",
        "contact.name", "contact.email", "change_request.state", "change_request.reason",
        "change_request.settled_at", "change_request.settled_by", "change_request.earlier", "preview.ended_at",
        "ticket.state", "ticket.updated_at", "ticket.moved_at",
        "role.name", "role.grants", "role.standard",
    ]

    private static let functions: Set<String> = [
        "coalesce", "count", "lower", "max", "min", "instr", "ifnull", "length", "sum",
    ]
}
