import FakeMessages
import Testing
import Tools
import Wire

@testable import Concierge

/// Claude's client over real sockets: what it sends, reads, tries again and gives up.
@Suite struct ClaudeModelTests {
    private static let words = "Grüße aus Köln, 😀\u{2028}und mehr."

    @Test func `a request carries one credential, the version and no sampling parameters`() async throws {
        try await ClaudeScene.with(.init(key: ClaudeScene.key)) { scene in
            let seen = try await scene.hear("Hello")
            #expect(seen.text == "You said: Hello")
            let request = try #require(scene.server.requests.first)
            #expect(request.problem == nil && request.path == "/v1/messages" && request.method == "POST")
            #expect(request.values("authorization") == ["Bearer " + ClaudeScene.key])
            #expect(request.values("x-api-key") == [] && request.values("anthropic-version") == ["2026-10-21"])
            for parameter in ["temperature", "top_p", "top_k", "metadata", "tool_choice"] {
                #expect(request.json?[parameter] == nil)
            }
            #expect(request.json?["stream"] == true)
        }
    }

    @Test func `an answer is the same however its bytes come`() async throws {
        var manners: [Manner] = []
        for end in Manner.LineEnd.allCases {
            for piece in [nil, 0, 1, 2, 3, 7, 64] {
                var manner = Manner()
                manner.lineEnd = end
                manner.piece = piece
                manner.pings = piece == 3
                manner.noise = piece == 7
                manner.splitsData = piece == 2
                manner.framing = piece == 0 ? .untilClose : .chunked
                manners.append(manner)
            }
        }
        let reply = Reply.says([
            .thinking("Hm."), .text(Self.words), .redacted("AA"), .tool("get_ticket", #"{"number":1042}"#),
        ])
        try await ClaudeScene.with { scene in
            for manner in manners {
                scene.server.play(.replies(reply.with { $0.manner = manner }))
                let events = try await scene.hear()
                #expect(events.text == Self.words, "\(manner)")
                #expect(events.uses.map { String(decoding: $0.input, as: UTF8.self) } == [#"{"number":1042}"#])
                #expect(events.said?.count == 4 && events.stop == .tools)
            }
        }
    }

    @Test func `blocks in turns, unknown events and a silent beginning change nothing`() async throws {
        let reply = Reply.says([.text("One. "), .text("Two."), .tool("list_tickets")])
            .with { $0.interleaved = true }.after(0, .ping).after(0, .event("novelty", ["a": 1]))
            .after(2, .bytes(of: ": hello\n\n")).after(3, .event("novelty", ["type": "novelty"]))
        try await ClaudeScene.with(.replies(reply)) { scene in
            let events = try await scene.hear()
            #expect(events.text == "One. Two." && events.uses.map(\.name) == ["list_tickets"])
        }
    }

    @Test func `an answer that ends early is a failure, however it ends, and asks for nothing`() async throws {
        let deeds: [Happening.Deed] = [.end, .cut(0), .cut(9), .reset]
        for deed in deeds {
            for after in [4, 8, 10] {
                let reply = Reply.says([.text("Half an answer", pieces: 4), .tool("list_tickets")]).after(after, deed)
                try await ClaudeScene.with(.always(reply)) { scene in
                    let (events, fault) = try await scene.fault()
                    #expect(fault.kind == .brokenStream, "\(deed) \(after)")
                    #expect(events.uses.isEmpty && events.stop == nil && !events.text.isEmpty)
                    #expect(scene.server.requests.count == 1)
                }
            }
        }
        try await ClaudeScene.with(.replies(.text("Hm.").with { $0.stop = nil })) { scene in
            let seen = try await scene.fault()
            #expect(seen.fault.kind == .brokenStream)
        }
    }

    @Test func `what passes is tried again, twice, as long as nothing was shown`() async throws {
        let problems: [Problem] = [.overloaded, .broken, .tooMany(milliseconds: "20"), .proxy(502)]
        for problem in problems {
            try await ClaudeScene.with(.replies(.fails(problem), .fails(problem), .text("Hello."))) { scene in
                let seen = try await scene.hear()
                #expect(seen.text == "Hello.")
                #expect(scene.server.requests.count == 3)
                #expect(scene.server.requests.map(\.body).allSatisfy { $0 == scene.server.requests.first?.body })
            }
        }
        try await ClaudeScene.with(.always(.fails(.tooMany(milliseconds: "5")))) { scene in
            let (events, fault) = try await scene.fault()
            #expect(events == [.again(ModelUsage()), .again(ModelUsage())])
            #expect(fault.kind == .rateLimited(retryAfter: 1) && fault.status == 429)
            #expect(scene.server.requests.count == 3)
        }
        let early: [Happening.Deed] = [.error(), .cut(5), .end]
        for deed in early {
            try await ClaudeScene.with(.replies(Reply.text("No.").after(1, deed), .text("Hello."))) { scene in
                let events = try await scene.hear()
                #expect(events.text == "Hello." && scene.server.requests.count == 2, "\(deed)")
            }
        }
    }

    @Test func `after the first word nothing is tried again`() async throws {
        let reply = Reply.text("Half an answer", pieces: 4).after(4, .error("overloaded_error", "sk-secret"))
        try await ClaudeScene.with(.replies(reply, .text("Again."))) { scene in
            let (events, fault) = try await scene.fault()
            #expect(fault.kind == .overloaded && fault.type == "overloaded_error" && !events.text.isEmpty)
            #expect(scene.server.requests.count == 1)
        }
    }

    @Test func `what does not pass, or not soon, is told at once`() async throws {
        let cases: [(Problem, ModelFault.Kind)] = [
            (.badKey, .refusedKey), (.noCredit, .outOfCredit),
            (.tooMany(after: "3600"), .rateLimited(retryAfter: 3600)),
            (Problem(429, "rate_limit_error", "m", code: "enforced_spend_limit_reached"), .outOfCredit),
            (Problem(404, "not_found_error", "model"), .unknownModel), (.proxy(413), .tooLarge),
            (Problem(529, "overloaded_error", "m", headers: ["x-should-retry": "false"]), .overloaded),
        ]
        for (problem, kind) in cases {
            try await ClaudeScene.with(.replies(.fails(problem), .text("No."))) { scene in
                let fault = try await scene.fault().fault
                #expect(fault.kind == kind && scene.server.requests.count == 1)
            }
        }
    }

    @Test func `a page where a stream should be is no answer`() async throws {
        var page = Problem.proxy(200)
        page.status = 200
        try await ClaudeScene.with(.replies(.fails(page), .text("No."))) { scene in
            let seen = try await scene.fault()
            #expect(seen.fault.kind == .unreadable)
        }
    }

    @Test func `nobody at the address is told after all attempts`() async throws {
        try await ClaudeScene.with { scene in
            var place = scene.place
            let address = try await FakeMessages.run { $0.address }
            place = try ClaudePlace(
                wire: place.wire, base: address, prompts: GuideTalk.prompts.get(), prices: place.prices, log: place.log)
            let settings = ClaudeSettings(key: try #require(ClaudeKey(ClaudeScene.key)))
            do {
                for try await _ in ClaudeModel(settings: settings, place: place).respond(
                    to: ModelRequest(turns: [.person("A")], tools: [], setting: GuideTalk.setting()))
                {}
                Issue.record("somebody answered")
            } catch {
                #expect((error as? ModelFault)?.kind == .unreachable)
            }
        }
    }

    @Test func `silence ends an answer, and signs of life do not`() async throws {
        let limits: @Sendable (inout ClaudePlace) -> Void = { place in
            place.limits.silence = .seconds(2)
            place.limits.firstByte = .seconds(2)
            place.retries.retries = 0
        }
        let stalled = [
            Reply.text("Half an", pieces: 4).after(3, .stall), .text("No.").after(Happening.beforeHead, .stall),
        ]
        for reply in stalled {
            try await ClaudeScene.with(.replies(reply), change: limits) { scene in
                let fault = try await scene.fault().fault
                #expect(fault.kind == .outOfTime)
            }
        }
        let living = (0..<20).reduce(Reply.text("Alive.")) { reply, _ in reply.after(0, .wait(1250)).after(0, .ping) }
        try await ClaudeScene.with(.replies(living), change: { $0.limits.silence = .seconds(20) }) { scene in
            let seen = try await scene.hear().text
            #expect(seen == "Alive.")
        }
    }

    @Test func `somebody who leaves ends the transfer`() async throws {
        let reply = Reply.text("A long answer", pieces: 4).after(3, .stall)
        try await ClaudeScene.with(.always(reply)) { scene in
            for try await event in try scene.stream() {
                if case .text = event { break }
            }
            #expect(await scene.server.until { $0.first?.left != nil })
            let task = Task {
                for try await _ in try scene.stream() {}
            }
            #expect(await scene.server.until { $0.count == 2 })
            task.cancel()
            _ = await task.result
            #expect(await scene.server.until { $0.count == 2 && $0.last?.left != nil })
        }
    }

    @Test func `a connection is used again for the next response`() async throws {
        try await ClaudeScene.with { scene in
            for number in 0..<3 {
                _ = try await scene.hear("Number \(number)")
                #expect(await scene.server.until { $0.last?.finished != nil })
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(Set(scene.server.requests.map(\.connection)).count == 1)
        }
    }

    @Test func `counts are those of the end, reads and writes of the cache apart, and those of failed attempts too`()
        async throws
    {
        try await ClaudeScene.with { scene in
            let first = try #require(try await scene.hear("One").usage)
            let second = try #require(try await scene.hear("Two").usage)
            #expect(first.cacheWrite > 1000 && first.cacheRead == 0)
            #expect(second.cacheRead == first.cacheWrite && second.cacheWrite == 0)
            #expect(second.input > 0 && second.output > 0 && second.input < first.cacheWrite)
        }
        let counts = Counts(input: 100, output: 50, cacheWrite: 7, cacheRead: 9)
        let replies = [
            Reply.text("No.").with { $0.usage = counts }.after(1, .error()), .text("Yes.").with { $0.usage = counts },
        ]
        try await ClaudeScene.with(.init([Scene(replies)])) { scene in
            let events = try await scene.hear()
            #expect(
                events.usage
                    == {
                        var sum = ModelUsage(input: 100, output: 1, cacheRead: 9, cacheWrite: 7)
                        sum.add(ModelUsage(input: 100, output: 50, cacheRead: 9, cacheWrite: 7))
                        return sum
                    }())
        }
        try await ClaudeScene.with(
            .replies(
                .text("A").with {
                    $0.usage = counts; $0.usage.onlyAtEnd = true
                })
        ) { scene in
            let seen = try await scene.hear()
            #expect(seen.usage == ModelUsage(input: 100, output: 50, cacheRead: 9, cacheWrite: 7))
        }
        try await ClaudeScene.with(
            .replies(
                .text("A").with {
                    $0.usage = counts; $0.usage.shortEnd = true
                })
        ) { scene in
            let seen = try await scene.hear()
            #expect(seen.usage == ModelUsage(input: 100, output: 50, cacheRead: 9, cacheWrite: 7))
        }
    }

    @Test func `the log has the request's name, and neither key nor words`() async throws {
        let problem = Problem(401, "authentication_error", "Bearer \(ClaudeScene.key) Hello")
        try await ClaudeScene.with(.replies(.fails(problem), .text("Good morning."))) { scene in
            let fault = try await scene.fault("Hello there").fault
            _ = try await scene.hear("Hello there")
            #expect(scene.heard.all.count == 2)
            #expect(scene.heard.all.first?.contains("authentication_error, req_") == true)
            #expect(scene.heard.all.last?.contains("request-id=req_") == true)
            let printed = scene.heard.all + ["\(fault)", "\(scene.place)", "\(try scene.model())", "\(fault as Any)"]
            for word in ["abcdefgh", "Hello", "Good morning", "Anna"] {
                for line in printed { #expect(!line.contains(word), "\(line)") }
            }
        }
    }

    @Test func `an answer that was tried again or is cut is named in the log of everyday, another is not`() async throws
    {
        let cut = Reply.says([.text("Half")], stop: "max_tokens")
        let script = FakeMessages.Script.replies(
            .text("One."), .fails(.tooMany(milliseconds: "5")), .text("Two."), cut)
        try await ClaudeScene.with(script) { scene in
            for _ in 0..<3 { _ = try await scene.hear() }
            let answered = scene.heard.all.filter { $0.contains("claude has answered") }
            #expect(answered.map { String($0.prefix { $0 != " " }) } == ["debug", "info", "info"])
            #expect(answered.allSatisfy { $0.contains("request-id=req_") })
        }
    }

    @Test func `a key is tried with one small request`() async throws {
        try await ClaudeScene.with(.init(key: ClaudeScene.key)) { scene in
            let trial = try await scene.model { $0.model = "claude-haiku-5-5" }.trial()
            #expect(trial.model == "claude-haiku-5-5" && trial.seconds >= 0 && trial.usage.all > 0)
            let request = try #require(scene.server.requests.first)
            #expect(request.body.count < 200 && request.json?["stream"] == nil)
        }
        let cases: [(Problem, ModelFault.Kind)] = [
            (.badKey, .refusedKey), (.noCredit, .outOfCredit), (.overloaded, .overloaded), (.proxy(), .unreachable),
        ]
        for (problem, kind) in cases {
            try await ClaudeScene.with(.always(.fails(problem))) { scene in
                await #expect { try await scene.model().trial() } throws: { ($0 as? ModelFault)?.kind == kind }
                #expect(scene.server.requests.count == 1)
            }
        }
        try await ClaudeScene.with { scene in
            await #expect { try await scene.model { $0.model = "claude-9" }.trial() } throws: {
                ($0 as? ModelFault)?.kind == .unknownModel
            }
        }
    }

    @Test(arguments: [
        "http://api.anthropic.com", "http://127.0.0.1.example", "http://user@127.0.0.1", "https://user:pw@example.com",
        "ftp://x",
        "https://", "https:///x", "https://a b", "https://a?b", "https://a#b", "", "api.anthropic.com",
        "http://localhost@evil",
        "http://[::1].evil", "https://a\r\nb", "http://localhost\\@evil",
    ])
    func `a key is not sent into the open, or to an address that is none`(base: String) throws {
        let wire = try Wire()
        #expect(throws: ClaudePlace.BadAddress()) { try place(wire, base) }
    }

    @Test(arguments: [
        "https://api.anthropic.com", "https://proxy.example:8443/claude/", "http://127.0.0.1:1", "http://localhost",
        "http://[::1]:9",
        "HTTPS://API.example",
    ])
    func `a provider may have a gateway of its own`(base: String) throws {
        let place = try place(Wire(), base)
        #expect(place.request([], key: try #require(ClaudeKey(ClaudeScene.key))).url.hasSuffix("/v1/messages"))
        #expect(!place.request([], key: try #require(ClaudeKey(ClaudeScene.key))).url.contains("//v1"))
    }

    private func place(_ wire: Wire, _ base: String) throws -> ClaudePlace {
        try ClaudePlace(
            wire: wire, base: base, prompts: GuideTalk.prompts.get(),
            prices: Prices.load(folder: GuideTalk.promptsFolder + "/../prices"), log: .init(label: "test"))
    }
}
