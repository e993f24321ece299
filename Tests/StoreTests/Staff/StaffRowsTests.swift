import Access
import TestSupport
import Testing

@testable import Store

/// What statements of staff's reach: their own provider's rows, and of those no secret.
@Suite struct StaffRowsTests {
    @Test func `every statement of staff's is bound to a tenant`() {
        #expect(Statements.staff.count > 15)
        for statement in Statements.staff {
            #expect(statement.sql.contains("$1"), "\(statement.name)")
            let isBound =
                statement.sql.contains("tenant_id = $1") || statement.sql.contains("tenant_id) = $1")
                || statement.sql.contains("INSERT INTO") || statement.sql.contains("tenant.id = $1")
                || statement.name == "portal_user.guide"
            #expect(isBound, "\(statement.name)")
        }
    }

    @Test func `no statement of staff's runs for a contact or for the house, and none of theirs for staff`()
        async throws
    {
        try await TestHouse.with { house in
            let staff = try await house.allStaff().other.scope
            try await house.store.writer.write { connection in
                for statement in Statements.staff {
                    #expect(throws: StoreError.self) { try connection.run(statement, Self.nothing) }
                }
                connection.watch.openedForStaff(until: nil) {
                    for statement in Statements.all where statement.side != .staff {
                        #expect(throws: StoreError.self) { try connection.run(statement, Self.nothing) }
                    }
                }
            }
            #expect(staff.tenant.text.count == 26)
        }
    }

    @Test(arguments: [
        "SELECT passphrase FROM staff WHERE tenant_id = $1", "SELECT sealed_totp FROM staff WHERE tenant_id = $1",
        "SELECT sealed_key FROM claude_setup WHERE tenant_id = $1", "SELECT token_hash FROM login_link",
        "SELECT key_hash FROM session", "SELECT * FROM staff_session", "SELECT * FROM audit_entry",
        "SELECT body FROM message", "SELECT * FROM staff_recovery_code", "UPDATE staff SET role = 'admin'",
        "UPDATE contact SET external_id = 'x'", "UPDATE contact SET tenant_id = $1", "DELETE FROM contact",
        "INSERT INTO session (key_hash) VALUES ($1)", "UPDATE login_link SET contact_id = $1",
        "INSERT INTO staff (id) VALUES ($1)", "PRAGMA table_info(staff)", "ATTACH 'x' AS y", "DROP TABLE staff",
        "UPDATE tenant SET slug = $1", "UPDATE tenant SET active = 0", "UPDATE role SET starting = 0",
        "UPDATE role SET tenant_id = $1",
        "UPDATE evaluation SET state = 'passed'", "DELETE FROM evaluation",
        "SELECT content FROM message WHERE tenant_id = $1", "SELECT said FROM message WHERE tenant_id = $1",
        "SELECT title FROM conversation WHERE tenant_id = $1", "SELECT * FROM preview_hold",
        "UPDATE preview_spending SET messages = 0", "DELETE FROM preview_spending", "DELETE FROM conversation",
        "DELETE FROM claude_setup",
        "UPDATE spending SET micro_dollars = 0", "DELETE FROM spending", "SELECT bytes FROM logo",
        "UPDATE outbox SET contact_id = $1", "UPDATE outbox SET kind = $1", "UPDATE staff SET email = $1",
        "UPDATE change_request SET wanted = 'x'",
        "INSERT INTO change_request (id) VALUES ($1)", "DELETE FROM change_request",
        "SELECT key_hash FROM preview", "UPDATE preview SET ends_at = 1", "UPDATE preview SET key_hash = $1",
        "DELETE FROM preview",
        "SELECT body FROM article WHERE tenant_id = $1", "SELECT total FROM invoice WHERE tenant_id = $1",
        "SELECT external_id FROM ticket WHERE tenant_id = $1", "UPDATE ticket SET contact_id = $1",
        "UPDATE ticket SET subject = 'x'", "UPDATE ticket SET company_id = $1", "DELETE FROM ticket",
        "INSERT INTO ticket (id) VALUES ($1)", "UPDATE ticket_note SET body = 'x'", "DELETE FROM ticket_note",
        "UPDATE ticket_note SET visibility = 'public'", "SELECT external_id FROM ticket_note",
        "UPDATE ticket_rating SET rating = 'good'", "INSERT INTO ticket_rating (rating) VALUES ('good')",
        "SELECT memo FROM invoice", "SELECT description FROM quote",
    ])
    func `the database refuses what staff have no business with`(sql: String) async throws {
        try await TestHouse.with { house in
            try await house.store.writer.write { connection in
                let statement = Statement(.staff, sql, sql)
                connection.watch.openedForStaff(until: nil) { () -> Void in
                    #expect(throws: StoreError.self) { try connection.run(statement, [.text("x")]) }
                }
            }
        }
    }

