import FakeMessages
import Testing

@testable import Concierge

/// What Claude is sent, over a socket, held to the rules by a server that refuses whatever breaks one.
@Suite struct EndToEndRequestTests {
    /// Three people with everything their roles can have, of three companies and two providers.
    private static let sameRole = [endToEndPerson, "hana@tidewater.example", "quinn@juniper-finch.example"]

    @Test func `a request names the version, shows one credential and asks for no sampling`() async throws {
        try await EndToEndScene.with(.init([Scene([.text("Two.")])], key: EndToEndScene.key)) { scene in
            #expect(await scene.events().text == "Two.")
            let request = try #require(scene.server.requests.first)
            #expect(scene.problems == [])
            #expect(request.values("anthropic-version") == ["2026-10-21"])
            #expect(request.values("authorization") == ["Bearer " + EndToEndScene.key])
            #expect(request.values("x-api-key") == [])
            let fields = Set((request.json?.object ?? [:]).keys)
            #expect(fields.isDisjoint(with: ["temperature", "top_p", "top_k", "metadata"]))
            #expect(request.json?["stream"] == true)
        }
    }

    @Test func `all tools of a response are answered in one message, once each and before anything else`() async throws
    {
        let asks = Reply.says([
            .text("I look at three things."), .tool("list_tickets", #"{"status":"open"}"#, id: "toolu_a"),
            .tool("no_such_tool", id: "toolu_b"), .tool("list_invoices", id: "toolu_c"),
        ])
        try await EndToEndScene.with(.replies(asks, .text("Done."))) { scene in
            let events = await scene.events()
            #expect(events.text == "I look at three things.Done.")
            #expect(events.problem == nil)
            #expect(scene.problems == [])
            let answer = try #require(scene.bodies.last?["messages"]?.list?.last)
            let blocks = answer["content"]?.list ?? []
            #expect(answer["role"] == "user")
            #expect(blocks.map { $0["type"]?.text } == ["tool_result", "tool_result", "tool_result"])
            #expect(blocks.map { $0["tool_use_id"]?.text } == ["toolu_a", "toolu_b", "toolu_c"])
            #expect(blocks.map { $0["is_error"]?.flag } == [nil, true, nil])
            #expect(await scene.calls()?.count == 3)
        }
    }

    @Test func `thinking is sent back as it came, and shown to nobody`() async throws {
        let asks = Reply.says([
            .thinking("The person wants a list.\n\u{2028}Ünïcode \u{1F44B} \"quoted\" \\ slashed / <b>"),
            .redacted("c2VjcmV0IHRoaW5raW5n"), .text("I look."), .tool("list_tickets"),
        ])
        try await EndToEndScene.with(.replies(asks, asks, .text("Two."))) { scene in
            let events = await scene.events()
            #expect(scene.problems == [])
            #expect(events.text == "I look.I look.Two.")
            #expect(events.problem == nil)
            let sent = scene.bodies.last?["messages"]?.list ?? []
            #expect(sent.map { $0["role"]?.text } == ["user", "assistant", "user", "assistant", "user"])
            #expect(sent[1]["content"]?[0]?["signature"] != sent[3]["content"]?[0]?["signature"])
            #expect(!events.told.contains { $0.contains("wants a list") })
        }
    }

    @Test func `the thinking of one turn is not shown to the next`() async throws {
        let thinks = Reply.says([.thinking("Hm."), .text("Two.")])
        try await EndToEndScene.with(.replies(thinks, thinks)) { scene in
            let first = await scene.events()
            let next = await scene.events("And now?", in: first.conversation?.text ?? "")
            #expect(next.problem == nil)
            #expect(scene.problems == [])
            let sent = scene.bodies.last?["messages"]?.list ?? []
            #expect(sent.map { $0["role"]?.text } == ["user", "assistant", "user"])
            #expect(sent[1]["content"]?.list == [["type": "text", "text": "Two."]])
        }
    }

    @Test func `a block that nobody knows goes back as it came`() async throws {
        let strange: JSON = ["type": "dream", "of": "sheep", "count": 9_007_199_254_740_993]
        let asks = Reply.says([.other(strange), .tool("list_tickets")])
        try await EndToEndScene.with(.replies(asks, .text("Two."))) { scene in
            #expect(await scene.events().text == "Two.")
            #expect(scene.problems == [])
            #expect(scene.bodies.last?["messages"]?[1]?["content"]?[0] == strange)
        }
    }

    @Test func `a block that nobody can put together ends the turn, and nothing is done`() async throws {
        let asks = Reply.says([
            .other(["type": "dream"], deltas: [["type": "dream_delta", "of": "sheep"]]), .tool("list_tickets"),
        ])
        try await EndToEndScene.with(.always(asks)) { scene in
            let events = await scene.events()
            #expect(events.problem?.code == "model_failed")
            #expect(await scene.calls() == [])
            #expect(scene.server.requests.count == 1)
        }
    }

    @Test func `who calls a tool, and every other particular of a use, goes back with it`() async throws {
        let use: JSON = [
            "type": "tool_use", "id": "toolu_x", "name": "list_tickets", "input": [:], "caller": ["type": "direct"],
        ]
        try await EndToEndScene.with(.replies(.says([.other(use)], stop: "tool_use"), .text("Two."))) { scene in
            #expect(await scene.events().text == "Two.")
            #expect(scene.problems == [])
            #expect(scene.bodies.last?["messages"]?[1]?["content"]?[0] == use)
        }
    }

    @Test func `thinking with a piece that nobody knows ends the turn, and nothing is done`() async throws {
        let thinking = Block.other(
            ["type": "thinking", "thinking": "", "signature": "c2ln"], deltas: [["type": "aura_delta", "aura": 7]])
        try await EndToEndScene.with(.always(.says([thinking, .tool("list_tickets")]))) { scene in
            #expect(await scene.events().problem?.code == "model_failed")
            #expect(await scene.calls() == [])
            #expect(scene.server.requests.count == 1)
        }
    }

    @Test func `two people of the same role, of two companies and two providers, send the same bytes first`()
        async throws
    {
        try await EndToEndScene.with(.always(.text("Two."))) { scene in
            var beginnings: [String] = []
            for email in Self.sameRole {
                _ = await scene.talk.events("I am new here", by: email, scene.model)
                let principal = try await scene.talk.house.principal(email)
                #expect(principal.roleName == "Owner")
                let body = String(decoding: try #require(scene.server.requests.last).body, as: UTF8.self)
                let mark = try #require(body.range(of: #""cache_control":{"type":"ephemeral"}"#))
                let (before, after) = (String(body[..<mark.upperBound]), body[mark.upperBound...])
                #expect(before.contains(#""tools":["#) && before.contains(#""system":["#))
                for own in [principal.person.name, principal.person.companyName, principal.person.tenantName] {
                    #expect(!before.contains(own) && after.contains(own), "\(own)")
                }
                beginnings.append(before)
            }
            #expect(scene.problems == [])
            #expect(beginnings.count == 3 && Set(beginnings).count == 1)
        }
    }

    @Test func `the same prefix is written to the cache once, and its reads are counted`() async throws {
        try await EndToEndScene.with(.always(.text("Two."))) { scene in
            var counts: [ModelUsage] = []
            for question in ["Which tickets are open?", "What do I owe?"] {
                for case .done(_, let usage) in await scene.events(question) { counts.append(usage) }
            }
            #expect(scene.problems == [])
            #expect(counts.count == 2)
            #expect(counts[0].cacheWrite >= 1024)
            #expect(counts[0].cacheRead == 0)
            #expect(counts[1].cacheWrite == 0)
            #expect(counts[1].cacheRead == counts[0].cacheWrite)
        }
    }

    @Test(arguments: [false, true])
    func `what was used is what the end of the stream says, over what the start said`(short: Bool) async throws {
        let reply = Reply.text("Two.").with {
            $0.usage = Counts(input: 11, output: 22, cacheWrite: 33, cacheRead: 44)
            $0.usage.onlyAtEnd = !short
            $0.usage.shortEnd = short
        }
        try await EndToEndScene.withModel(.replies(reply)) { _, model in
            let usage = try #require(await model.answer().events.ending?.usage)
            #expect([usage.input, usage.output, usage.cacheWrite, usage.cacheRead] == [11, 22, 33, 44])
        }
    }
}
