/// What staff's calls ask of contacts.
enum PortalUserStatements {
    private static let state = """
        CASE WHEN contact.active = 0 OR company.active = 0 THEN 'gone'
            WHEN contact.portal_enabled = 1 AND portal_access.last_login_at IS NOT NULL THEN 'active'
            WHEN contact.portal_enabled = 1 THEN 'expected'
            WHEN portal_access.contact_id IS NOT NULL THEN 'disabled'
            ELSE 'without' END
        """

    private static let people = """
        FROM contact
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        LEFT JOIN role ON role.tenant_id = contact.tenant_id
            AND (role.id = contact.role_id OR (contact.role_id IS NULL AND role.standard = 1))
        LEFT JOIN portal_access
            ON portal_access.tenant_id = contact.tenant_id AND portal_access.contact_id = contact.id
        """

    private static let columns = """
        SELECT contact.id, contact.name, contact.email, company.id, company.name, coalesce(role.name, ''),
            \(state), portal_access.invited_at, coalesce(staff.name, ''), portal_access.last_login_at
        \(people)
        LEFT JOIN staff ON staff.tenant_id = portal_access.tenant_id AND staff.id = portal_access.invited_by
        """

    private static let chosen = """
        contact.tenant_id = $1
            AND ($2 = '' OR instr(lower(contact.name), lower($2)) > 0 OR instr(lower(contact.email), lower($2)) > 0
                OR instr(lower(company.name), lower($2)) > 0)
            AND ($3 = '' OR contact.company_id = $3)
            AND ($4 = '' OR \(state) = $4)
            AND ($5 = '' OR role.name = $5)
        """

    static let list = Statement(
        .staff, "portal_user.list",
        "\(columns) WHERE \(chosen) ORDER BY lower(contact.name), contact.id LIMIT $6 OFFSET $7")

    static let count = Statement(.staff, "portal_user.count", "SELECT count(*) \(people) WHERE \(chosen)")

    static let find = Statement(
        .staff, "portal_user.find", "\(columns) WHERE contact.tenant_id = $1 AND contact.id = $2")

    static let companies = Statement(
        .staff, "portal_user.companies",
        "SELECT id, name FROM company WHERE tenant_id = $1 ORDER BY lower(name), id LIMIT 1000")

    static let roles = Statement(
        .staff, "portal_user.roles", "SELECT name FROM role WHERE tenant_id = $1 ORDER BY starting DESC, name LIMIT 200"
    )

    static let role = Statement(
        .staff, "portal_user.role", "SELECT id FROM role WHERE tenant_id = $1 AND name = $2")

    static let member = Statement(
        .staff, "portal_user.member", "SELECT name FROM staff WHERE tenant_id = $1 AND id = $2")

    static let setEnabled = Statement(
        .staff, "portal_user.set_enabled",
        "UPDATE contact SET portal_enabled = $3 WHERE tenant_id = $1 AND id = $2")

    static let setRole = Statement(
        .staff, "portal_user.set_role", "UPDATE contact SET role_id = $3 WHERE tenant_id = $1 AND id = $2")

    static let endSessions = Statement(
        .staff, "portal_user.end_sessions", "DELETE FROM session WHERE tenant_id = $1 AND contact_id = $2")

    static let voidLinks = Statement(
        .staff, "portal_user.void_links",
        """
        UPDATE login_link SET state = 'void'
        WHERE tenant_id = $1 AND contact_id = $2 AND state IN ('waiting', 'sent')
        """)

    static let sentSince = Statement(
        .staff, "portal_user.sent_since",
        """
        SELECT 1 FROM login_link
        WHERE tenant_id = $1 AND contact_id = $2 AND invited_by <> '' AND state <> 'void' AND created_at > $3
        """)

    static let addLink = Statement(
        .staff, "portal_user.add_link",
        """
        INSERT INTO login_link (tenant_id, id, company_id, contact_id, address_hash, destination, state, created_at,
            expires_at, invited_by)
        VALUES ($1, $2, $3, $4, $5, '/portal', 'waiting', $6, $7, $8)
        """)

    static let post = Statement(
        .staff, "portal_user.post",
        """
        INSERT INTO outbox (id, kind, login_link_id, due_at, ends_at, created_at)
        SELECT $2, 'login', login_link.id, $4, $5, $4 FROM login_link WHERE tenant_id = $1 AND id = $3
        """)

    static let noteInvitation = Statement(
        .staff, "portal_user.note_invitation",
        """
        INSERT INTO portal_access (tenant_id, contact_id, invited_at, invited_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, contact_id) DO UPDATE
        SET invited_at = excluded.invited_at, invited_by = excluded.invited_by
        """)

    static let deadLetters = Statement(
        .staff, "portal_user.dead_letters",
        """
        SELECT count(*) FROM outbox LEFT JOIN login_link ON login_link.id = outbox.login_link_id
        WHERE outbox.state = 'dead' AND coalesce(outbox.tenant_id, login_link.tenant_id) = $1
        """)

    static let claude = Statement(
        .staff, "portal_user.claude", "SELECT last_four, model FROM claude_setup WHERE tenant_id = $1")

    static let guide = Statement(
        .staff, "portal_user.guide", "SELECT guide_allowed FROM tenant WHERE id = $1")
}

/// What the house writes down about access by itself.
enum PortalAccessStatements {
    static let noteLogin = Statement(
        .house, "portal_access.note_login",
        """
        INSERT INTO portal_access (tenant_id, contact_id, last_login_at) VALUES ($1, $2, $3)
        ON CONFLICT (tenant_id, contact_id) DO UPDATE SET last_login_at = excluded.last_login_at
        """)
}
