import FakeMessages
import Testing

@testable import Concierge

/// Streams that are unusual and right, and streams that are wrong, over a socket.
@Suite struct EndToEndStreamTests {
    private static let words = "Größe \u{2028} zwölf \u{1F44B}\u{200D}\u{1F469} \\n \"x\" \u{7F} end"

    /// Every way in which the same answer may come.
    static let manners: [Manner] =
        Manner.LineEnd.allCases.flatMap { end in
            [nil, 0, 1, 3].map { piece in
                var manner = Manner()
                manner.lineEnd = end
                manner.piece = piece
                manner.pings = piece != 0
                manner.noise = piece != 3
                manner.splitsData = end != .lf
                manner.framing = piece == 3 ? .untilClose : .chunked
                return manner
            }
        }

    @Test(arguments: manners)
    func `the same words come whatever the manner of the stream`(manner: Manner) async throws {
        let reply = Reply.says([.text(Self.words, pieces: 5), .tool("list_tickets", #"{"status":"open"}"#, pieces: 4)])
        try await EndToEndScene.with(.replies(reply.with { $0.manner = manner }, .text("Two."))) { scene in
            let events = await scene.events()
            #expect(events.text == Self.words + "Two.")
            #expect(events.problem == nil)
            #expect(scene.problems == [])
            #expect(await scene.calls()?.count == 1)
        }
    }

    @Test func `events, deltas and blocks that nobody knows are passed over`() async throws {
        let delta: JSON = ["type": "content_block_delta", "index": 1, "delta": ["type": "aura_delta", "aura": 7]]
        let reply = Reply.says([.other(["type": "dream", "of": "sheep"]), .text("One, two.", pieces: 2)])
            .after(0, .ping).after(0, .event("greeting", ["hello": true])).after(1, .event("message_start_2", [:]))
            .after(4, .event("content_block_delta", delta)).after(5, .ping).after(5, .bytes(of: "event: lonely\n\n"))
            .after(6, .bytes(of: "data: {\"nameless\":1}\n\n")).after(7, .bytes(of: "id\nretry: 5\nstrange: x\n\n"))
        try await EndToEndScene.withModel(.replies(reply)) { _, model in
            let answer = await model.answer()
            #expect(answer.events.words == "One, two.")
            #expect(answer.events.ending?.stop == .end)
        }
    }

    @Test func `blocks that come in turn are told apart`() async throws {
        let reply = Reply.says([
            .text("First.", pieces: 4), .tool("list_tickets", #"{"status":"open"}"#, pieces: 6, id: "toolu_a"),
            .text("Second.", pieces: 2), .tool("list_invoices", "{}", pieces: 1, id: "toolu_b"),
        ]).with { $0.interleaved = true }
        try await EndToEndScene.with(.replies(reply, .text("Two."))) { scene in
            let events = await scene.events()
            #expect(events.text == "First.Second.Two.")
            let sent = scene.bodies.last?["messages"]?[1]?["content"]?.list ?? []
            #expect(sent.map { $0["type"]?.text } == ["text", "tool_use", "text", "tool_use"])
            #expect(sent[1]["input"] == ["status": "open"])
            #expect(sent[3]["input"] == [:])
            #expect(scene.problems == [])
        }
    }

    @Test func `the arguments of a tool are its pieces alone, and numbers stay exact`() async throws {
        let reply = Reply.says([
            .tool("get_ticket", #"{"number":9007199254740993}"#, pieces: 9), .tool("list_tickets", ""),
        ])
        try await EndToEndScene.with(.replies(reply, .text("None."))) { scene in
            #expect(await scene.events().text == "None.")
            let sent = scene.bodies.last?["messages"]?[1]?["content"]
            #expect(sent?[0]?["input"] == ["number": 9_007_199_254_740_993])
            #expect(sent?[1]?["input"] == [:])
            #expect(scene.problems == [])
        }
    }

    @Test(arguments: [
        #"{"status":"open","status":"closed"}"#, #"{"status":NaN}"#, #"{"limit":1e400}"#, #"{"limit":Infinity}"#,
        #"{"status":"op"#, "[]", "null", #"{} {}"#, #"{"limit":-0x1}"#, "\u{FEFF}{}",
        String(repeating: #"{"a":"#, count: 500) + "1" + String(repeating: "}", count: 500),
    ])
    func `arguments that are no strict JSON reach no rows, and the model is told`(input: String) async throws {
        let reply = Reply.says([.tool("list_tickets", input, id: "toolu_a")])
        try await EndToEndScene.with(.replies(reply, .text("I could not."))) { scene in
            let events = await scene.events()
            #expect(events.text == "I could not.")
            #expect(events.told.contains("tool list_tickets refused"))
            #expect(!events.told.contains("tool list_tickets done"))
            let sent = scene.bodies.last?["messages"]?.list ?? []
            #expect(sent.last?["content"]?[0]?["is_error"] == true)
            #expect(scene.problems == [])
        }
    }

    /// How a stream that would use a tool may end without its end; counted from `message_start`.
    static let cuts: [Happening] = [
        Happening(after: 1, .end), Happening(after: 4, .end), Happening(after: 8, .end), Happening(after: 9, .end),
        Happening(after: 4, .cut(0)), Happening(after: 6, .cut(40)), Happening(after: 9, .cut(0)),
        Happening(after: 9, .cut(25)), Happening(after: 8, .reset),
    ]

    @Test(arguments: cuts, Manner.Framing.allCases)
    func `a stream without its end is a failure, and nothing of it is done`(
        cut: Happening, framing: Manner.Framing
    ) async throws {
        let reply = Reply.says([.text("I look.", pieces: 1), .tool("list_tickets", #"{"status":"open"}"#, pieces: 1)])
            .with { $0.manner.framing = framing }.after(cut.after, cut.deed)
        try await EndToEndScene.with(.always(reply)) { scene in
            let events = await scene.events()
            #expect(events.problem?.code == "cut")
            #expect(await scene.calls() == [])
            if cut.after > 3 { #expect(scene.server.requests.count == 1) }
        }
    }

    @Test func `a stream whose reason to stop stays open is a failure`() async throws {
        let reply = Reply.says([.text("I look."), .tool("list_tickets")]).with { $0.stop = nil }
        try await EndToEndScene.with(.always(reply)) { scene in
            let events = await scene.events()
            #expect(events.problem?.code == "cut")
            #expect(await scene.calls() == [])
        }
    }

    @Test func `an answer that does not end is ended`() async throws {
        let flood = Reply.text(String(repeating: "All work and no play. ", count: 400_000), pieces: 400)
        try await EndToEndScene.withModel(.always(flood)) { server, model in
            let answer = await model.answer()
            #expect(answer.fault?.kind == .unreadable)
            #expect(answer.events.words.utf8.count < 5 << 20)
            #expect(await server.until { $0.allSatisfy { $0.left != nil || $0.finished != nil } })
        }
    }
}
