import Testing
import Tools

@testable import Concierge

/// What a streamed response of Claude's becomes, and when it is none.
@Suite struct MessageAssemblyTests {
    @Test func `words are shown as they come, and thinking is shown to nobody`() throws {
        var stream = StreamedMessage()
        stream.start(0, #"{"type":"thinking","thinking":"","signature":""}"#)
        stream.delta(0, #"{"type":"thinking_delta","thinking":"They want"}"#)
        stream.delta(0, #"{"type":"thinking_delta","thinking":" tickets."}"#)
        stream.delta(0, #"{"type":"signature_delta","signature":"c2ln"}"#)
        stream.stop(0)
        stream.add("ping", #"{"type":"ping"}"#)
        stream.text(1, "Good ", "morning.")
        stream.end("end_turn")
        let usage = ModelUsage(input: 10, output: 5)
        #expect(
            try stream.read() == [
                .used(ModelUsage(input: 10, output: 1)), .text("Good "), .text("morning."), .end(.end, usage),
            ])
    }

    @Test func `blocks that come in turns are told apart, and read in their order`() throws {
        var stream = StreamedMessage()
        stream.start(0, #"{"type":"text","text":"A"}"#)
        stream.start(2, #"{"type":"tool_use","id":"u2","name":"get_ticket","input":{}}"#)
        stream.start(1, #"{"type":"text","text":""}"#)
        stream.word(1, "C")
        stream.input(2, #"{"num"#)
        stream.word(0, "B")
        stream.start(5, #"{"type":"tool_use","id":"u5","name":"list_tickets","input":{}}"#)
        stream.input(2, #"ber":1042}"#)
        stream.stop(5)
        stream.stop(0)
        stream.stop(2)
        stream.stop(1)
        stream.end("tool_use")
        let events = try stream.read()
        #expect(events.text == "ABC")
        let first = ToolUse(id: "u2", name: "get_ticket", input: Array(#"{"number":1042}"#.utf8))
        let second = ToolUse(id: "u5", name: "list_tickets", input: Array("{}".utf8))
        #expect(events.uses == [first, second])
        #expect(events.said == [.text("AB"), .text("C"), .use(first), .use(second)])
    }

    @Test func `what a model said to itself is sent back unchanged and in its place`() throws {
        var stream = StreamedMessage()
        stream.start(0, #"{"type":"thinking","thinking":"","signature":"","kind":{"new":[1,9007199254740993]}}"#)
        stream.delta(0, #"{"type":"thinking_delta","thinking":"Hm \u003c & \u2028"}"#)
        stream.delta(0, #"{"type":"signature_delta","signature":"c2ln+/="}"#)
        stream.stop(0)
        stream.start(1, #"{"type":"redacted_thinking","data":"AAEC"}"#)
        stream.stop(1)
        stream.text(2, "I look.")
        stream.start(3, #"{"type":"novelty","deep":{"b":1,"a":[null,1.5]}}"#)
        stream.stop(3)
        stream.tool(4, id: "u", "list_tickets")
        stream.end("tool_use")
        let said = try #require(try stream.read().said)
        #expect(
            said == [
                .verbatim([
                    "type": "thinking", "thinking": "Hm < & \u{2028}", "signature": "c2ln+/=",
                    "kind": ["new": [1, 9_007_199_254_740_993]],
                ]), .verbatim(["type": "redacted_thinking", "data": "AAEC"]), .text("I look."),
                .verbatim(["type": "novelty", "deep": ["b": 1, "a": [nil, 1.5]]]),
                .use(ToolUse(id: "u", name: "list_tickets", input: Array("{}".utf8))),
            ])
    }

    @Test func `a block that this portal can't put together ends a turn that would go on, and no other`() throws {
        for (reason, fault) in [
            ("tool_use", MessageAssembly.Fault.unreadable), ("pause_turn", .unreadable), ("end_turn", nil),
        ] {
            var stream = StreamedMessage()
            stream.start(0, #"{"type":"novelty"}"#)
            stream.delta(0, #"{"type":"novelty_delta","more":1}"#)
            stream.stop(0)
            stream.tool(1, id: "u")
            stream.end(reason)
            #expect(stream.fault() == fault, "\(reason)")
        }
    }

    @Test func `events and deltas that nobody knows yet are passed over, and the places stay`() throws {
        var stream = StreamedMessage()
        stream.add("novelty", "this is no JSON")
        stream.add("content_block_novelty", #"{"index":0}"#)
        stream.start(3, #"{"type":"text","text":""}"#)
        stream.delta(3, #"{"type":"citations_delta","citation":{}}"#)
        stream.delta(3, #"{"type":"novelty_delta","text":"no"}"#)
        stream.word(3, "Yes.")
        stream.stop(3)
        stream.end("end_turn")
        let events = try stream.read()
        #expect(events.text == "Yes." && events.stop == .end)
    }

    @Test(arguments: [
        ("", "{}"), (#"{"a":9007199254740993}"#, #"{"a":9007199254740993}"#),
        (#" { "b" : 1.50 , "a" : [ ] } "#, #"{"b":1.5,"a":[]}"#),
    ])
    func `arguments are the pieces joined and read once`(input: String, read: String) throws {
        for size in 1...max(1, input.utf8.count) {
            var stream = StreamedMessage()
            stream.start(0, #"{"type":"tool_use","id":"u","name":"list_tickets","input":{"x":"place holder"}}"#)
            var rest = input[...]
            repeat {
                stream.input(0, String(rest.prefix(size)))
                rest = rest.dropFirst(size)
            } while !rest.isEmpty
            stream.stop(0)
            stream.end("tool_use")
            #expect(try stream.read().uses.map { String(decoding: $0.input, as: UTF8.self) } == [read])
        }
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":NaN}"#, #"{"a":Infinity}"#, #"{"a":1e400}"#, #"{"a":"#, "[1]", "1",
        #"{"a":99999999999999999999}"#, #"{"a":"\u0000"}"#, "{\"a\":" + String(repeating: "[", count: 40),
        "{\"a\":\"" + String(repeating: "x", count: 13_000) + "\"}",
    ])
    func `arguments that can't be read stay as they are, and the tool refuses them`(input: String) throws {
        var stream = StreamedMessage()
        stream.tool(0, id: "u", "get_ticket", input)
        stream.end("tool_use")
        let use = try #require(try stream.read().uses.first)
        #expect(use.input == Array(input.utf8))
        #expect(throws: InputProblems.self) { _ = try GetTicket.Input.form.parse(bytes: use.input) }
    }

    @Test(arguments: [
        "end_turn", "stop_sequence", "max_tokens", "model_context_window_exceeded", "refusal", "novelty", "",
    ])
    func `a tool is asked for only by a response that waits for it`(reason: String) throws {
        var stream = StreamedMessage()
        stream.text(0, "Hm.")
        stream.tool(1, id: "u", "list_tickets", "{}")
        stream.start(2, #"{"type":"tool_use","id":"v","name":"get_ticket","input":{}}"#)
        stream.input(2, #"{"number":10"#)
        if reason != "max_tokens" { stream.stop(2) }
        stream.end(reason)
        let events = try stream.read()
        #expect(events.uses.isEmpty && events.said == nil && events.text == "Hm.")
        let stops: [String: ModelStop] = [
            "end_turn": .end, "stop_sequence": .end, "max_tokens": .length, "model_context_window_exceeded": .length,
            "refusal": .refusal,
        ]
        #expect(events.stop == stops[reason, default: .other])
    }

    @Test func `a stream without its end, or without a reason, is no response`() throws {
        var whole = StreamedMessage()
        whole.tool(0, id: "u")
        #expect(whole.fault() == .broken)
        whole.add("message_delta", #"{"delta":{"stop_reason":"tool_use"},"usage":{}}"#)
        #expect(whole.fault() == .broken)
        var silent = StreamedMessage()
        silent.tool(0, id: "u")
        silent.end(nil)
        #expect(silent.fault() == .broken)
        #expect(StreamedMessage.nothing.fault() == .broken)
        whole.add("message_stop", "{}")
        #expect(whole.fault() == nil)
    }

    @Test func `an error in the middle is told by its words for programs`() throws {
        var stream = StreamedMessage()
        stream.text(0, "Half an")
        stream.add(
            "error",
            #"{"type":"error","error":{"type":"overloaded_error","message":"sk-secret <b>"},"request_id":"req_1"}"#)
        guard case .told(let body) = stream.fault() else {
            Issue.record("no error")
            return
        }
        #expect(body.type == "overloaded_error" && body.code.isEmpty && body.requestID == "req_1")
        #expect(!"\(body)".contains("secret"))
    }

    @Test func `counts at the end take the place of those at the beginning, and what is absent stays`() throws {
        var stream = StreamedMessage(
            usage: """
                {"input_tokens":7,"output_tokens":1,"cache_creation_input_tokens":30,"cache_read_input_tokens":400}
                """)
        stream.text(0, "Hi.")
        stream.add("message_delta", #"{"delta":{"stop_reason":null},"usage":{"output_tokens":3}}"#)
        stream.end("end_turn", usage: #"{"output_tokens":9,"cache_read_input_tokens":401,"input_tokens":null}"#)
        let usage = try #require(try stream.read().usage)
        #expect(usage == ModelUsage(input: 7, output: 9, cacheRead: 401, cacheWrite: 30))
        #expect(usage.all == 447 && usage.longestPrompt == 438)
    }

    @Test func `whatever breaks off counts all that it may write, unless all of it are words that came`() throws {
        var stream = StreamedMessage()
        #expect(try stream.outputIfBroken(mostOutput: 900) == 900)
        stream.text(0, "Words of forty bytes, as far as they come")
        #expect(try stream.outputIfBroken(mostOutput: 900) == 11)
        var thinking = stream
        thinking.start(1, #"{"type":"thinking","thinking":"","signature":""}"#)
        #expect(try thinking.outputIfBroken(mostOutput: 900) == 900)
        stream.start(1, #"{"type":"tool_use","id":"u","name":"list_tickets","input":{}}"#)
        #expect(try stream.outputIfBroken(mostOutput: 900) == 900)
        var outputs: [Int] = []
        stream.stop(1)
        stream.end("tool_use", usage: #"{"output_tokens":30}"#)
        for case .used(let usage) in try stream.read(mostOutput: 900) { outputs.append(usage.output) }
        #expect(outputs == [900, 1, 900])
        #expect(try stream.read(mostOutput: 900).usage?.output == 30)
    }

    @Test(arguments: ["{}", #"{"output_tokens":0}"#, #"{"output_tokens":900.5}"#, #"{"output_tokens":"9"}"#])
    func `an end that tells no count makes nothing free`(usage: String) throws {
        var words = StreamedMessage()
        words.text(0, String(repeating: "word", count: 50))
        words.end("end_turn", usage: usage)
        #expect(try words.read(mostOutput: 900).usage?.output == 50)
        var nothing = StreamedMessage(usage: usage)
        nothing.end("end_turn", usage: usage)
        #expect(try #require(try nothing.read(mostOutput: 0).usage).output >= 1)
        var thinking = StreamedMessage()
        thinking.start(0, #"{"type":"thinking","thinking":"","signature":""}"#)
        thinking.stop(0)
        thinking.text(1, "Hm.")
        thinking.end("end_turn", usage: usage)
        #expect(try thinking.read(mostOutput: 900).usage?.output == 900)
    }

    @Test(arguments: [
        (#"{"type":"text","text":"Hm."}"#, #"{"type":"citations_delta","citation":{}}"#),
        (#"{"type":"text","text":"Hm."}"#, #"{"type":"text_delta","text":7}"#),
        (#"{"type":"thinking","thinking":"Hm.","signature":"s"}"#, #"{"type":"aura_delta","aura":1}"#),
        (#"{"type":"thinking","thinking":"Hm.","signature":"s"}"#, #"{"type":"signature_delta"}"#),
        (#"{"type":"tool_use","id":"v","name":"get_ticket","input":{}}"#, #"{"type":"text_delta","text":"x"}"#),
        (#"{"type":"redacted_thinking","data":"AA"}"#, #"{"type":"thinking_delta","thinking":"x"}"#),
    ])
    func `a known block with a piece that nobody knows can't be sent back, so a turn that would go on ends`(
        block: String, delta: String
    ) throws {
        for (reason, fault) in [
            ("tool_use", MessageAssembly.Fault.unreadable), ("pause_turn", .unreadable), ("end_turn", nil),
        ] {
            var stream = StreamedMessage()
            stream.start(0, block)
            stream.delta(0, delta)
            stream.stop(0)
            stream.tool(1, id: "u")
            stream.end(reason)
            #expect(stream.fault() == fault, "\(reason)")
        }
    }

    @Test func `what else stands in a block of words or a use goes back with it`() throws {
        var stream = StreamedMessage()
        stream.start(0, #"{"type":"text","text":"","citations":[{"type":"page","at":9007199254740993}]}"#)
        stream.word(0, "I look.")
        stream.stop(0)
        stream.start(
            1,
            #"{"type":"tool_use","id":"u","name":"list_tickets","input":{},"caller":{"type":"direct"},"toolset_name":"t"}"#
        )
        stream.stop(1)
        stream.end("tool_use")
        let said = try #require(try stream.read().said)
        let turns: [ModelTurn] = [
            .person("Hello"), .model(said),
            .results([ToolResult(id: "u", name: "list_tickets", json: Array("{}".utf8), isError: false)]),
        ]
        let sent = MessageTurns(
            turns, setting: GuideTalk.setting(), prompts: try GuideTalk.prompts.get().concierge, hasTools: true)
        let content = sent.json.array?[1]["content"]
        #expect(
            content == [
                ["type": "text", "text": "I look.", "citations": [["type": "page", "at": 9_007_199_254_740_993]]],
                [
                    "type": "tool_use", "id": "u", "name": "list_tickets", "input": [:],
                    "caller": ["type": "direct"], "toolset_name": "t",
                ],
            ])
    }

    @Test func `an end that comes before the end of a block is no end`() throws {
        for (reason, fault) in [("end_turn", MessageAssembly.Fault.unreadable), ("max_tokens", nil)] {
            var stream = StreamedMessage()
            stream.start(0, #"{"type":"text","text":"Half"}"#)
            stream.end(reason)
            #expect(stream.fault() == fault, "\(reason)")
        }
    }

    @Test func `counts that can't be are not believed`() throws {
        var stream = StreamedMessage(usage: #"{"input_tokens":-5,"output_tokens":9223372036854775807}"#)
        stream.end("end_turn", usage: "{}")
        #expect(try stream.read().usage == ModelUsage(input: 0, output: 100_000_000))
    }

    private static let breaches: [(String, @Sendable (inout StreamedMessage) -> Void)] = [
        ("a second beginning", { $0.add("message_start", #"{"message":{}}"#) }),
        (
            "a beginning without a message",
            {
                $0 = .nothing; $0.add("message_start", "{}")
            }
        ),
        (
            "a block before the beginning",
            {
                $0 = .nothing; $0.start(0, #"{"type":"text"}"#)
            }
        ),
        (
            "the same place twice",
            {
                $0.text(0, "a"); $0.start(0, #"{"type":"text","text":""}"#)
            }
        ),
        ("a piece of nothing", { $0.word(0, "a") }),
        (
            "a piece after the end of its block",
            {
                $0.text(0, "a"); $0.word(0, "b")
            }
        ),
        ("the end of nothing", { $0.stop(0) }),
        ("a place below zero", { $0.start(-1, #"{"type":"text","text":""}"#) }),
        ("a place far away", { $0.start(10_000, #"{"type":"text","text":""}"#) }),
        ("a block without a type", { $0.start(0, "{}") }),
        ("a tool without a name", { $0.start(0, #"{"type":"tool_use","id":"u"}"#) }),
        ("a tool whose name can't be sent back", { $0.tool(0, id: "u", "list tickets") }),
        ("a tool whose identifier can't be sent back", { $0.tool(0, id: "u u") }),
        (
            "two tools of one identifier",
            {
                $0.tool(0, id: "u"); $0.tool(1, id: "u"); $0.end("tool_use")
            }
        ),
        (
            "a wait for no tool",
            {
                $0.text(0, "a"); $0.end("tool_use")
            }
        ),
        (
            "a wait for half a tool",
            {
                $0.start(0, #"{"type":"tool_use","id":"u","name":"list_tickets","input":{}}"#); $0.end("tool_use")
            }
        ), ("no JSON", { $0.add("message_delta", "no") }),
        (
            "a name twice",
            { $0.add("message_delta", #"{"delta":{"stop_reason":"end_turn","stop_reason":"tool_use"}}"#) }
        ),
        ("more blocks than any response has", { for place in 0...256 { $0.text(place, "a") } }),
        (
            "more words than any response has",
            { stream in
                stream.start(0, #"{"type":"text","text":""}"#)
                for _ in 0..<5 { stream.word(0, String(repeating: "x", count: 1_000_000)) }
            }
        ),
    ]

    @Test func `a stream that breaks the rules is no response`() {
        for (what, breach) in Self.breaches {
            var stream = StreamedMessage()
            breach(&stream)
            #expect(stream.fault() == .unreadable, "\(what)")
        }
    }
}
