/// What the outbox is asked.
enum OutboxStatements {
    static let addLogin = Statement(
        .house, "outbox.add_login",
        """
        INSERT INTO outbox (id, kind, login_link_id, due_at, ends_at, created_at) VALUES ($1, 'login', $2, $3, $4, $3)
        """)

    static let addNotice = Statement(
        .house, "outbox.add_notice",
        """
        INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, record_id, due_at, ends_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7)
        """)

    static let addSigning = Statement(
        .house, "outbox.add_signing",
        """
        INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, record_id, due_at, ends_at, created_at)
        VALUES ($1, 'signing', $2, $3, $4, $5, $6, $7, $6)
        """)

    static let addReceipt = Statement(
        .house, "outbox.add_receipt",
        """
        INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, record_id, due_at, ends_at, created_at)
        VALUES ($1, 'receipt', $2, $3, $4, $5, $6, $7, $6)
        """)

    static let isDue = Statement(
        .house, "outbox.is_due", "SELECT 1 FROM outbox WHERE state = 'waiting' AND \(isFree) LIMIT 1")

    static let isLoginDue = Statement(
        .house, "outbox.is_login_due",
        "SELECT 1 FROM outbox WHERE state = 'waiting' AND kind = 'login' AND \(isFree) LIMIT 1")

    static let isCodeDue = Statement(
        .house, "outbox.is_code_due",
        "SELECT 1 FROM outbox WHERE state = 'waiting' AND kind = 'signing' AND \(isFree) LIMIT 1")

    static let takeLogin = Statement(.house, "outbox.take_login", take("kind = 'login'"))

    static let takeCode = Statement(.house, "outbox.take_code", take("kind = 'signing'"))

    static let takeNotice = Statement(.house, "outbox.take_notice", take("kind <> 'login'"))

    /// Whose time has come and that nobody has.
    private static let isFree = "due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)"

    /// One statement, so that no two workers take the same message.
    private static func take(_ kind: String) -> String {
        """
        UPDATE outbox SET lease_owner = $2, lease_until = $3, tries = tries + 1
        WHERE id = (SELECT id FROM outbox WHERE state = 'waiting' AND \(kind) AND \(isFree)
            ORDER BY due_at, id LIMIT 1)
        RETURNING id, kind, login_link_id, tenant_id, contact_id, coalesce(record_id, ''), tries, ends_at, reason,
            staff_id
        """
    }

    static let hold = Statement(
        .house, "outbox.hold",
        """
        UPDATE outbox SET lease_until = $3 WHERE id = $1 AND lease_owner = $2 AND state = 'waiting' RETURNING id
        """)

    static let remove = Statement(
        .house, "outbox.remove", "DELETE FROM outbox WHERE id = $1 AND lease_owner = $2 AND state = 'waiting'")

    static let postpone = Statement(
        .house, "outbox.postpone",
        """
        UPDATE outbox SET due_at = $3, reason = $4, lease_owner = NULL, lease_until = NULL
        WHERE id = $1 AND lease_owner = $2 AND state = 'waiting'
        """)

    /// Where no new reason is given, that of the last try stays.
    static let bury = Statement(
        .house, "outbox.bury",
        """
        UPDATE outbox SET state = 'dead', died_at = $3, lease_owner = NULL, lease_until = NULL,
            reason = coalesce(nullif($4, ''), nullif(reason, ''), 'its time was over before it could be sent')
        WHERE id = $1 AND lease_owner = $2 AND state = 'waiting'
        """)

    /// A login's time can't be given back: its link has ended.
    static let retry = Statement(
        .house, "outbox.retry",
        """
        UPDATE outbox SET state = 'waiting', tries = 0, due_at = $2, died_at = NULL,
            ends_at = CASE WHEN kind = 'login' THEN ends_at ELSE $3 END
        WHERE id = $1 AND state = 'dead' AND (kind <> 'login' OR ends_at > $2)
        RETURNING coalesce(tenant_id, (SELECT tenant_id FROM login_link WHERE id = login_link_id)),
            coalesce(company_id, (SELECT company_id FROM login_link WHERE id = login_link_id)),
            coalesce(contact_id, (SELECT contact_id FROM login_link WHERE id = login_link_id)), kind
        """)

    static let dead = Statement(
        .house, "outbox.dead", "SELECT id FROM outbox WHERE state = 'dead' ORDER BY created_at, id LIMIT 10000")

    /// What a newer message of the same kind to the same person says too.
    static let dropOverdue = Statement(
        .house, "outbox.drop_overdue",
        "DELETE FROM outbox WHERE tenant_id = $1 AND contact_id = $2 AND kind = 'overdue'")

    static let find = Statement(.house, "outbox.find", "SELECT state FROM outbox WHERE id = $1")

    static let list = Statement(
        .house, "outbox.list",
        """
        SELECT outbox.id, outbox.kind, coalesce(change_request.earlier, contact.email, staff.email, ''),
            coalesce(tenant.slug, ''), outbox.state,
            outbox.tries, outbox.due_at, outbox.created_at, outbox.died_at, outbox.reason
        FROM outbox
        LEFT JOIN login_link ON login_link.id = outbox.login_link_id
        LEFT JOIN contact ON contact.tenant_id = coalesce(outbox.tenant_id, login_link.tenant_id)
            AND contact.id = coalesce(outbox.contact_id, login_link.contact_id)
        LEFT JOIN staff ON staff.tenant_id = outbox.tenant_id AND staff.id = outbox.staff_id
        LEFT JOIN tenant ON tenant.id = coalesce(contact.tenant_id, staff.tenant_id)
        LEFT JOIN change_request ON outbox.kind = 'address_old'
            AND change_request.tenant_id = outbox.tenant_id AND change_request.id = outbox.record_id
        WHERE outbox.state = $1 OR $1 = ''
        ORDER BY outbox.created_at, outbox.id LIMIT 10000
        """)

    static let prune = Statement(
        .house, "outbox.prune", "DELETE FROM outbox WHERE state = 'dead' AND died_at < $1")
}
