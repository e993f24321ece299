import Access
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// Several postmen on one outbox, and those that never come back.
@Suite struct LeaseTests {
    @Test func `four postmen bring forty messages, each of them once`() async throws {
        try await LoginScene.with { scene in
            try await scene.tell(40)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { _ = try await scene.round() } }
                try await group.waitForAll()
            }
            #expect(scene.box.tries == 40)
            #expect(Set(scene.box.letters.map(\.id)).count == 40)
            #expect(try await scene.rows("outbox") == 0)
        }
    }

    @Test func `a message whose postman vanished is brought by another one when the lease has run out`() async throws {
        try await LoginScene.with { scene in
            try await scene.tell(1)
            let lost = try #require(try await scene.house.store.takeParcel(for: "gone"))
            #expect(try await scene.round() == 0)
            scene.house.clock.advance(seconds: Database.lease - 1)
            #expect(try await scene.round() == 0)
            scene.house.clock.advance(seconds: 1)
            #expect(try await scene.round() == 1)
            #expect(scene.box.letters.map(\.id) == [lost.id.lowercased()])
        }
    }

    @Test func `a postman whose lease has run out can't touch the message that another one has`() async throws {
        try await LoginScene.with { scene in
            let store = scene.house.store
            try await scene.tell(1)
            let late = try #require(try await store.takeParcel(for: "late"))
            scene.house.clock.advance(seconds: Database.lease)
            let other = try #require(try await store.takeParcel(for: "other"))
            #expect(other.id == late.id && other.tries == 2)
            try await store.finish(late)
            try await store.bury(late, because: "late")
            try await store.postpone(late, because: "late")
            #expect(try await scene.rows("outbox", where: "state = 'waiting' AND lease_owner = 'other'") == 1)
            try await store.finish(other)
            #expect(try await scene.rows("outbox") == 0)
        }
    }

    @Test func `a login's link is not armed by a postman whose lease has run out`() async throws {
        try await LoginScene.with { scene in
            let store = scene.house.store
            try await scene.ask(anna)
            while try await store.answerAsks() > 0 {}
            let late = try #require(try await store.takeParcel(for: "late"))
            scene.house.clock.advance(seconds: Database.lease)
            _ = try #require(try await store.takeParcel(for: "other"))
            guard case .login(let link) = late.content else { throw LockedOut() }
            guard case .nobody = try await store.openLogin(late, link: link) else { throw LockedOut() }
            #expect(try await scene.rows("login_link", where: "state = 'sent'") == 0)
        }
    }

    @Test func `what a server refuses for good is dead at once, and goes when staff try it again`() async throws {
        try await LoginScene.with { scene in
            scene.box.refuse(1, with: MailFault(isFinal: true, reason: "550 no such\r\nuser"))
            try await scene.tell(1)
            #expect(try await scene.round() == 0)
            scene.house.clock.advance(seconds: 86400)
            #expect(try await scene.round() == 0)
            #expect(scene.box.tries == 1)
            let dead = try await Database.outbox(folder: scene.house.folder.path, onlyDead: true)
            #expect(dead.map(\.to) == [anna])
            #expect(dead.map(\.reason) == ["550 no such  user"])
            let entries = try await scene.rows("audit_entry")
            #expect(try await scene.retry() == .waiting)
            #expect(try await scene.rows("audit_entry") == entries + 1)
            #expect(try await scene.retry() == .unknown)
            #expect(try await scene.rows("audit_entry") == entries + 1, "nothing was done")
            #expect(try await scene.round() == 1)
            #expect(Set(scene.box.letters.map(\.id)).count == 1)
        }
    }

    @Test func `staff try all dead letters again at once, but for logins whose link has ended`() async throws {
        try await LoginScene.with { scene in
            scene.box.refuse(5, with: MailFault(isFinal: true, reason: "550 full"))
            try await scene.tell(4)
            try await scene.ask(anna)
            try await scene.round()
            scene.house.clock.advance(seconds: 3600)
            try await scene.ask("ben@marigold.example")
            #expect(try await scene.round() == 1)
            let outcomes = try await scene.house.store.retryLetters()
            #expect(outcomes.count == 5 && outcomes.count { $0 == .waiting } == 4)
            #expect(outcomes.count { $0 == .tooLate } == 1)
            #expect(try await scene.round() == 4)
        }
    }

    @Test func `a notice that is put off comes later each time and is dead after three days`() async throws {
        try await LoginScene.with { scene in
            scene.box.refuse(.max, with: MailFault(isFinal: false, reason: "451 later"))
            try await scene.tell(1)
            var hours = 0
            while try await scene.rows("outbox", where: "state = 'waiting'") == 1, hours < 100 {
                try await scene.round()
                scene.house.clock.advance(seconds: 3600)
                hours += 1
            }
            #expect((71...73).contains(hours))
            #expect((36...75).contains(scene.box.tries))
            let dead = try await Database.outbox(folder: scene.house.folder.path, onlyDead: true)
            #expect(dead.map(\.reason) == ["451 later"])
            scene.house.clock.advance(seconds: 31 * 86400)
            try await scene.house.store.prune()
            #expect(try await scene.rows("outbox") == 0)
        }
    }

    @Test func `two waits of the same length are not the same`() {
        let waits = (0..<200).map { _ in BackOff.seconds(afterTries: 9, isLogin: false) }
        #expect(Set(waits).count > 20)
        #expect(waits.allSatisfy { (1280...1920).contains($0) })
        #expect((0..<100).allSatisfy { BackOff.seconds(afterTries: $0, isLogin: true) <= 180 })
        #expect((0..<100).allSatisfy { BackOff.seconds(afterTries: .max - $0, isLogin: false) <= 5400 })
    }
}

extension LoginScene {
    /// Puts so many notices about Anna's own ticket into the outbox.
    func tell(_ count: Int) async throws {
        let principal = try await house.principal(anna)
        let scope = NoticeScope(
            tenant: principal.scope.tenant, company: principal.scope.company, contact: principal.scope.contact)
        let now = house.clock.now
        let sql = "SELECT id FROM ticket WHERE contact_id = '\(scope.contact)' LIMIT 1"
        try await house.store.writer.write { connection in
            var ticket = ""
            try connection.run(Statement(.house, sql, sql), []) { ticket = $0.text(0) }
            for _ in 0..<count { try connection.post(.resolved, to: scope, about: ticket, at: now) }
        }
    }

    /// Tries the first dead letter again, and then one that never was.
    func retry() async throws -> Retry {
        let dead = try await Database.outbox(folder: house.folder.path, onlyDead: true).first
        return try await house.store.retryLetter(dead?.id ?? "none")
    }
}
