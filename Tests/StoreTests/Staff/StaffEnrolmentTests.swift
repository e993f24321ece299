import Access
import TestSupport
import Testing

@testable import Store

/// How an account begins: one link, used once, by whoever holds it.
@Suite struct StaffEnrolmentTests {
    private struct Scene {
        let house: TestHouse
        let tenant: TenantID
        let token: String

        func wish(
            token: String? = nil, passphrase: String = TestStaff.passphrase, repeated: String? = nil,
            code: String? = nil
        ) -> StaffEnrolmentWish {
            let key = house.keys.appKey(ofEnrolment: token ?? self.token)
            return StaffEnrolmentWish(
                token: token ?? self.token, passphrase: passphrase, repeated: repeated ?? passphrase,
                code: code ?? TOTP.code(of: key, step: TOTP.step(at: house.clock.now)),
                visitor: LoginVisitor(browser: TestHouse.browser(), network: "192.0.2.1", userAgent: "Test"))
        }

        func enrol(_ wish: StaffEnrolmentWish) async throws -> String {
            switch try await house.store.enrol(wish) {
            case .done: "done"
            case .badPassphrase: "passphrase"
            case .unequal: "unequal"
            case .wrongCode: "code"
            case .tooMany: "too many"
            case .dead: "dead"
            }
        }
    }

    private func scene(_ body: (Scene) async throws -> Void) async throws {
        try await TestHouse.with { house in
            let tenants = try await house.store.tenants()
            let tenant = try #require(tenants.first { $0.slug == "larkfield" }).id
            let token = try await house.store.addStaff(
                email: "ines@larkfield.example", name: "Ines Vogel", role: .technician, in: tenant)
            try await body(Scene(house: house, tenant: tenant, token: token))
        }
    }

    @Test func `a link says whose it is, however often it is looked at, and is spent by one form`() async throws {
        try await scene { scene in
            for _ in 0..<3 {
                let offer = try #require(try await scene.house.store.enrolment(scene.token))
                #expect(offer.email == "ines@larkfield.example")
                #expect(Base32.decoded(offer.key) == scene.house.keys.appKey(ofEnrolment: scene.token))
            }
            #expect(try await scene.enrol(scene.wish()) == "done")
            #expect(try await scene.enrol(scene.wish()) == "dead")
            #expect(try await scene.house.store.enrolment(scene.token) == nil)
        }
    }

    @Test func `a bad passphrase, two that differ and a wrong code spend nothing`() async throws {
        try await scene { (scene: Scene) async throws -> Void in
            #expect(try await scene.enrol(scene.wish(passphrase: "ines-larkfield-1")) == "passphrase")
            #expect(try await scene.enrol(scene.wish(repeated: "violet harbour tin whistl")) == "unequal")
            #expect(try await scene.enrol(scene.wish(code: "000000")) == "code")
            #expect(try await scene.enrol(scene.wish(token: "x")) == "dead")
            #expect(try await scene.enrol(scene.wish()) == "done")
        }
    }

    @Test func `a link works for a day, and a newer one takes its place`() async throws {
        try await scene { scene in
            let newer = try await scene.house.store.addStaff(
                email: "ines@larkfield.example", name: "Ines Vogel", role: .technician, in: scene.tenant)
            #expect(try await scene.enrol(scene.wish()) == "dead")
            scene.house.clock.advance(seconds: 24 * 3600 - 1)
            #expect(try await scene.house.store.enrolment(newer) != nil)
            scene.house.clock.advance(seconds: 1)
            #expect(try await scene.enrol(scene.wish(token: newer)) == "dead")
        }
    }

    @Test func `a new enrolment leaves the old login alone until it is used, and ends all of it then`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let tenant = try await house.staff(ines.session).scope.tenant
            try await house.addAnotherAdmin()
            let token = try await house.store.addStaff(
                email: ines.email, name: "Ines Vogel", role: .viewer, in: tenant)
            #expect(try await house.staff(ines.session).role == .viewer)
            let scene = Scene(house: house, tenant: tenant, token: token)
            #expect(try await scene.enrol(scene.wish(passphrase: "another sunken piano stool")) == "done")
            #expect(try await house.store.staff(for: ines.session) == nil)
            house.clock.advance(seconds: 30)
            let old = try await house.store.logIn(
                StaffAttempt(
                    email: ines.email, passphrase: ines.passphrase, code: ines.recoveryCodes[0],
                    visitor: LoginVisitor(browser: ines.browser, network: "192.0.2.1", userAgent: "")))
            guard case .refused = old else { throw TestStaff.LockedOut() }
        }
    }

    @Test func `a link is not guessed, a disabled account has none, and one address has one account`() async throws {
        try await scene { scene in
            for _ in 0..<20 { _ = try await scene.enrol(scene.wish(code: "000000")) }
            #expect(try await scene.enrol(scene.wish()) == "too many")
            try await scene.house.addAnotherAdmin()
            try await scene.house.store.disableStaff(email: "ines@larkfield.example")
            #expect(try await scene.house.store.enrolment(scene.token) == nil)
            let tenants = try await scene.house.store.tenants()
            let other = try #require(tenants.first { $0.slug == "copperline" }).id
            await #expect(throws: StaffAccountProblem.elsewhere) {
                try await scene.house.store.addStaff(
                    email: "ines@larkfield.example", name: "Ines", role: .admin, in: other)
            }
            await #expect(throws: StaffAccountProblem.noAddress) {
                try await scene.house.store.addStaff(email: "ines", name: "Ines", role: .admin, in: other)
            }
            await #expect(throws: StaffAccountProblem.unknown) {
                try await scene.house.store.disableStaff(email: "nobody@larkfield.example")
            }
        }
    }

    @Test func `an app's key survives a new secret, as every sealed thing does`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let keys = try HouseKeys(
                secret: [UInt8](repeating: 9, count: 32), replaced: [[UInt8](repeating: 7, count: 32)])
            let sealed = try await house.store.writer.write { try $0.resealStaff(with: keys.seals) }
            #expect(sealed.sealed == 1)
            let row = try #require(try await house.store.snapshot().rows(of: "staff").first)
            #expect(row.columns["sealed_by"] == keys.seals.newestID)
            let account = try #require(
                try await house.store.readers.house {
                    try $0.first(StaffStatements.byEmail, [.text(ines.email)], StaffAccount.init)
                })
            let kept = try #require(account.sealedKey)
            let opened = try keys.seals.open(kept, purpose: StaffAccount.purpose, of: account.tenant)
            #expect(Base32.decoded(opened) == ines.appKey)
        }
    }
}
