import FakeMessages
import Foundation
import Testing
import Wire

@testable import Concierge

/// What the server refuses, and when it is asked again.
@Suite struct EndToEndFaultTests {
    /// What a person reads of each problem of the server: the code of the sentence.
    static let told: [(problem: Problem, code: String)] = [
        (.overloaded, "overloaded"), (.tooMany(), "rate_limited"), (.noCredit, "out_of_credit"),
        (.badKey, "key_refused"), (Problem(403, "permission_error", "No."), "key_refused"),
        (Problem(404, "not_found_error", "model: claude-haiku-5-5"), "key_refused"),
        (Problem(413, "request_too_large", "Too large."), "too_long"), (.broken, "model_failed"),
        (.invalid("messages: no"), "model_failed"), (Problem(504, "timeout_error", "Too late."), "unreachable"),
        (Problem(400, "invalid_request_error", "On hold.", code: "organization_on_hold"), "out_of_credit"),
        (
            Problem(429, "rate_limit_error", "Spent.", code: "enforced_spend_limit_reached"), "out_of_credit"
        ),
    ]

    @Test(arguments: told.indices)
    func `a problem of the server becomes a plain sentence that gives nothing away`(row: Int) async throws {
        let (problem, code) = Self.told[row]
        let secret = "words-of-the-server-" + EndToEndScene.key
        var spoken = problem
        spoken.message = secret
        spoken.headers["retry-after-ms"] = "5"
        try await EndToEndScene.with(.always(.fails(spoken))) { scene in
            let events = await scene.events()
            let told = try #require(events.problem)
            #expect(told.code == code)
            #expect(told.message.hasSuffix(".") && !told.message.contains("words-of-the-server"))
            #expect(try #require(scene.log.lines.first { $0.contains("request-id") || $0.contains("req_") }) != "")
            #expect(!scene.log.lines.joined().contains("words-of-the-server"))
            #expect(!scene.log.lines.joined().contains(EndToEndScene.key))
        }
    }

    @Test(arguments: [502, 503, 404, 200])
    func `a page of a proxy is no answer`(status: Int) async throws {
        let proxy = Problem.proxy(status, page: "<html>secret-of-the-proxy</html>")
        try await EndToEndScene.with(.always(.fails(proxy))) { scene in
            let told = try #require(await scene.events().problem)
            #expect(!told.message.contains("secret-of-the-proxy"))
            #expect(!scene.log.lines.joined().contains("secret-of-the-proxy"))
        }
    }

    @Test(arguments: [
        Problem.tooMany(milliseconds: "10"), .tooMany(after: "1"), .overloaded, .broken,
        Problem(408, "timeout_error", "Late."), Problem(409, "conflict_error", "Twice."), .proxy(),
    ])
    func `what passes is asked again, twice at most`(problem: Problem) async throws {
        try await EndToEndScene.with(.replies(.fails(problem), .fails(problem), .text("Two."))) { scene in
            #expect(await scene.events().text == "Two.")
            #expect(scene.server.requests.count == 3)
        }
        try await EndToEndScene.with(.always(.fails(problem))) { scene in
            #expect(await scene.events().problem != nil)
            #expect(scene.server.requests.count == 3)
        }
    }

    @Test func `a date to wait for is kept`() async throws {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let date = Date(timeIntervalSince1970: (Date.now.timeIntervalSince1970 + 2).rounded(.up))
        try await EndToEndScene.with(.replies(.fails(.tooMany(after: format.string(from: date))), .text("Two."))) {
            #expect(await $0.events().text == "Two.")
            #expect(Date.now >= date)
            #expect($0.server.requests.count == 2)
        }
    }

    @Test func `a server that says whether to ask again is believed`() async throws {
        var no = Problem.overloaded
        no.headers["x-should-retry"] = "false"
        var yes = Problem.invalid("Not now.")
        yes.headers["x-should-retry"] = "true"
        try await EndToEndScene.with(.replies(.fails(no), .text("Two."))) { scene in
            #expect(await scene.events().problem?.code == "overloaded")
            #expect(scene.server.requests.count == 1)
        }
        try await EndToEndScene.with(.replies(.fails(yes), .text("Two."))) { scene in
            #expect(await scene.events().text == "Two.")
        }
    }

    @Test func `a wait that is too long for a person is not waited for`() async throws {
        try await EndToEndScene.with(.always(.fails(.tooMany(after: "3600")))) { scene in
            let problem = try #require(await scene.events().problem)
            #expect(problem.code == "rate_limited")
            #expect(problem.retryAfter == 3600)
            #expect(scene.server.requests.count == 1)
        }
    }

    @Test(arguments: ["overloaded_error", "api_error"])
    func `an error before any words is asked again, one after them is not`(type: String) async throws {
        let early = Reply.text("Half").after(2, .error(type))
        try await EndToEndScene.with(.replies(early, .text("Two."))) { scene in
            #expect(await scene.events().text == "Two.")
            #expect(scene.server.requests.count == 2)
        }
        let late = Reply.text("Half", pieces: 1).after(3, .error(type, "words-of-the-server"))
        try await EndToEndScene.with(.replies(late, .text("Two."))) { scene in
            let events = await scene.events()
            #expect(events.text == "Half")
            #expect(events.problem?.code == (type == "api_error" ? "model_failed" : "overloaded"))
            #expect(events.problem?.message.contains("words-of-the-server") == false)
            #expect(scene.server.requests.count == 1)
            let kept = try await scene.talk.kept(try #require(events.conversation), of: endToEndPerson)
            #expect(kept.lastOfNexie?.text == "Half")
            #expect(kept.lastOfNexie?.state == .failed)
        }
    }

    @Test func `after a tool has run, an error in the next response does not run it again`() async throws {
        let late = Reply.text("Half", pieces: 1).after(3, .error())
        try await EndToEndScene.with(.replies(.tool("list_tickets"), late, .text("Two."))) { scene in
            #expect(await scene.events().problem?.code == "overloaded")
            #expect(await scene.calls()?.count == 1)
            #expect(scene.server.requests.count == 2)
        }
    }

    @Test(arguments: [Happening.beforeHead, 0, 3])
    func `silence is ended, wherever it begins`(place: Int) async throws {
        let reply = Reply.text("Half", pieces: 1).after(place, .stall)
        let limits = { (limits: inout WireLimits) in
            limits.firstByte = .milliseconds(400)
            limits.silence = .milliseconds(400)
        }
        try await EndToEndScene.with(.always(reply), limits: limits) { scene in
            let problem = try #require(await scene.events().problem)
            #expect(problem.code == "unreachable")
            #expect(await scene.server.until { $0.allSatisfy { $0.left != nil } })
        }
    }

    @Test func `pings are signs of life`() async throws {
        var reply = Reply.text("Two.")
        for _ in 0..<12 { reply = reply.after(1, .wait(2000)).after(1, .ping) }
        try await EndToEndScene.with(.replies(reply), limits: { $0.silence = .seconds(20) }) { scene in
            #expect(await scene.events().text == "Two.")
        }
    }

    @Test func `a person who leaves is a client who leaves`() async throws {
        let reply = Reply.text("Half of it", pieces: 1).after(3, .stall)
        try await EndToEndScene.with(.always(reply)) { scene in
            await Task {
                for await event in scene.turn() { if case .text = event { return } }
            }.value
            #expect(await scene.server.until { $0.contains { $0.left != nil } })
            #expect(scene.server.requests.count == 1)
        }
    }
}
