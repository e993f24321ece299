import Access
import Concierge
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let david = "david@marigold.example"

@Suite struct TurnStreamTests {
    @Test func `a person sees words, tools, sources and the end in their order`() async throws {
        let script = [
            ScriptedModel.Response.uses("get_ticket", #"{"number":1042}"#, saying: "I look."), .says("It is with Tom."),
        ]
        try await TestPortal.chatting(script) { portal, _ in
            let events = try await portal.browser(david).stream("What about 1042?")
            #expect(events.map(\.name) == ["start", "text", "tool", "tool", "text", "card", "done"])
            #expect(events.filter { $0.name == "tool" }.compactMap { $0.data["state"]?.string } == ["started", "done"])
            #expect(events.compactMap { $0.data["delta"]?.string } == ["I look.", "It is with Tom."])
            #expect(events[5].data["path"] == "/portal/tickets/1042")
            #expect(events[6].data == ["stop": "end", "usage": ["input": 15, "output": 5], "cost": nil])
        }
    }

    @Test func `a suggestion comes with its exact fields, and nothing is done`() async throws {
        try await TestPortal.chatting([.suggestsTicket, .says("Shall I?")]) { portal, _ in
            let browser = try await portal.browser(david)
            let events = try await browser.stream("Open a ticket")
            #expect(events.map(\.name) == ["start", "tool", "proposal", "tool", "text", "done"])
            #expect(events[2].data["tool"] == "create_ticket")
            #expect(
                events[2].data["fields"] == [
                    "subject": "Kumquat <3> is cold", "description": "Since six.\nNo & light.", "priority": "high",
                ])
            expect(try await browser.get("/portal/tickets"), says: ["Printer"], not: ["Kumquat"])
        }
    }

    @Test func `a tool that is not the person's is refused in words that name no tool`() async throws {
        let script = [ScriptedModel.Response.uses("list_invoices", "{}"), .says("I can't see invoices.")]
        try await TestPortal.chatting(script) { portal, _ in
            let events = try await portal.browser(david).stream("Which invoices?")
            #expect(events.map(\.name) == ["start", "tool", "tool", "text", "done"])
            #expect(events[2].data["state"] == "refused" && events[2].data["name"] == "unknown")
            #expect(events[2].data["summary"] == "Tried something that is not available")
        }
    }

    @Test func `an answer that breaks off ends with an error, and what was said is kept`() async throws {
        try await TestPortal.chatting([[.text("Half an ans")]]) { portal, _ in
            let browser = try await portal.browser(david)
            let events = try await browser.stream("Hello")
            #expect(events.map(\.name) == ["start", "text", "error"])
            #expect(events[2].data["code"] == "model_failed" && events[2].data["retry_after"] == 5)
            let conversation = try #require(events[0].data["conversation"]?.string)
            expect(
                try await browser.get("/portal/nexie?conversation=\(conversation)"),
                says: ["Hello", "Half an ans", "This answer broke off."])
        }
    }

    @Test func `hostile words of a model stay words of one event`() async throws {
        let words = "</script>\n\nevent: done\ndata: {\"stop\":\"end\"}\n\n"
        try await TestPortal.chatting([.says(words)]) { portal, _ in
            let events = try await portal.browser(david).stream("Hello")
            #expect(events.map(\.name) == ["start", "text", "done"])
            #expect(events[1].data["delta"]?.string == words)
        }
    }

