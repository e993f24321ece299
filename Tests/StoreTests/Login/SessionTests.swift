import Access
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// How long a session lasts, and what ends it.
@Suite struct SessionTests {
    @Test func `a session ends when nobody uses it for as long as is set`() async throws {
        var login = LoginSettings()
        login.idleMinutes = 10
        try await LoginScene.with(login) { scene in
            let key = try await scene.session(anna)
            for _ in 0..<5 {
                scene.house.clock.advance(seconds: 599)
                #expect(try await scene.house.store.principal(for: key)?.person.email == anna)
                try await scene.house.store.settle()
            }
            scene.house.clock.advance(seconds: 600)
            #expect(try await scene.house.store.principal(for: key) == nil)
        }
    }

    @Test func `a session ends after a week even when it is used all the time`() async throws {
        var login = LoginSettings()
        login.idleMinutes = 60
        login.sessionMinutes = 180
        try await LoginScene.with(login) { scene in
            let key = try await scene.session(anna)
            for _ in 0..<5 {
                scene.house.clock.advance(seconds: 2159)
                #expect(try await scene.house.store.principal(for: key) != nil)
                try await scene.house.store.settle()
            }
            scene.house.clock.advance(seconds: 10800 - 5 * 2159)
            #expect(try await scene.house.store.principal(for: key) == nil)
            try await scene.house.store.prune()
            scene.house.clock.advance(seconds: 1)
            try await scene.house.store.prune()
            #expect(try await scene.rows("session") == 0)
        }
    }

    /// What ends the right to be here, by name.
    private static let ends = [
        "UPDATE contact SET portal_enabled = 0 WHERE external_id = 'anna'",
        "UPDATE contact SET active = 0 WHERE external_id = 'anna'",
        "UPDATE company SET active = 0 WHERE external_id = 'marigold'",
        "UPDATE tenant SET active = 0 WHERE slug = 'larkfield'",
        "DELETE FROM session",
    ]

    @Test func `whoever loses access is out with the next request, and nobody else is`() async throws {
        for change in Self.ends {
            try await LoginScene.with { scene in
                let key = try await scene.session(anna)
                let other = try await scene.session("quinn@juniper-finch.example")
                #expect(try await scene.house.store.principal(for: key) != nil)
                try await scene.change(change)
                #expect(try await scene.house.store.principal(for: key) == nil, "\(change)")
                let isOut = try await scene.house.store.principal(for: other) == nil
                #expect(isOut == change.hasPrefix("DELETE"), "\(change)")
            }
        }
    }

    @Test func `a contact who moved to another company is out, and sees neither company's rows`() async throws {
        try await LoginScene.with { scene in
            let key = try await scene.session(anna)
            try await scene.change(
                """
                UPDATE contact SET company_id = (SELECT id FROM company WHERE external_id = 'tidewater')
                WHERE external_id = 'anna'
                """)
            #expect(try await scene.house.store.principal(for: key) == nil)
        }
    }

    @Test func `a changed role counts from the next request on`() async throws {
        try await LoginScene.with { scene in
            let key = try await scene.session(anna)
            let tenant = try await scene.house.principal(anna).scope.tenant
            for (role, mayPay) in [("Viewer", false), ("Billing", true), ("Member", false), ("Owner", true)] {
                try await scene.house.store.setPortalAccess(
                    tenant: tenant, contactExternalID: "anna", role: role, enabled: true)
                let principal = try #require(try await scene.house.store.principal(for: key))
                #expect(principal.roleName == role)
                #expect(principal.permissions.allows(.invoicesRead) == mayPay, "\(role)")
            }
        }
    }

    @Test func `a contact who is shut out and let in again has to log in again`() async throws {
        try await LoginScene.with { scene in
            let key = try await scene.session(anna)
            let tenant = try await scene.house.principal(anna).scope.tenant
            for enabled in [false, true] {
                try await scene.house.store.setPortalAccess(
                    tenant: tenant, contactExternalID: "anna", role: "Owner", enabled: enabled)
                #expect(try await scene.house.store.principal(for: key) == nil)
            }
        }
    }

    @Test func `logging out ends that session on the server and no other`() async throws {
        try await LoginScene.with { scene in
            let (first, second) = (try await scene.session(anna), try await scene.session(anna))
            #expect(first != second)
            try await scene.house.store.end(first)
            try await scene.house.store.end(first)
            #expect(try await scene.house.store.principal(for: first) == nil)
            #expect(try await scene.house.store.principal(for: second)?.person.email == anna)
            #expect(try await scene.rows("session") == 1)
        }
    }

    @Test func `a key that was never given out is nobody's`() async throws {
        try await LoginScene.with { scene in
            _ = try await scene.session(anna)
            let random = try #require(SessionKey(Secret.token()))
            #expect(try await scene.house.store.principal(for: random) == nil)
            let hash = hexadecimal(HouseKeys.hash(random.secret))
            #expect(SessionKey(hash) == nil)
            for shape in ["", "x", String(repeating: "=", count: 43), String(repeating: "é", count: 43)] {
                #expect(SessionKey(shape) == nil)
            }
        }
    }

    @Test func `login and logout are written down, each once`() async throws {
        try await LoginScene.with { scene in
            let tenant = try await scene.house.principal(anna).scope.tenant
            let before = try await scene.house.store.recentAudit(of: tenant, limit: 10_000).count
            try await scene.house.store.end(scene.session(anna))
            let entries = try await scene.house.store.recentAudit(of: tenant, limit: 10_000).dropLast(before)
            #expect(entries.count == 2)
            #expect(entries.last?.contains("session:login") == true)
            #expect(entries.first?.contains("session:logout") == true)
        }
    }
}
