import Access

/// What a tenant is set up with.
public struct TenantParticulars: Sendable, Hashable {
    /// Its name in addresses and commands.
    public var slug: String
    /// Its name.
    public var name: String
    /// IANA name of its zone.
    public var timeZone: String
    /// Where clients call; empty for nowhere.
    public var supportPhone: String
    /// Where clients write; empty for nowhere.
    public var supportEmail: String
    /// Whether Nexie may talk through the guide.
    public var guideAllowed: Bool
    /// The hosts to which pay links may lead.
    public var payHosts: [String]
    /// The colour of its pages; nil for the portal's own.
    public var brandColor: BrandColor?
    /// The picture beside its name.
    public var logo: Logo?

    /// Particulars.
    public init(
        slug: String, name: String, timeZone: String, supportPhone: String, supportEmail: String, guideAllowed: Bool,
        payHosts: [String], brandColor: BrandColor? = nil, logo: Logo? = nil
    ) {
        self.slug = slug
        self.name = name
        self.timeZone = timeZone
        self.supportPhone = supportPhone
        self.supportEmail = supportEmail
        self.guideAllowed = guideAllowed
        self.payHosts = payHosts
        self.brandColor = brandColor
        self.logo = logo
    }
}

/// What a command named that is not there.
public enum ProvisionProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// No tenant has this slug.
    case noTenant(String)
    /// The tenant has no contact with this external id.
    case noContact(String)
    /// The tenant has no company with this external id.
    case noCompany(String)
    /// The tenant has no role of this name.
    case noRole(String)

    /// A sentence.
    public var description: String {
        switch self {
        case .noTenant(let slug): "There is no tenant \"\(slug)\"."
        case .noContact(let name): "There is no contact \"\(name)\"."
        case .noCompany(let name): "There is no company \"\(name)\"."
        case .noRole(let name): "There is no role \"\(name)\"."
        }
    }
}

extension Database {
    /// Sets a tenant up, with the roles that every tenant starts with; one that is there gets the new particulars.
    ///
    /// Doing it again changes nothing.
    public func provisionTenant(_ wanted: TenantParticulars) async throws -> TenantID {
        let now = settings.now()
        return try await writer.write { [self] in try provision(wanted, at: now, by: .command, on: $0) }
    }

    /// The same, inside a transaction.
    func provision(
        _ wanted: TenantParticulars, at now: Instant, by way: SetupWay, on connection: Connection
    ) throws -> TenantID {
        let known = try connection.tenant(slug: wanted.slug)
        if let known, known.particulars == wanted.tidied { return known.id }
        let id = known?.id ?? TenantID.new(at: now)
        try connection.put(wanted.tidied, as: id, at: now)
        if known == nil {
            for role in StartingRole.allCases { try connection.put(role, in: id, at: now) }
        }
        let action = known == nil ? "tenant:begin" : "tenant:change"
        try audit.append(.setUp(action, tenant: id, by: way), at: now, on: connection)
        return id
    }

    /// Lets a contact in or shuts them out, and gives them a role, or the standard one when nil.
    public func setPortalAccess(
        tenant: TenantID, contactExternalID: String, role: String?, enabled: Bool
    ) async throws {
        let now = settings.now()
        try await writer.write { [audit] connection in
            let values: [SQLValue] = [.id(tenant), .text(contactExternalID)]
            let found: ContactID? = try connection.first(ImportPeopleStatements.contact, values) { $0.id(0) }
            guard let contact = found else { throw ProvisionProblem.noContact(contactExternalID) }
            let roleID = try role.map { name in
                let found = try connection.first(ProvisionStatements.role, [.id(tenant), .text(name)]) { $0.text(0) }
                guard let found else { throw ProvisionProblem.noRole(name) }
                return found
            }
            try connection.run(
                ProvisionStatements.setAccess, [.id(tenant), .id(contact), .text(roleID), .flag(enabled)])
            if !enabled { try connection.run(ProvisionStatements.endSessions, [.id(tenant), .id(contact)]) }
            let action = enabled ? "contact:enable" : "contact:disable"
            try audit.append(
                .setUp(action, tenant: tenant, record: "contact:\(contact)"), at: now, on: connection)
        }
    }
}

extension TenantParticulars {
    /// The same with the hosts in the order of the alphabet, each once.
    fileprivate var tidied: TenantParticulars {
        var tidied = self
        tidied.payHosts = Set(payHosts).sorted()
        return tidied
    }
}

extension Connection {
    fileprivate func tenant(slug: String) throws -> (id: TenantID, particulars: TenantParticulars)? {
        let found = try first(ProvisionStatements.tenant, [.text(slug)]) { row in
            let particulars = TenantParticulars(
                slug: row.text(1), name: row.text(2), timeZone: row.text(3), supportPhone: row.text(4),
                supportEmail: row.text(5), guideAllowed: row.flag(6), payHosts: [],
                brandColor: BrandColor(row.text(7)), logo: Logo(named: row.text(8), row.blob(9)))
            return (id: TenantID(stored: row.text(0)), particulars: particulars)
        }
        guard var found else { return nil }
        try run(ProvisionStatements.payHosts, [.id(found.id)]) { found.particulars.payHosts.append($0.text(0)) }
        return found
    }

    fileprivate func put(_ wanted: TenantParticulars, as id: TenantID, at now: Instant) throws {
        try run(
            ProvisionStatements.putTenant,
            [
                .id(id), .text(wanted.slug), .text(wanted.name), .text(wanted.timeZone), .text(wanted.supportPhone),
                .text(wanted.supportEmail), .flag(wanted.guideAllowed), .instant(now),
                .text(wanted.brandColor?.text ?? ""), .text(wanted.logo?.name ?? ""),
            ])
        if let logo = wanted.logo { try run(LogoStatements.put, [.text(logo.name), .blob(logo.bytes)]) }
        try run(LogoStatements.sweep, [])
        try run(ProvisionStatements.clearPayHosts, [.id(id)])
        for host in wanted.payHosts { try run(ProvisionStatements.putPayHost, [.id(id), .text(host)]) }
    }

    fileprivate func put(_ role: StartingRole, in tenant: TenantID, at now: Instant) throws {
        let grants = role.grants.map(\.description).joined(separator: " ")
        try run(
            ProvisionStatements.putRole,
            [
                .id(tenant), .id(RoleID.new(at: now)), .text(role.rawValue), .text(grants),
                .flag(role == StartingRole.standard),
            ])
    }
}
