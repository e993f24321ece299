import Access
import FakeMessages
import Testing
import Tools

@testable import Concierge

private let anna = "anna@marigold.example"
private let chloe = "chloe@marigold.example"

/// Turns of a person with Claude: through the chat, the tools and the rows, before a strict stand-in.
@Suite struct ClaudeTalkTests {
    private static let ticket = #"{"number":1042}"#

    private func talk(
        _ script: FakeMessages.Script, bounds: ChatBounds = ChatBounds.patient,
        _ body: (TalkScene, ClaudeScene, ClaudeModel) async throws -> Void
    ) async throws {
        try await ClaudeScene.with(script) { claude in
            try await TalkScene.with { scene in
                var scene = scene
                scene.bounds = bounds
                try await body(scene, claude, try claude.model())
                for request in claude.server.requests {
                    #expect(request.problem?.status != 400, "\(request.problem?.message ?? "")")
                }
            }
        }
    }

    @Test
    func `tools of several responses are answered in order, and the model's thinking is sent back and shown to nobody`()
        async throws
    {
        let first = Reply.says([
            .thinking("Secret thought."), .text("I look. "), .tool("get_ticket", Self.ticket),
            .tool("delete_everything"),
        ])
        let second = Reply.says([.thinking("More."), .redacted("AAEC"), .tool("list_tickets", "")])
        let script = FakeMessages.Script.replies(first, second, .text("It is offline."), .text("As I said."))
        try await talk(script) { scene, claude, model in
            let events = await scene.events("What about 1042?", by: anna, model)
            #expect(
                events.told.filter { $0.hasPrefix("tool") } == [
                    "tool get_ticket started", "tool get_ticket done", "tool unknown started", "tool unknown refused",
                    "tool list_tickets started", "tool list_tickets done",
                ])
            #expect(events.text == "I look. It is offline." && events.told.last?.hasPrefix("done end") == true)
            #expect(claude.server.requests.count == 3)
            let id = try #require(events.conversation)
            let kept = try await scene.kept(id, of: anna)
            #expect(kept.lastOfNexie?.text == "I look. \n\nIt is offline.")
            #expect(kept.messages.allSatisfy { !$0.content.contains("thought") && !$0.content.contains("AAEC") })

            let again = await scene.events("And now?", by: anna, in: id.text, model)
            #expect(again.text == "As I said.")
            let sent = String(decoding: try #require(claude.server.requests.last).body, as: UTF8.self)
            #expect(sent.contains("tool_result") && sent.contains("Printer on floor 2 is offline"))
            #expect(!sent.contains("thinking") && !sent.contains("Secret thought"))
        }
    }

    @Test func `a colleague without the right gets the tools of their role, and other bytes before the conversation`()
        async throws
    {
        try await talk(.echo) { scene, claude, model in
            for email in [anna, chloe] { _ = await scene.events("Hello", by: email, model) }
            let names = claude.server.requests.map { ($0.json?["tools"]?.list ?? []).compactMap { $0["name"]?.text } }
            #expect(names.count == 2 && names.first?.contains("list_invoices") == true)
            #expect(names.last?.contains("list_invoices") == false)
            #expect(names.allSatisfy { $0 == $0.sorted() && !$0.contains("keep_message") })
        }
    }

