import Access
import Testing

@testable import Store

@Suite struct ImportPeopleTests {
    private let ben = "ben@bakery.example"

    @Test func `importing a contact gives no access, and importing again leaves access and role alone`() async throws {
        try await TinyHouse.with { tiny in
            #expect(try await tiny.mayLogIn(ben) == nil)
            try await tiny.enable("ben", role: "Billing")
            _ = try await tiny.imported(TinyWorld.records)
            #expect(try await tiny.mayLogIn(ben) == "Billing")
        }
    }

    @Test func `an inactive contact or company shuts people out, and being active again does not revive sessions`()
        async throws
    {
        let shut: [[ImportRecord]] = [
            [TinyWorld.contact("ben", at: "bakery") { $0.active = false }],
            [TinyWorld.company("bakery") { $0.active = false }],
        ]
        for records in shut {
            try await TinyHouse.with { tiny in
                try await tiny.enable("ben", role: nil)
                try await tiny.openSession(ben)
                #expect(try await tiny.rows("SELECT count(*) FROM session") == ["1"])
                _ = try await tiny.imported(records)
                #expect(try await tiny.mayLogIn(ben) == nil)
                _ = try await tiny.imported(TinyWorld.records)
                #expect(try await tiny.mayLogIn(ben) == "Member")
                #expect(try await tiny.rows("SELECT count(*) FROM session") == ["0"])
            }
        }
    }

    @Test func `a contact without traces may change the company, and leaves access behind`() async throws {
        try await TinyHouse.with { tiny in
            try await tiny.enable("ben", role: "Owner")
            try await tiny.openSession(ben)
            let moved = TinyWorld.contact("ben", at: "dental") { $0.email = "ben@bakery.example" }
            #expect(try await tiny.refusal(of: [moved]) == [])
            let sql = """
                SELECT company.external_id || coalesce(contact.role_id, ' no role') || contact.portal_enabled
                FROM contact JOIN company ON company.id = contact.company_id WHERE contact.external_id = 'ben'
                """
            #expect(try await tiny.rows(sql) == ["dental no role0"])
            #expect(try await tiny.rows("SELECT count(*) FROM session") == ["0"])
        }
    }

    @Test func `a contact with a conversation or a note can't change the company`() async throws {
        try await TinyHouse.with { tiny in
            try await tiny.enable("ben", role: "Owner")
            let scope = try await tiny.house.principal(ben).scope
            _ = try await tiny.house.store.change(as: scope, seeing: .conversations, audited: { _ in tiny.event }) {
                try $0.beginConversation(title: "Hello", at: $1)
            }
            let refusal = try await tiny.refusal(of: [TinyWorld.contact("ben", at: "dental")])
            #expect(refusal.first?.contains("has conversations at another company") == true)
        }
    }
}

extension TinyHouse {
    func enable(_ contact: String, role: String?) async throws {
        try await house.store.setPortalAccess(
            tenant: tenant, contactExternalID: contact, role: role, enabled: true)
    }

    /// The role with which a login would succeed; nil when it would not.
    func mayLogIn(_ email: String) async throws -> String? {
        try await house.store.principals(email: email).first?.roleName
    }

    /// Puts a session of the person into the table.
    func openSession(_ email: String) async throws {
        let scope = try await house.principal(email).scope
        let now = house.clock.now
        try await house.store.writer.write { connection in
            try connection.run(
                SessionStatements.begin,
                [
                    .blob(HouseKeys.hash("key")), .text("S"), .id(scope.tenant), .id(scope.company), .id(scope.contact),
                    .text("L"), .text("test"), .instant(now), .instant(now.adding(seconds: 3600)), .text("link"),
                ])
        }
    }
}
