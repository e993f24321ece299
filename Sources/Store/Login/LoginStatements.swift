/// What the logins' tables are asked.
enum LoginStatements {
    static let ask = Statement(
        .house, "login.ask",
        """
        INSERT INTO login_ask (id, email, destination, browser_hash, created_at, browser)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let asked = Statement(
        .house, "login.asked",
        "SELECT id, email, destination, browser_hash, browser FROM login_ask ORDER BY id LIMIT $1")

    static let answered = Statement(.house, "login.answered", "DELETE FROM login_ask WHERE id = $1")

    static let voidWaiting = Statement(
        .house, "login.void_waiting",
        "UPDATE login_link SET state = 'void' WHERE address_hash = $1 AND state = 'waiting'")

    static let voidOlder = Statement(
        .house, "login.void_older",
        """
        UPDATE login_link SET state = 'void'
        WHERE address_hash = $1 AND coalesce(contact_id, '') = coalesce($2, '') AND id <> $3 AND state = 'sent'
        """)

    static let voidOf = Statement(
        .house, "login.void_of",
        """
        UPDATE login_link SET state = 'void'
        WHERE tenant_id = $1 AND contact_id = $2 AND state IN ('waiting', 'sent')
        """)

    static let waiting = Statement(
        .house, "login.waiting",
        "SELECT address_hash, contact_id FROM login_link WHERE id = $1 AND state IN ('waiting', 'sent')")

    static let addLink = Statement(
        .house, "login.add_link",
        """
        INSERT INTO login_link (id, tenant_id, company_id, contact_id, address_hash, browser_hash, destination, state,
            created_at, expires_at, browser)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $10)
        """)

    static let arm = Statement(
        .house, "login.arm",
        """
        UPDATE login_link SET token_hash = $2, code_hmac = $3, state = 'sent', expires_at = $4
        WHERE id = $1 AND state IN ('waiting', 'sent')
        """)

    private static let columns = """
        id, tenant_id, contact_id, browser_hash, destination, code_hmac, wrong_codes, browser, created_at,
            invited_by
        """

    static let byToken = Statement(
        .house, "login.by_token",
        "SELECT \(columns) FROM login_link WHERE token_hash = $1 AND state = 'sent' AND expires_at > $2")

    static let byAddress = Statement(
        .house, "login.by_address",
        "SELECT \(columns) FROM login_link WHERE address_hash = $1 AND state = 'sent' AND expires_at > $2 ORDER BY id")

    static let wrongCode = Statement(
        .house, "login.wrong_code", "UPDATE login_link SET wrong_codes = wrong_codes + 1 WHERE id = $1")

    static let spend = Statement(.house, "login.spend", "UPDATE login_link SET state = 'spent' WHERE id = $1")

    static let prune = Statement(.house, "login.prune", "DELETE FROM login_link WHERE expires_at < $1")

    static let contact = Statement(
        .house, "login.contact", "SELECT email FROM contact WHERE tenant_id = $1 AND id = $2")
}
