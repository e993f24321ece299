import Access

extension Database: SetupDesk {
    /// The secret of the setup link; whoever starts the portal shows it to whoever may set it up.
    public var setupToken: String { keys.setupToken }

    /// Whether a text is that secret.
    public func isSetupToken(_ text: String) -> Bool { areSame(text.utf8, setupToken.utf8) }

    /// How far the installation has come.
    public func setupState() async throws -> SetupState {
        try await readers.house { try $0.setupState() }
    }

    /// Founds the provider and offers its administrator an enrolment: all of it or nothing.
    public func setUp(_ wish: SetupWish) async throws -> String? {
        let now = settings.now()
        let token = Secret.token()
        let isBegun = try await writer.write { [self] connection in
            guard try connection.setupState() == .empty else { return false }
            let particulars = TenantParticulars(
                slug: TenantSlug.made(of: wish.provider), name: wish.provider, timeZone: wish.timeZone,
                supportPhone: wish.supportPhone, supportEmail: wish.supportEmail, guideAllowed: true, payHosts: [])
            let tenant = try provision(particulars, at: now, by: .setup, on: connection)
            let email = EmailAddress.normalised(wish.email)
            let problem = try offerEnrolment(
                token, to: (email: email, name: wish.name, role: .admin), in: tenant, at: now, by: .setup,
                on: connection)
            guard problem == nil else { throw StoreError.fault("an empty installation has staff") }
            return true
        }
        return isBegun ? token : nil
    }

    /// Offers the waiting administrator another link.
    public func resumeSetup() async throws -> String? {
        let now = settings.now()
        let token = Secret.token()
        let isOffered = try await writer.write { [self] connection in
            guard let waiting = try connection.first(SetupStatements.waiting, [], SetupMember.init) else {
                return false
            }
            return try offerEnrolment(
                token, to: (email: waiting.email, name: waiting.name, role: .admin), in: waiting.tenant, at: now,
                by: .setup, on: connection) == nil
        }
        return isOffered ? token : nil
    }
}

extension Connection {
    /// How far the installation has come.
    fileprivate func setupState() throws -> SetupState {
        if let waiting = try first(SetupStatements.waiting, [], SetupMember.init) {
            return .waiting(name: waiting.name, email: waiting.email, provider: waiting.provider)
        }
        return try first(SetupStatements.isBegun, [], { _ in true }) == nil ? .empty : .done
    }
}

/// The only member of staff of the only provider, who has no login yet.
private struct SetupMember {
    let tenant: TenantID
    let provider: String
    let email: String
    let name: String

    init(_ row: Row) {
        tenant = row.id(0)
        provider = row.text(1)
        email = row.text(2)
        name = row.text(3)
    }
}

/// What is asked of an installation that is being set up.
enum SetupStatements {
    static let isBegun = Statement(.house, "setup.is_begun", "SELECT 1 FROM tenant LIMIT 1")

    static let waiting = Statement(
        .house, "setup.waiting",
        """
        SELECT tenant.id, tenant.name, staff.email, staff.name
        FROM staff JOIN tenant ON tenant.id = staff.tenant_id
        WHERE staff.passphrase IS NULL AND staff.active = 1 AND staff.role = 'admin' AND tenant.active = 1
            AND (SELECT count(*) FROM tenant) = 1 AND (SELECT count(*) FROM staff) = 1
            AND NOT EXISTS (SELECT 1 FROM contact)
        """)
}