    @Test func `a statement reads the words of clients when it says so, and no other secret by saying so`() async throws
    {
        try await TestHouse.with { house in
            try await house.store.writer.write { connection in
                connection.watch.openedForStaff(until: nil) { () -> Void in
                    let words = Statement(
                        .staff, "words", opens: ["message.content"], "SELECT content FROM message WHERE tenant_id = $1")
                    #expect(throws: Never.self) { try connection.run(words, [.text("x")]) }
                    for (column, table) in [
                        ("said", "message"), ("sealed_key", "claude_setup"), ("passphrase", "staff"),
                        ("key_hash", "preview"),
                    ] {
                        let sql = "SELECT \(column) FROM \(table) WHERE tenant_id = $1"
                        let opens: Set = [
                            "message.content", "claude_setup.sealed_key", "staff.passphrase", "preview.key_hash",
                        ]
                        let secret = Statement(.staff, sql, opens: opens, sql)
                        #expect(throws: StoreError.self, "\(sql)") { try connection.run(secret, [.text("x")]) }
                    }
                    // What one statement opened is closed for the next.
                    let next = Statement(.staff, "next", "SELECT content FROM message WHERE tenant_id = $1 AND 1 = 1")
                    #expect(throws: StoreError.self) { try connection.run(next, [.text("x")]) }
                }
            }
            let open = Statements.staff.filter { !$0.opens.isEmpty }.map(\.name)
            #expect(
                Set(open) == ["staff_talk.list", "staff_talk.find", "staff_talk.messages", "staff_talk.unanswered"])
        }
    }

    @Test(arguments: [
        "SELECT state FROM message WHERE tenant_id = $1", "SELECT sum(refused) FROM message WHERE tenant_id = $1",
        "SELECT last_four FROM claude_setup WHERE tenant_id = $1", "DELETE FROM pay_host WHERE tenant_id = $1",
        "UPDATE tenant SET kept_days = 0 WHERE id = $1",
    ])
    func `the database lets staff do what they have to`(sql: String) async throws {
        try await TestHouse.with { house in
            try await house.store.writer.write { connection in
                let statement = Statement(.staff, sql, sql)
                try connection.watch.openedForStaff(until: nil) { try connection.run(statement, [.text("x")]) }
            }
        }
    }

    @Test func `no statement shows or changes a row of another provider, whatever it is asked with`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let own = try #require(staff.own[.admin]).scope
            let theirs = staff.other.scope
            let names = try await house.store.read(as: own, within: .seconds(2)) { store in
                try store.users(PortalUserFilter(), from: 0, count: 1000).map(\.name)
            }
            let others = try await house.store.read(as: theirs, within: .seconds(2)) { store in
                (
                    users: try store.users(PortalUserFilter(), from: 0, count: 1000), companies: try store.companies(),
                    count: try store.userCount(PortalUserFilter())
                )
            }
            #expect(names.count > 10)
            #expect(others.users.count > 3)
            #expect(others.count == others.users.count)
            #expect(Set(names).isDisjoint(with: others.users.map(\.name)))
            try await house.store.read(as: own, within: .seconds(2)) { store throws -> Void in
                for user in others.users { #expect(try store.user(user.id) == nil) }
                for company in others.companies {
                    var filter = PortalUserFilter()
                    filter.company = company.id.text
                    #expect(try store.users(filter, from: 0, count: 10).isEmpty)
                }
            }
            let before = try await house.store.snapshot()
            let event = { @Sendable (_: Result<Void, any Error>) in
                AuditEvent(
                    tenant: own.tenant, company: nil, contact: nil, origin: "test", action: "test", door: "test",
                    outcome: .allowed)
            }
            try await house.store.change(as: own, audited: event) { store, now in
                for user in others.users {
                    try store.setAccess(of: user.id, to: false)
                    try store.setAccess(of: user.id, to: true)
                    _ = try store.setRole(of: user.id, to: "Owner")
                }
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
            for user in others.users {
                await #expect(throws: StoreError.self) {
                    try await house.store.change(as: own, audited: event) { store, now in
                        _ = try store.sendLogin(to: user, at: now)
                    }
                }
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
        }
    }

    @Test func `no role and no run of another provider is read, changed or removed, whatever it is asked with`()
        async throws
    {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let own = try #require(staff.own[.admin]).scope
            let event = { @Sendable (_: Result<Void, any Error>) in
                AuditEvent(
                    tenant: own.tenant, company: nil, contact: nil, origin: "test", action: "test", door: "test",
                    outcome: .allowed)
            }
            let wanted = PermissionSet([.one(.ticketsRead)])
            try await house.store.change(as: staff.other.scope, audited: event) { store, now in
                try store.addRole(store.newRole(at: now), name: "Theirs", giving: wanted)
                try store.ask(store.newEvaluation(at: now), roles: "{}", only: ("Theirs", wanted), at: now)
            }
            let theirs = try await house.store.read(as: staff.other.scope, within: .seconds(2)) { store in
                (roles: try store.portalRoles(), runs: try store.evaluations(atMost: 10))
            }
            #expect(theirs.roles.count == 6 && theirs.runs.count == 1)
            let before = try await house.store.snapshot()
            try await house.store.change(as: own, audited: event) { store, now in
                #expect(Set(try store.portalRoles().map(\.id)).isDisjoint(with: theirs.roles.map(\.id)))
                #expect(try store.evaluations(atMost: 10).isEmpty)
                #expect(try store.evaluation(of: wanted) == nil)
                #expect(try store.waitingEvaluations() == 0)
                for run in theirs.runs { #expect(try store.evaluation(run.id) == nil) }
                for role in theirs.roles {
                    #expect(try store.portalRole(role.id) == nil)
                    #expect(try store.holders(of: role.id, atMost: 50).isEmpty)
                    try store.renameRole(role.id, to: "Mine")
                    try store.setPermissions(of: role.id, to: wanted)
                    try store.removeRole(role.id)
                }
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
        }
    }

    @Test func `the list finds people by words, company, state and role, and says what came of them`() async throws {
        try await TestHouse.with { house in
            let scope = try #require(try await house.allStaff().own[.viewer]).scope
            try await house.store.read(as: scope, within: .seconds(2)) { store in
                let all = try store.users(PortalUserFilter(), from: 0, count: 1000)
                #expect(all.map { $0.name.lowercased() } == all.map { $0.name.lowercased() }.sorted())
                for state in PortalUser.State.allCases {
                    let found = try store.users(PortalUserFilter(state), from: 0, count: 1000)
                    #expect(found == all.filter { $0.state == state })
                }
                var filter = PortalUserFilter()
                filter.words = "ANNA@"
                #expect(try store.users(filter, from: 0, count: 10).map(\.email) == ["anna@marigold.example"])
                filter = PortalUserFilter()
                filter.role = "Viewer"
                let viewers = try store.users(filter, from: 0, count: 10)
                #expect(!viewers.isEmpty && viewers.allSatisfy { $0.role == "Viewer" })
                #expect(try store.userCount(filter) == viewers.count)
                #expect(try store.users(PortalUserFilter(), from: 2, count: 3) == Array(all[2..<5]))
            }
        }
    }

    private static let nothing = [SQLValue](repeating: .null, count: 12)
}
