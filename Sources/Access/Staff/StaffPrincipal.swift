/// The tenant that everything a staff member does is bound to, and who it is.
///
/// Only the store's minting file can make one, from a session it has just read.
public struct StaffScope: Hashable, Sendable {
    /// The managed service provider.
    public let tenant: TenantID
    /// The member of its staff.
    public let staff: StaffID

    /// For the minting file alone.
    @_spi(Minting)
    public init(tenant: TenantID, staff: StaffID) {
        self.tenant = tenant
        self.staff = staff
    }
}

/// A member of a provider's staff who is allowed in at this moment. It is no `Principal`, and nothing makes one of it.
///
/// Read afresh for every request; never kept, never made from anything that a caller says.
public struct StaffPrincipal: Sendable {
    /// What the member is bound to.
    public let scope: StaffScope
    /// What the member is.
    public let role: StaffRole
    /// Which login this is.
    public let session: StaffSessionID
    /// When the member last showed passphrase or code in this session.
    public let provedAt: Instant
    /// Who the member is, for pages.
    public let person: Person
    /// How the provider's pages look.
    public let brand: Principal.Brand

    /// The member's own particulars.
    public struct Person: Sendable, Hashable {
        /// Full name.
        public let name: String
        /// The address that logs in.
        public let email: String
        /// The managed service provider.
        public let tenantName: String
        /// IANA name of the provider's zone, in which staff read times.
        public let timeZone: String

        /// Particulars as the store has them.
        public init(name: String, email: String, tenantName: String, timeZone: String) {
            self.name = name
            self.email = email
            self.tenantName = tenantName
            self.timeZone = timeZone
        }
    }

    /// For the minting file alone.
    @_spi(Minting)
    public init(
        scope: StaffScope, role: StaffRole, session: StaffSessionID, provedAt: Instant, person: Person,
        brand: Principal.Brand
    ) {
        self.scope = scope
        self.role = role
        self.session = session
        self.provedAt = provedAt
        self.person = person
        self.brand = brand
    }

    /// The session as the audit writes it.
    public var origin: String { "staff-session:\(session)" }
}
