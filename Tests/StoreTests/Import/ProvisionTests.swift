import Access
import TestSupport
import Testing

@testable import Store

@Suite struct ProvisionTests {
    @Test func `a new tenant has the five starting roles, and Member is the standard one`() async throws {
        try await TinyHouse.with([]) { tiny in
            let sql = "SELECT name || ' ' || starting || standard || ' ' || grants FROM role ORDER BY name"
            let roles = try await tiny.rows(sql)
            #expect(roles.count == 5)
            #expect(roles.contains("Owner 10 *"))
            #expect(roles.filter { $0.contains(" 11 ") }.count == 1)
            #expect(roles.contains { $0.hasPrefix("Member 11 tickets:read ") })
        }
    }

    @Test func `setting a tenant up again changes nothing, and new particulars are written down`() async throws {
        try await TinyHouse.with([]) { tiny in
            let before = try await tiny.rows("SELECT count(*) FROM audit_entry")
            #expect(try await tiny.house.store.provisionTenant(TinyHouse.particulars("tiny")) == tiny.tenant)
            #expect(try await tiny.rows("SELECT count(*) FROM audit_entry") == before)
            var changed = TinyHouse.particulars("tiny")
            changed.payHosts = ["pay.example", "a.example", "pay.example"]
            changed.name = "Tiny"
            #expect(try await tiny.house.store.provisionTenant(changed) == tiny.tenant)
            #expect(try await tiny.rows("SELECT host FROM pay_host ORDER BY host") == ["a.example", "pay.example"])
            #expect(try await tiny.rows("SELECT count(*) FROM role") == ["5"])
            #expect(try await tiny.house.store.tenant(slug: "tiny").name == "Tiny")
            let last = try await tiny.rows("SELECT canonical FROM audit_entry ORDER BY sequence").last
            #expect(last?.contains("action: tenant:change\n") == true)
        }
    }

    @Test func `what is not there is named`() async throws {
        try await TinyHouse.with { tiny in
            let store = tiny.house.store
            await #expect(throws: ProvisionProblem.noTenant("x")) { try await store.tenant(slug: "x") }
            await #expect(throws: ProvisionProblem.noContact("x")) {
                try await store.setPortalAccess(
                    tenant: tiny.tenant, contactExternalID: "x", role: nil, enabled: true)
            }
            await #expect(throws: ProvisionProblem.noRole("King")) { try await tiny.enable("ann", role: "King") }
            let role = try await tiny.mayLogIn("ann@bakery.example")
            #expect(role == nil)
        }
    }

    @Test func `shutting somebody out ends their sessions for good`() async throws {
        try await TinyHouse.with { tiny in
            try await tiny.enable("ann", role: "Owner")
            try await tiny.openSession("ann@bakery.example")
            try await tiny.house.store.setPortalAccess(
                tenant: tiny.tenant, contactExternalID: "ann", role: "Owner", enabled: false)
            #expect(try await tiny.mayLogIn("ann@bakery.example") == nil)
            #expect(try await tiny.rows("SELECT count(*) FROM session") == ["0"])
        }
    }

    @Test func `the table of people says who can log in and as what`() async throws {
        try await TinyHouse.with { tiny in
            try await tiny.enable("ann", role: "Owner")
            try await tiny.enable("dora", role: nil)
            _ = try await tiny.imported([TinyWorld.company("dental") { $0.active = false }])
            let people = try await tiny.house.store.people()
            #expect(people.map(\.email) == ["ann@bakery.example", "ben@bakery.example", "dora@dental.example"])
            #expect(people.map(\.role) == ["Owner", "Member", "Member"])
            #expect(people.map(\.enabled) == [true, false, false])
            #expect(people.map(\.tenantSlug) == ["tiny", "tiny", "tiny"])
        }
    }
}
