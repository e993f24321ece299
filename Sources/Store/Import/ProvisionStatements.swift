/// What setting up tenants and access asks.
enum ProvisionStatements {
    static let tenant = Statement(
        .house, "provision.tenant",
        """
        SELECT id, slug, tenant.name, time_zone, support_phone, support_email, guide_allowed, brand_color, logo_name,
            coalesce(bytes, x'')
        FROM tenant LEFT JOIN logo ON logo.name = logo_name WHERE slug = $1
        """)

    static let payHosts = Statement(
        .house, "provision.pay_hosts", "SELECT host FROM pay_host WHERE tenant_id = $1 ORDER BY host")

    static let putTenant = Statement(
        .house, "provision.put_tenant",
        """
        INSERT INTO tenant (id, slug, name, time_zone, support_phone, support_email, guide_allowed, created_at,
            brand_color, logo_name)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (slug) DO UPDATE
        SET name = excluded.name, time_zone = excluded.time_zone, support_phone = excluded.support_phone,
            support_email = excluded.support_email, guide_allowed = excluded.guide_allowed,
            brand_color = excluded.brand_color, logo_name = excluded.logo_name
        """)

    static let clearPayHosts = Statement(
        .house, "provision.clear_pay_hosts", "DELETE FROM pay_host WHERE tenant_id = $1")

    static let putPayHost = Statement(
        .house, "provision.put_pay_host", "INSERT INTO pay_host (tenant_id, host) VALUES ($1, $2)")

    static let putRole = Statement(
        .house, "provision.put_role",
        "INSERT INTO role (tenant_id, id, name, grants, starting, standard) VALUES ($1, $2, $3, $4, 1, $5)")

    static let role = Statement(
        .house, "provision.role", "SELECT id FROM role WHERE tenant_id = $1 AND name = $2")

    static let addRole = Statement(
        .house, "provision.add_role",
        "INSERT INTO role (tenant_id, id, name, grants, starting, standard) VALUES ($1, $2, $3, $4, 0, 0)")

    static let setGrants = Statement(
        .house, "provision.set_grants", "UPDATE role SET grants = $3 WHERE tenant_id = $1 AND id = $2")

    static let setAccess = Statement(
        .house, "provision.set_access",
        "UPDATE contact SET role_id = $3, portal_enabled = $4 WHERE tenant_id = $1 AND id = $2")

    static let endSessions = Statement(
        .house, "provision.end_sessions", "DELETE FROM session WHERE tenant_id = $1 AND contact_id = $2")

    static let tenants = Statement(
        .house, "provision.tenants",
        """
        SELECT id, slug, name, active, time_zone, support_phone, support_email, guide_allowed FROM tenant ORDER BY slug
        """)

    static let people = Statement(
        .house, "provision.people",
        """
        SELECT contact.email, contact.name, coalesce(role.name, ''), company.name, tenant.name, tenant.slug,
            CASE WHEN contact.portal_enabled = 1 AND contact.active = 1 AND company.active = 1 AND tenant.active = 1
                THEN 1 ELSE 0 END
        FROM contact
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        JOIN tenant ON tenant.id = contact.tenant_id
        LEFT JOIN role ON role.tenant_id = contact.tenant_id
            AND (role.id = contact.role_id OR (contact.role_id IS NULL AND role.standard = 1))
        ORDER BY tenant.created_at, tenant.slug, company.name, contact.name, contact.id
        """)
}
