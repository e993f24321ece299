import Access
import TestSupport
import Testing

@testable import Store

/// An empty installation is set up once, by whoever holds its link, and by nobody afterwards.
@Suite struct SetupTests {
    private static let wish = SetupWish(
        provider: "Brightwell IT", timeZone: "Europe/Berlin", supportPhone: "+49 30 1234567",
        supportEmail: "help@brightwell.example", name: "Mira Vogel", email: " Mira@Brightwell.example ")

    private func enrol(_ token: String, in house: TestHouse) async throws -> StaffEnrolled {
        let key = house.keys.appKey(ofEnrolment: token)
        return try await house.store.enrol(
            StaffEnrolmentWish(
                token: token, passphrase: TestStaff.passphrase, repeated: TestStaff.passphrase,
                code: TOTP.code(of: key, step: TOTP.step(at: house.clock.now)),
                visitor: LoginVisitor(browser: nil, network: "192.0.2.7", userAgent: "Test")))
    }

    @Test func `a provider with its roles and an administrator are there at once, and then the link is worth nothing`()
        async throws
    {
        try await TestHouse.with(world: false) { house in
            let store = house.store
            #expect(try await store.setupState() == .empty)
            #expect(store.isSetupToken(store.setupToken) && !store.isSetupToken("") && store.setupToken.count == 43)
            let token = try #require(try await store.setUp(Self.wish))
            #expect(
                try await store.setupState()
                    == .waiting(name: "Mira Vogel", email: "mira@brightwell.example", provider: "Brightwell IT"))
            let tenant = try #require(try await store.tenants().first)
            #expect(tenant.slug == "brightwell-it" && tenant.timeZone == "Europe/Berlin" && tenant.guideAllowed)
            guard case .done(let key, _) = try await enrol(token, in: house) else {
                Issue.record("nobody was enrolled")
                return
            }
            #expect(try await store.staff(for: key)?.role == .admin)
            #expect(try await store.setupState() == .done)
            #expect(try await store.setUp(Self.wish) == nil)
            #expect(try await store.resumeSetup() == nil)
            let doors = try await house.audit(of: tenant.id).map { "\($0.value("action")) \($0.value("door"))" }
            #expect(doors.prefix(2) == ["tenant:begin setup", "staff:add setup"])
        }
    }

    @Test func `of two who set it up at the same time one does`() async throws {
        try await TestHouse.with(world: false) { house in
            let tokens = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<5 { group.addTask { try await house.store.setUp(Self.wish) } }
                return try await group.reduce(into: []) { if let token = $1 { $0.append(token) } }
            }
            #expect(tokens.count == 1)
            let (tenants, members) = (try await house.store.tenants(), try await house.store.staffAccounts())
            #expect(tenants.count == 1 && members.count == 1)
        }
    }

    @Test func `who comes back gets another enrolment, and the one before is dead`() async throws {
        try await TestHouse.with(world: false) { house in
            let first = try #require(try await house.store.setUp(Self.wish))
            let second = try #require(try await house.store.resumeSetup())
            guard case .dead = try await enrol(first, in: house) else {
                Issue.record("the replaced link still works")
                return
            }
            guard case .done = try await enrol(second, in: house) else {
                Issue.record("the new link does not work")
                return
            }
        }
    }

    @Test func `an installation that commands have set up is never waiting`() async throws {
        try await TestHouse.with { (house) async throws -> Void in
            #expect(try await house.store.setupState() == .done)
            #expect(try await house.store.setUp(Self.wish) == nil)
        }
        try await TestHouse.with(world: false) { house in
            _ = try await house.store.setUp(Self.wish)
            let tenant = try #require(try await house.store.tenants().first)
            _ = try await house.store.addStaff(
                email: "second@brightwell.example", name: "Second", role: .viewer, in: tenant.id)
            #expect(try await house.store.setupState() == .done)
            #expect(try await house.store.resumeSetup() == nil)
        }
    }

    @Test(arguments: [
        ("Brightwell IT", "brightwell-it"), ("  Müller & Söhne GmbH ", "muller-sohne-gmbh"), ("株式会社", "provider"),
        ("a--b//c", "a-b-c"), (String(repeating: "x", count: 90), String(repeating: "x", count: 40)),
        ("One Two Three Four Five Six Seven Eight Nine", "one-two-three-four-five-six-seven-eight"),
    ])
    func `the name in commands is made of the name`(name: String, slug: String) {
        #expect(TenantSlug.made(of: name) == slug)
    }
}