    @Test func `arguments that break the rules are refused by the tool, and the talk goes on`() async throws {
        let inputs = [#"{"number":1042,"number":1043}"#, #"{"number":1e400}"#, #"{"number":NaN}"#, "[]"]
        let uses = Reply.says(inputs.map { .tool("get_ticket", $0) })
        try await talk(.replies(uses, .text("I could not look."))) { scene, claude, model in
            let events = await scene.events("What about 1042?", by: anna, model)
            #expect(events.told.filter { $0 == "tool get_ticket refused" }.count == inputs.count)
            #expect(events.text == "I could not look." && claude.server.requests.count == 2)
        }
    }

    @Test func `nothing is done of an answer that broke off or did not wait`() async throws {
        let use = Reply.says([.text("I look."), .tool("get_ticket", Self.ticket), .tool("list_tickets")])
        var replies = ["end_turn", "max_tokens", "refusal", "stop_sequence", "novelty"].map { stop in
            use.with { $0.stop = stop }
        }
        replies.append(use.with { $0.stop = nil })
        replies += [use.after(11, .end), use.after(9, .cut(7)), use.after(11, .reset), use.after(10, .error())]
        for reply in replies {
            try await talk(.always(reply)) { scene, claude, model in
                let before = try await scene.audit(of: anna).count
                let events = await scene.events("What about 1042?", by: anna, model)
                #expect(!events.told.contains { $0.hasPrefix("tool") }, "\(events.told)")
                #expect(try await scene.audit(of: anna, since: before).allSatisfy { !$0.contains("get_ticket") })
                #expect(events.text == "I look." && claude.server.requests.count == 1)
            }
        }
    }

    @Test func `an answer that was cut is marked, and one that broke is kept`() async throws {
        try await talk(.replies(.text("A long").with { $0.stop = "max_tokens" })) { scene, _, model in
            let events = await scene.events("Tell me", by: anna, model)
            #expect(events.told.last?.hasPrefix("done length") == true)
            let message = try await scene.kept(try #require(events.conversation), of: anna).messages.last
            #expect(KeptMessage(json: message?.content ?? "")?.isCut == true && message?.state == .complete)
        }
        try await talk(.always(Reply.text("Half an answer").after(4, .error()))) { scene, _, model in
            let events = await scene.events("Tell me", by: anna, model)
            #expect(events.told.last == "problem overloaded")
            let kept = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(kept.lastOfNexie?.state == .failed && kept.lastOfNexie?.text == events.text && !events.text.isEmpty)
        }
    }

    @Test func `a refused question is not put to the model again`() async throws {
        let script = FakeMessages.Script.replies(.text("Hello."), .refuses(saying: "Well"), .text("Gladly."))
        try await talk(script) { scene, claude, model in
            let first = await scene.events("Good morning", by: anna, model)
            let id = try #require(first.conversation)
            let refused = await scene.events("Something bad", by: anna, in: id.text, model)
            #expect(refused.told.last == "problem refused")
            let last = await scene.events("Something good", by: anna, in: id.text, model)
            #expect(last.text == "Gladly.")
            let sent = String(decoding: try #require(claude.server.requests.last).body, as: UTF8.self)
            #expect(sent.contains("Good morning") && sent.contains("Something good"))
            #expect(!sent.contains(#""text":"Well"#))
            let kept = try await scene.kept(id, of: anna)
            #expect(kept.messages.compactMap { KeptMessage(json: $0.content) }.turns.count == 4)
        }
    }

    @Test func `a model that pauses is shown the same again, five times and not for ever`() async throws {
        let pause = Reply.says([.thinking("Hm."), .text("On my way. ")], stop: "pause_turn")
        try await talk(.replies(pause, pause, .text("Here."))) { scene, claude, model in
            let events = await scene.events("Go", by: anna, model)
            #expect(events.text == "On my way. On my way. Here.")
            #expect(claude.server.requests.count == 3)
            let roles = (claude.server.requests.last?.json?["messages"]?.list ?? []).compactMap { $0["role"]?.text }
            #expect(roles == ["user", "assistant"])
        }
        try await talk(.always(pause)) { scene, claude, model in
            let events = await scene.events("Go", by: anna, model)
            #expect(events.told.last == "problem model_failed" && claude.server.requests.count == 6)
        }
        let asking = Reply.says([.text("Hm.", pieces: 1), .tool("list_tickets")], stop: "pause_turn")
        try await talk(.always(asking)) { scene, claude, model in
            let events = await scene.events("Go", by: anna, model)
            #expect(events.told == ["start", "text Hm.", "problem model_failed"])
            #expect(claude.server.requests.count == 1)
        }
    }

    @Test func `a person hears what is wrong in a sentence, and it is tried again where a word has not been said`()
        async throws
    {
        let cases: [(Problem, String)] = [
            (.badKey, "key_refused"), (.noCredit, "out_of_credit"), (.tooMany(after: "3600"), "rate_limited"),
            (.proxy(413), "too_long"),
        ]
        for (problem, code) in cases {
            try await talk(.always(.fails(problem))) { scene, claude, model in
                let events = await scene.events("Hello", by: anna, model)
                #expect(events.told == ["start", "problem \(code)"] && claude.server.requests.count == 1)
            }
        }
        let replies = [Reply.tool("list_tickets"), .fails(.overloaded), .text("Two are open.")]
        try await talk(.init([Scene(replies)])) { scene, claude, model in
            let events = await scene.events("Tickets?", by: anna, model)
            #expect(events.told.filter { $0 == "tool list_tickets started" }.count == 1)
            #expect(events.text == "Two are open." && claude.server.requests.count == 3)
        }
    }

    @Test func `a person who leaves ends the answer at Claude's too, and so does the clock`() async throws {
        let reply = Reply.text(String(repeating: "word ", count: 40), pieces: 4).after(4, .stall)
        try await talk(.always(reply)) { scene, claude, model in
            for await event in scene.turn("Tell me", by: anna, model) {
                if case .text = event { break }
            }
            #expect(await claude.server.until { $0.first?.left != nil })
        }
        var bounds = ChatBounds.patient
        bounds.time = .milliseconds(700)
        try await talk(.always(reply), bounds: bounds) { scene, claude, model in
            let events = await scene.events("Tell me", by: anna, model)
            #expect(events.told.last == "problem out_of_time")
            #expect(await claude.server.until { $0.first?.left != nil })
        }
    }
}
