@_spi(Minting) import Access

/// The one place where a principal is made, of a contact or of staff: from rows read at this moment, never from anything a caller says.
enum Minting {
    /// The columns that every minting statement answers, in the order in which `principal` reads them.
    private static let columns = """
        contact.tenant_id, contact.company_id, contact.id, contact.name, contact.email,
        coalesce(contact.time_zone, tenant.time_zone), company.name, tenant.name, tenant.support_phone,
        tenant.support_email, role.name, role.grants, tenant.guide_allowed,
        tenant.brand_color, tenant.logo_name
        """

    /// A contact who may be here now: every part of the chain in force, the role their own or the standard one.
    private static let inForce = """
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id AND company.active = 1
        JOIN tenant ON tenant.id = contact.tenant_id AND tenant.active = 1
        JOIN role ON role.tenant_id = contact.tenant_id
            AND (role.id = contact.role_id OR (contact.role_id IS NULL AND role.standard = 1))
        """

    static let bySession = Statement(
        .house, "minting.by_session",
        """
        SELECT \(columns), session.id, session.seen_at
        FROM session
        JOIN contact ON contact.tenant_id = session.tenant_id AND contact.id = session.contact_id
            AND contact.company_id = session.company_id AND contact.active = 1 AND contact.portal_enabled = 1
        \(inForce)
        WHERE session.key_hash = $1 AND session.ends_at > $2 AND session.seen_at > $3
        """)

    static let byEmail = Statement(
        .house, "minting.by_email",
        """
        SELECT \(columns) FROM contact \(inForce)
        WHERE contact.email = $1 AND contact.active = 1 AND contact.portal_enabled = 1
        ORDER BY contact.tenant_id
        """)

    /// A contact as a member of staff looks at them: all of the above, and the preview with everything that it rests on.
    /// Whose role has changed on either side since the beginning ends it.
    static let byPreview = Statement(
        .house, "minting.by_preview",
        """
        SELECT \(columns), preview.id, preview.staff_id, preview.staff_name, preview.reason, preview.ends_at
        FROM preview
        JOIN staff ON staff.tenant_id = preview.tenant_id AND staff.id = preview.staff_id AND staff.active = 1
            AND staff.role = preview.staff_role
        JOIN staff_session ON staff_session.id = preview.staff_session_id
            AND staff_session.tenant_id = preview.tenant_id AND staff_session.staff_id = preview.staff_id
            AND staff_session.ends_at > $2
        JOIN contact ON contact.tenant_id = preview.tenant_id AND contact.id = preview.contact_id
            AND contact.company_id = preview.company_id AND contact.active = 1 AND contact.portal_enabled = 1
        \(inForce)
        WHERE preview.key_hash = $1 AND preview.ended_at IS NULL AND preview.ends_at > $2
            AND role.id = preview.role_id
        """)

    /// The principal in a row of one of the statements above.
    static func principal(_ row: Row, origin: Principal.Origin) -> Principal {
        Principal(
            scope: Scope(tenant: row.id(0), company: row.id(1), contact: row.id(2)),
            permissions: PermissionSet(stored: row.text(11)),
            roleName: row.text(10),
            origin: origin,
            person: .init(
                name: row.text(3), email: row.text(4), timeZone: row.text(5), companyName: row.text(6),
                tenantName: row.text(7), support: .init(phone: row.text(8), email: row.text(9))),
            brand: .init(color: BrandColor(row.text(13)), logo: row.text(14).isEmpty ? nil : row.text(14)),
            isGuideAllowed: row.flag(12))
    }

    static let staffBySession = Statement(
        .house, "minting.staff_by_session",
        """
        SELECT staff.tenant_id, staff.id, staff.role, staff_session.id, staff_session.proved_at, staff.name,
            staff.email, tenant.name, tenant.time_zone, tenant.brand_color, tenant.logo_name, staff_session.seen_at
        FROM staff_session
        JOIN staff ON staff.tenant_id = staff_session.tenant_id AND staff.id = staff_session.staff_id
            AND staff.active = 1
        JOIN tenant ON tenant.id = staff.tenant_id AND tenant.active = 1
        WHERE staff_session.key_hash = $1 AND staff_session.ends_at > $2 AND staff_session.seen_at > $3
        """)

    /// The member of staff in a row of the statement above; nil for a role that this program does not know.
    static func staff(_ row: Row) -> StaffPrincipal? {
        guard let role = StaffRole(rawValue: row.text(2)) else { return nil }
        return StaffPrincipal(
            scope: StaffScope(tenant: row.id(0), staff: row.id(1)), role: role, session: row.id(3),
            provedAt: row.instant(4),
            person: .init(
                name: row.text(5), email: row.text(6), tenantName: row.text(7), timeZone: row.text(8)),
            brand: .init(color: BrandColor(row.text(9)), logo: row.text(10).isEmpty ? nil : row.text(10)))
    }
}
