import Access
@testable import Store

/// A member of staff who has just enrolled, with everything that only they know.
public struct TestStaff: Sendable {
    /// The address that logs in.
    public let email: String
    /// What they chose.
    public let passphrase: String
    /// The key in their app.
    public let appKey: [UInt8]
    /// The codes that they keep.
    public let recoveryCodes: [String]
    /// The key of the session that began.
    public let session: StaffSessionKey
    /// The browser that they used.
    public let browser: BrowserKey

    /// Somebody did not come in who should have.
    public struct LockedOut: Error {
        /// Nothing more is known.
        public init() {}
    }

    /// What members of tests choose.
    public static let passphrase = "violet harbour tin whistle"

    /// What the app shows at a moment.
    public func code(at now: Instant) -> String { TOTP.code(of: appKey, step: TOTP.step(at: now)) }
}

extension TestHouse {
    /// A key of a browser.
    public static func browser() -> BrowserKey? { BrowserKey(Secret.token()) }

    /// Makes an account at a provider and enrols it.
    public func enrolled(
        _ email: String, _ role: StaffRole, at slug: String, name: String = "Ines Vogel"
    ) async throws -> TestStaff {
        let known = try await store.tenants()
        guard let tenant = known.first(where: { $0.slug == slug }), let browser = Self.browser() else {
            throw TestStaff.LockedOut()
        }
        let token = try await store.addStaff(email: email, name: name, role: role, in: tenant.id)
        let key = keys.appKey(ofEnrolment: token)
        let wish = StaffEnrolmentWish(
            token: token, passphrase: TestStaff.passphrase, repeated: TestStaff.passphrase,
            code: TOTP.code(of: key, step: TOTP.step(at: clock.now)),
            visitor: LoginVisitor(browser: browser, network: "192.0.2.7", userAgent: "Test"))
        guard case .done(let session, let codes) = try await store.enrol(wish) else { throw TestStaff.LockedOut() }
        return TestStaff(
            email: email, passphrase: TestStaff.passphrase, appKey: key, recoveryCodes: codes, session: session,
            browser: browser)
    }

    /// Makes another account of an administrator at the first provider, without whom the last one stays.
    public func addAnotherAdmin() async throws {
        guard let tenant = try await store.tenants().first(where: { $0.slug == "larkfield" }) else {
            throw TestStaff.LockedOut()
        }
        _ = try await store.addStaff(email: "second@larkfield.example", name: "Second", role: .admin, in: tenant.id)
    }

    /// The member behind a session; throws when it is not in force.
    public func staff(_ key: StaffSessionKey) async throws -> StaffPrincipal {
        guard let found = try await store.staff(for: key) else { throw TestStaff.LockedOut() }
        return found
    }

    /// The members of both providers of the world, one for each role at the first, an administrator at the second.
    public func allStaff() async throws -> (own: [StaffRole: StaffPrincipal], other: StaffPrincipal) {
        var own: [StaffRole: StaffPrincipal] = [:]
        for role in StaffRole.allCases {
            own[role] = try await staff(enrolled("\(role.rawValue)@larkfield.example", role, at: "larkfield").session)
        }
        let other = try await staff(enrolled("dale@copperline.example", .admin, at: "copperline").session)
        return (own, other)
    }

    /// What the audit of a provider says, the newest last.
    public func audit(of tenant: TenantID) async throws -> [AuditLine] {
        try await store.audit(of: tenant, after: 0)
    }
}

extension TestHouse {
    /// The key that an enrolment link offers to an app.
    public func appKey(of token: String) -> [UInt8] { keys.appKey(ofEnrolment: token) }

    /// What an app with that key shows now.
    public func appCode(_ key: [UInt8]) -> String { TOTP.code(of: key, step: TOTP.step(at: clock.now)) }
}
