import Access
import Synchronization
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"
private let ben = "ben@marigold.example"

/// Logins beside messages that hang.
@Suite struct LaneTests {
    @Test func `a login is brought while every notice hangs, also when it is asked for later`() async throws {
        try await LoginScene.with { scene in
            let stuck = Stuck(box: scene.box) { $0.subject == "resolved" }
            try await scene.tell(40)
            try await scene.working(stuck) {
                #expect(await until { stuck.count == 4 })
                try await scene.ask(anna)
                #expect(await until { !scene.letters(to: anna).isEmpty })
                try await scene.ask(ben)
                #expect(await until { !scene.letters(to: ben).isEmpty })
            }
            #expect(stuck.count == 4, "four notices at a time")
        }
    }

    @Test func `one login that hangs holds up nobody else's`() async throws {
        try await LoginScene.with { scene in
            let stuck = Stuck(box: scene.box) { $0.to == anna }
            try await scene.working(stuck) {
                try await scene.ask(anna)
                #expect(await until { stuck.count == 1 })
                try await scene.ask(ben)
                #expect(await until { !scene.letters(to: ben).isEmpty })
            }
        }
    }

    @Test func `a login goes before notices that have waited longer`() async throws {
        try await LoginScene.with { scene in
            let store = scene.house.store
            try await scene.tell(3)
            scene.house.clock.advance(seconds: 60)
            try await scene.ask(anna)
            while try await store.answerAsks() > 0 {}
            #expect(try await store.takeParcel(for: "a", in: .logins)?.isLogin == true)
            #expect(try await store.takeParcel(for: "b", in: .logins) == nil)
            try await scene.ask(ben)
            while try await store.answerAsks() > 0 {}
            #expect(try await store.takeParcel(for: "c")?.isLogin == true)
            #expect(try await store.takeParcel(for: "d")?.isLogin == false)
        }
    }

    @Test func `logins and codes are found by an index, however many notices wait`() async throws {
        try await LoginScene.with { scene in
            for (sought, index) in [
                (OutboxStatements.isLoginDue, "outbox_login"), (OutboxStatements.takeLogin, "outbox_login"),
                (OutboxStatements.isCodeDue, "outbox_code"), (OutboxStatements.takeCode, "outbox_code"),
            ] {
                let plan = try await scene.house.store.writer.write { connection in
                    connection.watch.mode = .building
                    defer { connection.watch.mode = .house }
                    var lines: [String] = []
                    let explained = Statement(.house, "plan", "EXPLAIN QUERY PLAN " + sought.sql)
                    try connection.run(explained, [.null, .null, .null]) { lines.append($0.text(3)) }
                    return lines
                }
                #expect(plan.contains { $0.contains(index) }, "\(plan)")
            }
        }
    }
}

/// Never comes back from some messages, until it is cancelled.
private final class Stuck: MailCarrier {
    private let box: Letterbox
    private let hangs: @Sendable (MailMessage) -> Bool
    private let hanging = Mutex(0)

    /// How many hang.
    var count: Int { hanging.withLock { $0 } }

    init(box: Letterbox, on hangs: @escaping @Sendable (MailMessage) -> Bool) {
        (self.box, self.hangs) = (box, hangs)
    }

    func deliver(_ message: MailMessage) async throws {
        guard hangs(message) else { return try await box.deliver(message) }
        hanging.withLock { $0 += 1 }
        try await Task.sleep(for: .seconds(86400))
    }
}

/// Whether something comes true within a minute.
private func until(_ isTrue: () -> Bool) async -> Bool {
    for _ in 0..<6000 {
        if isTrue() { return true }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return false
}

extension LoginScene {
    /// Lets a postman work for as long as the body runs.
    fileprivate func working(_ carrier: any MailCarrier, _ body: () async throws -> Void) async throws {
        let postman = postman(carrying: carrier)
        let work = Task { await postman.work(every: .milliseconds(10)) }
        do {
            try await body()
        } catch {
            work.cancel()
            await work.value
            throw error
        }
        work.cancel()
        await work.value
    }
}

extension Parcel {
    fileprivate var isLogin: Bool { if case .login = content { true } else { false } }
}
