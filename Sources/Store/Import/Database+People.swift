import Access

/// A tenant of the installation.
public struct TenantRow: Sendable, Hashable {
    /// The row's identifier.
    public let id: TenantID
    /// Its name in commands.
    public let slug: String
    /// Its name.
    public let name: String
    /// Whether it is in force.
    public let active: Bool
    /// IANA name of its zone.
    public let timeZone: String
    /// Where clients call; empty for nowhere.
    public let supportPhone: String
    /// Where clients write; empty for nowhere.
    public let supportEmail: String
    /// Whether Nexie may talk through the guide.
    public let guideAllowed: Bool

    init(_ row: Row) {
        id = row.id(0)
        slug = row.text(1)
        name = row.text(2)
        active = row.flag(3)
        timeZone = row.text(4)
        supportPhone = row.text(5)
        supportEmail = row.text(6)
        guideAllowed = row.flag(7)
    }
}

/// A contact with what decides whether they may log in.
public struct PersonRow: Sendable, Hashable {
    /// The address that logs in.
    public let email: String
    /// Full name.
    public let name: String
    /// Their role, or the standard one.
    public let role: String
    /// The client company.
    public let company: String
    /// The managed service provider.
    public let tenant: String
    /// The provider's name in commands.
    public let tenantSlug: String
    /// Whether a login would succeed now: contact, company and tenant in force and access given.
    public let enabled: Bool

    init(_ row: Row) {
        email = row.text(0)
        name = row.text(1)
        role = row.text(2)
        company = row.text(3)
        tenant = row.text(4)
        tenantSlug = row.text(5)
        enabled = row.flag(6)
    }
}

extension Database {
    /// Every tenant, by slug.
    public func tenants() async throws -> [TenantRow] {
        try await readers.house { connection in
            var rows: [TenantRow] = []
            try connection.run(ProvisionStatements.tenants, []) { rows.append(TenantRow($0)) }
            return rows
        }
    }

    /// The tenant with that slug; throws `ProvisionProblem.noTenant` when there is none.
    public func tenant(slug: String) async throws -> TenantRow {
        guard let found = try await tenants().first(where: { $0.slug == slug }) else {
            throw ProvisionProblem.noTenant(slug)
        }
        return found
    }

    /// Every contact of every tenant, for a table of who can log in.
    public func people() async throws -> [PersonRow] {
        try await readers.house { connection in
            var rows: [PersonRow] = []
            try connection.run(ProvisionStatements.people, []) { rows.append(PersonRow($0)) }
            return rows
        }
    }
}
