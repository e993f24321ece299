import Access
import TestSupport
import Testing

@testable import Store

/// How a provider's own people come in, and who does not.
@Suite struct StaffLoginTests {
    private func attempt(
        _ house: TestHouse, _ member: TestStaff, passphrase: String? = nil, code: String? = nil,
        browser: BrowserKey? = nil, network: String = "192.0.2.9", email: String? = nil
    ) async throws -> StaffEntry {
        try await house.store.logIn(
            StaffAttempt(
                email: email ?? member.email, passphrase: passphrase ?? member.passphrase,
                code: code ?? member.code(at: house.clock.now),
                visitor: LoginVisitor(browser: browser, network: network, userAgent: "Test")))
    }

    /// Half a minute on, so that the app shows a code that was not used yet.
    private func nextCode(_ house: TestHouse) { house.clock.advance(seconds: 30) }

    @Test func `passphrase and code together let a member in, each alone does not`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            nextCode(house)
            #expect(try await attempt(house, ines, passphrase: "violet harbour tin whistl").isRefused)
            #expect(try await attempt(house, ines, passphrase: "").isRefused)
            #expect(try await attempt(house, ines, code: "000000").isRefused)
            #expect(try await attempt(house, ines, code: "").isRefused)
            #expect(try await attempt(house, ines, email: "nobody@larkfield.example").isRefused)
            let key = try #require(try await attempt(house, ines, email: " INES@Larkfield.example ").key)
            let staff = try await house.staff(key)
            #expect(staff.person.name == "Ines Vogel")
            #expect(staff.role == .admin)
        }
    }

    @Test func `a code works once, also the one that finished the enrolment`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            #expect(try await attempt(house, ines).isRefused)
            nextCode(house)
            #expect(try await attempt(house, ines).key != nil)
            #expect(try await attempt(house, ines).isRefused)
            let earlier = TOTP.code(of: ines.appKey, step: TOTP.step(at: house.clock.now) - 1)
            #expect(try await attempt(house, ines, code: earlier).isRefused)
        }
    }

    @Test func `of many logins with one code at the same moment one comes in`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            nextCode(house)
            let opened = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 { group.addTask { try await attempt(house, ines, browser: ines.browser).key != nil } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(opened == 1)
        }
    }

    @Test func `a recovery code takes the place of the app, once`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            #expect(ines.recoveryCodes.count == 10)
            let code = ines.recoveryCodes[3]
            #expect(try await attempt(house, ines, passphrase: "wrong words in here", code: code).isRefused)
            guard case .opened(_, let left) = try await attempt(house, ines, code: code.lowercased()) else {
                throw TestStaff.LockedOut()
            }
            #expect(left == 9)
            #expect(try await attempt(house, ines, code: code).isRefused)
            let dale = try await house.enrolled("dale@copperline.example", .admin, at: "copperline")
            #expect(try await attempt(house, dale, code: ines.recoveryCodes[4]).isRefused)
        }
    }

    @Test func `the last administrator is neither shut out nor made something less, and a second one may be`()
        async throws
    {
        try await TestHouse.with { house in
            _ = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            _ = try await house.enrolled("theo@larkfield.example", .viewer, at: "larkfield")
            _ = try await house.enrolled("dale@copperline.example", .admin, at: "copperline")
            let tenants = try await house.store.tenants()
            let tenant = try #require(tenants.first { $0.slug == "larkfield" }).id
            let before = try await house.store.snapshot()
            await #expect(throws: StaffAccountProblem.lastAdmin) {
                try await house.store.disableStaff(email: "ines@larkfield.example")
            }
            for role in [StaffRole.technician, .viewer] {
                await #expect(throws: StaffAccountProblem.lastAdmin) {
                    try await house.store.addStaff(
                        email: "ines@larkfield.example", name: "Ines", role: role, in: tenant)
                }
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
            try await house.store.disableStaff(email: "theo@larkfield.example")
            try await house.addAnotherAdmin()
            try await house.store.disableStaff(email: "ines@larkfield.example")
            await #expect(throws: StaffAccountProblem.lastAdmin) {
                try await house.store.disableStaff(email: "second@larkfield.example")
            }
        }
    }

    @Test func `a disabled member is out at once, and has to enrol anew when let in again`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            #expect(try await house.store.staff(for: ines.session) != nil)
            try await house.addAnotherAdmin()
            try await house.store.disableStaff(email: "Ines@larkfield.example")
            #expect(try await house.store.staff(for: ines.session) == nil)
            nextCode(house)
            #expect(try await attempt(house, ines).isRefused)
            #expect(try await attempt(house, ines, code: ines.recoveryCodes[0]).isRefused)
            let tenants = try await house.store.tenants()
            let tenant = try #require(tenants.first { $0.slug == "larkfield" })
            _ = try await house.store.addStaff(
                email: "ines@larkfield.example", name: "Ines Vogel", role: .viewer, in: tenant.id)
            nextCode(house)
            #expect(try await attempt(house, ines).isRefused)
        }
    }

    @Test func `a session ends when nobody comes for half an hour, and after twelve hours`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            for _ in 0..<24 {
                house.clock.advance(seconds: 29 * 60)
                #expect(try await house.store.staff(for: ines.session) != nil)
                try await house.store.settle()
            }
            house.clock.advance(seconds: 25 * 60)
            #expect(try await house.store.staff(for: ines.session) == nil)
            let dale = try await house.enrolled("dale@copperline.example", .admin, at: "copperline")
            house.clock.advance(seconds: 30 * 60 + 1)
            #expect(try await house.store.staff(for: dale.session) == nil)
            try await house.store.prune()
            let rows = try await house.store.snapshot().rows(of: "staff_session")
            #expect(rows.isEmpty)
        }
    }

    @Test func `nobody who guesses can shut out somebody whose browser is known`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            nextCode(house)
            var waits = 0
            for number in 0..<15 {
                let entry = try await attempt(house, ines, code: "000000", network: "198.51.100.\(number)")
                if case .tooMany = entry { waits += 1 }
            }
            #expect(waits == 5)
            #expect(try await attempt(house, ines, network: "203.0.113.1").isTooMany)
            #expect(try await attempt(house, ines, browser: ines.browser, network: "203.0.113.1").key != nil)
        }
    }

    @Test func `one network has so many tries, whomever it tries, and an unknown address counts like a known one`()
        async throws
    {
        var login = LoginSettings()
        login.staff.triesPerClientAndHour = 4
        login.staff.triesPerAddressAndHour = 2
        try await TestHouse.with(login: login) { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            for email in ["ines@larkfield.example", "nobody@larkfield.example"] {
                for _ in 0..<2 {
                    #expect(
                        try await attempt(house, ines, code: "000000", network: "n-\(email)", email: email).isRefused)
                }
                let third = try await attempt(house, ines, code: "000000", network: "n-\(email)", email: email)
                #expect(third.isTooMany, "\(email)")
            }
            for number in 0..<4 {
                #expect(try await attempt(house, ines, network: "one", email: "\(number)@elsewhere.example").isRefused)
            }
            #expect(try await attempt(house, ines, network: "one", email: "fifth@elsewhere.example").isTooMany)
            house.clock.advance(seconds: 3600)
            #expect(try await attempt(house, ines, network: "one", email: "fifth@elsewhere.example").isRefused)
        }
    }

    @Test func `a hash grows with the settings at the next login`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let weak = try PassphraseHash(of: ines.passphrase, cost: .init(log2N: 2))
            try await house.store.writer.write { connection in
                let found = try connection.first(
                    StaffStatements.byEmail, [.text(ines.email)], StaffAccount.init)
                guard let found, let kept = found.passphrase else { return }
                try connection.run(
                    StaffStatements.rehash,
                    [.id(found.tenant), .id(found.id), .text(kept.stored), .text(weak.stored)])
            }
            nextCode(house)
            #expect(try await attempt(house, ines).key != nil)
            let kept = try await house.store.snapshot().rows(of: "staff").first?.columns["passphrase"]
            #expect(kept?.hasPrefix("scrypt 6 8 1 ") == true)
            nextCode(house)
            #expect(try await attempt(house, ines).key != nil)
        }
    }

    @Test func `what is kept opens nothing for whoever reads it`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let snapshot = try await house.store.snapshot()
            let all = ["staff", "staff_session", "staff_recovery_code", "staff_enrolment", "staff_browser"].flatMap {
                snapshot.rows(of: $0).flatMap(\.columns.values)
            }
            let secrets =
                [
                    ines.passphrase, ines.session.secret, ines.browser.secret, Base32.encoded(ines.appKey),
                    hexadecimal(ines.appKey),
                ] + ines.recoveryCodes
            #expect(all.count > 20)
            for secret in secrets {
                #expect(!all.contains { $0.contains(secret) || $0.contains(hexadecimal(Array(secret.utf8))) })
            }
        }
    }

    @Test func `a proof is asked again and counts, and too many wrong ones end the session`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            house.clock.advance(seconds: 20 * 60)
            #expect(try await house.store.prove("wrong", in: ines.session) == .wrong)
            #expect(try await house.store.prove(ines.passphrase, in: ines.session) == .given)
            #expect(try await house.staff(ines.session).provedAt == house.clock.now)
            let code = ines.code(at: house.clock.now)
            #expect(try await house.store.prove(code, in: ines.session) == .given)
            #expect(try await house.store.prove(code, in: ines.session) == .wrong)
            #expect(try await house.store.prove("", in: ines.session) == .wrong)
            #expect(try await house.store.prove(ines.passphrase, in: ines.session) == .ended)
            #expect(try await house.store.staff(for: ines.session) == nil)
        }
    }

    @Test func `the audit names who came, who did not, and why, and its chain holds`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let staff = try await house.staff(ines.session)
            nextCode(house)
            _ = try await attempt(house, ines, code: "000000")
            try await house.store.end(ines.session)
            try await Task.sleep(for: .milliseconds(1700))
            let lines = try await house.audit(of: staff.scope.tenant).filter { !$0.value("staff").isEmpty }
            #expect(
                lines.map { "\($0.value("action")) \($0.value("outcome")) \($0.value("reason"))" } == [
                    "staff:enrol allowed ", "staff-session:login allowed ", "staff-session:logout allowed ",
                    "staff-session:login refused wrong",
                ])
            #expect(lines.allSatisfy { $0.value("staff") == staff.scope.staff.text && $0.value("contact").isEmpty })
            #expect(lines.allSatisfy { !$0.text.contains(ines.passphrase) })
            #expect(try await house.store.check().isEmpty)
        }
    }
}

extension StaffEntry {
    fileprivate var isRefused: Bool { if case .refused = self { true } else { false } }
    fileprivate var isTooMany: Bool { if case .tooMany = self { true } else { false } }
    fileprivate var key: StaffSessionKey? { if case .opened(let key, _) = self { key } else { nil } }
}