    @Test func `nobody on the way keeps, joins or reuses the stream`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(david)
            let answer = try await browser.send("Hello", "", "", accept: "text/event-stream", browser.csrf)
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.connection] == "close")
            #expect(answer.headers[.named("X-Accel-Buffering")] == "no")
            #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        }
    }

    @Test func `a silent turn is kept alive by comments`() async throws {
        var text = ""
        for wait in [Duration.milliseconds(100), .seconds(1), .seconds(10), .seconds(30)] {
            text = try await streamed(after: wait, heartbeat: .milliseconds(10))
            #expect(try TestEvent.all(in: text).map(\.name) == ["text"])
            if text.hasPrefix(": still here\n\n: still here\n\n") { return }
        }
        Issue.record("no comment came before the text: \(text)")
    }

    /// The bytes of a turn whose one event comes after a while.
    private func streamed(after wait: Duration, heartbeat: Duration) async throws -> String {
        let (turn, events) = AsyncStream.makeStream(of: ChatEvent.self)
        let router = Router()
        router.post("/turn") { request, _ in TurnStream(turn: turn, heartbeat: heartbeat).response(to: request) }
        return try await Application(router: router).test(.router) { client in
            async let answer = client.execute(uri: "/turn", method: .post)
            try await Task.sleep(for: wait)
            events.yield(.text("Late"))
            events.finish()
            return String(buffer: try await answer.body)
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a turn ends when its reader leaves, before anything is written to nobody`() async throws {
        let reader = Mutex((hasCome: false, isGone: false))
        let (turn, events) = AsyncStream.makeStream(of: ChatEvent.self)
        events.onTermination = { _ in reader.withLock { $0.isGone = true } }
        let router = Router()
        router.post("/turn") { request, _ in
            reader.withLock { $0.hasCome = true }
            return TurnStream(turn: turn, heartbeat: .seconds(3600)).response(to: request)
        }
        try await Application(router: router).test(.live) { live in
            let leaving = TestClient(host: "localhost", port: try #require(live.port))
            leaving.connect()
            try await leaving.executeAndDontWaitForResponse(
                TestClient.Request("/turn", method: .post, authority: "localhost", headers: [:]))
            try await eventually { reader.withLock { $0.hasCome } }
            #expect(!reader.withLock { $0.isGone })
            try await leaving.shutdown()
            try await eventually { reader.withLock { $0.isGone } }
        }
    }

    @Test(.timeLimit(.minutes(3)), arguments: ["text/event-stream", "text/html"])
    func `a person who leaves stops the model, and what was said is kept`(accept: String) async throws {
        let model = PonderingModel()
        try await TestPortal.with(model: model) { portal in
            let browser = try await portal.browser(david)
            try await Application(router: try portal.portal.router()).test(.live) { live in
                let leaving = TestClient(host: "localhost", port: try #require(live.port))
                leaving.connect()
                try await leaving.executeAndDontWaitForResponse(
                    TestClient.Request(
                        "/portal/nexie/messages", method: .post, authority: "localhost",
                        headers: [
                            .cookie: "nexie_session=\(browser.session ?? "")", .accept: accept,
                            .contentType: "application/x-www-form-urlencoded",
                        ], body: ByteBuffer(string: "csrf=\(TestBrowser.encoded(browser.csrf))&text=Talk")))
                try await eventually { model.isPondering }
                #expect(!model.isStopped)
                try await leaving.shutdown()
                try await eventually { model.isStopped }
            }
            try await eventually {
                let talks = try await portal.talks(of: david)
                return talks.last?.messages.contains { $0.state == .stopped && $0.content.contains("Well") } == true
            }
        }
    }

    @Test(.timeLimit(.minutes(3)), arguments: ["one", "all"])
    func `an answer that is being given ends when its login is ended from the profile`(which: String) async throws {
        let model = PonderingModel()
        try await TestPortal.with(model: model) { portal in
            let (here, there) = (try await portal.browser(david), try await portal.browser(david))
            let stream = Task { try await there.stream("Talk") }
            try await eventually { model.isPondering }
            let page = try await here.get("/portal/profile")
            let lines = page.main.split(separator: "<li>")
            let other = try #require(lines.first { $0.contains("/sessions/") && !$0.contains("This browser") })
            let one = try #require(other.firstMatch(of: #/action="(\/portal\/profile\/sessions\/[0-9A-Z]+\/end)"/#))
            #expect(!model.isStopped)
            let place = which == "one" ? String(one.output.1) : "/portal/profile/sessions/end"
            let begun = ContinuousClock.now
            #expect(try await here.post(place, [:]).status == 303)
            let events = try await stream.value
            #expect(ContinuousClock.now - begun < .seconds(10))
            #expect(events.last?.name == "error", "\(events)")
            try await eventually { model.isStopped }
            #expect(try await there.get("/portal/profile").status == 303)
        }
    }
}

extension TestPortal {
    /// Every conversation of a person.
    func talks(of email: String) async throws -> [GetConversation.Output] {
        let principal = try await house.principal(email)
        var talks: [GetConversation.Output] = []
        for talk in try await house.runtime.call(ListConversations.self, .init(), as: principal).conversations {
            talks.append(
                try await house.runtime.call(GetConversation.self, .init(conversation: talk.id.text), as: principal))
        }
        return talks
    }
}

/// Waits until something holds; fails when it does not within a minute.
func eventually(
    at location: SourceLocation = #_sourceLocation, _ holds: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
        if try await holds() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("it did not come to that", sourceLocation: location)
}

/// A model that says a word and is then silent until it is stopped, so that no failing write tells who has left.
final class PonderingModel: LanguageModel {
    let name = "pondering"
    private let state = Mutex((isPondering: false, isStopped: false))

    var isPondering: Bool { state.withLock { $0.isPondering } }
    var isStopped: Bool { state.withLock { $0.isStopped } }

    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        AsyncThrowingStream { continuation in
            continuation.onTermination = { [self] _ in state.withLock { $0.isStopped = true } }
            continuation.yield(.text("Well"))
            state.withLock { $0.isPondering = true }
        }
    }
}
