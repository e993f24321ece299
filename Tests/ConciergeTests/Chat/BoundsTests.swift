import Access
import Testing
import Tools

@testable import Concierge

private let anna = "anna@marigold.example"

/// How much one turn may do, and how it ends when it wants more.
@Suite struct BoundsTests {
    /// A response that asks for one list of tickets of its own.
    private static func look(_ number: Int) -> ScriptedModel.Response {
        [.use("list_tickets", #"{"limit":\#(number % 50 + 1)}"#, id: "u\(number)"), .end(.tools)]
    }

    private func bounds(_ entries: [String]) -> [String] { entries.filter { $0.contains("bound ") } }

    @Test func `twenty looks are allowed`() async throws {
        try await TalkScene.with { scene in
            let model = ScriptedModel((0..<20).map(Self.look) + [[.text("Done."), .end(.end)]])
            let events = await scene.events("Look", by: anna, model)
            #expect(events.told.last?.hasPrefix("done end") == true)
            #expect(events.told.filter { $0 == "tool list_tickets done" }.count == 20)
            #expect(bounds(try await scene.audit(of: anna)).isEmpty)
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.lastOfNexie?.state == .complete)
        }
    }

    @Test func `the twenty-first look ends the turn politely, wherever it comes`() async throws {
        let scripts: [[ScriptedModel.Response]] = [
            (0..<30).map(Self.look),
            [(0..<21).flatMap { Self.look($0).dropLast() } + [.end(.tools)]],
            [
                (0..<12).flatMap { Self.look($0).dropLast() } + [.end(.tools)],
                (12..<24).flatMap { Self.look($0).dropLast() } + [.end(.tools)],
            ],
        ]
        for script in scripts {
            try await TalkScene.with { scene in
                let before = try await scene.audit(of: anna).count
                let events = await scene.events("Look", by: anna, ScriptedModel(script))
                #expect(events.told.last == "problem bound_reached")
                #expect(events.problem?.message.contains("more than it may") == true)
                let entries = try await scene.audit(of: anna, since: before)
                #expect(bounds(entries).count == 1 && bounds(entries)[0].contains("bound calls"))
                #expect(entries.filter { $0.contains("tool:list_tickets") }.count <= 20)
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                #expect(talk.lastOfNexie?.state == .failed)
            }
        }
    }

    @Test func `the same question is answered three times and not a fourth`() async throws {
        for (count, last) in [(3, "done end"), (4, "problem bound_reached")] {
            try await TalkScene.with { scene in
                let same = ScriptedModel.Response([.use("list_tickets", "{}"), .end(.tools)])
                let events = await scene.events(
                    "Look", by: anna,
                    ScriptedModel(Array(repeating: same, count: count) + [[.text("Done."), .end(.end)]]))
                #expect(events.told.last?.hasPrefix(last) == true, "\(count)")
                let found = bounds(try await scene.audit(of: anna))
                #expect(found.count == count - 3)
                #expect(found.allSatisfy { $0.contains("bound identical_calls") })
            }
        }
    }

    @Test func `a model that never ends is stopped, and what it said is kept`() async throws {
        try await TalkScene.with { scene in
            var scene = scene
            scene.bounds.time = .seconds(5)
            scene.bounds.watch = .milliseconds(10)
            let model = DirectedModel { _, _, stream in
                stream.yield(.text("Well, "))
                try await Task.sleep(for: .seconds(3600))
            }
            let events = await scene.events("Look", by: anna, model)
            #expect(events.told == ["start", "text Well, ", "problem out_of_time"])
            #expect(model.left == 1)
            let found = bounds(try await scene.audit(of: anna))
            #expect(found.count == 1 && found[0].contains("bound time"))
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.lastOfNexie?.text == "Well, ")
            #expect(talk.lastOfNexie?.state == .failed)
        }
    }

    @Test func `an answer without end is cut at its size, in many pieces or in one`() async throws {
        let piece = String(repeating: "words ", count: 100)
        let responses: [ScriptedModel.Response] = [
            Array(repeating: .text(piece), count: 200) + [.end(.end)],
            [.text(String(repeating: "words ", count: 200_000)), .end(.end)],
            [.text(String(repeating: "é\u{202E}", count: 100_000)), .end(.end)],
        ]
        for response in responses {
            try await TalkScene.with { scene in
                let events = await scene.events("Tell me all", by: anna, ScriptedModel([response]))
                #expect(events.told.last == "problem bound_reached")
                #expect(events.problem?.message.contains("too long") == true)
                #expect(events.text.utf8.count <= scene.bounds.answerBytes + piece.utf8.count)
                let found = bounds(try await scene.audit(of: anna))
                #expect(found.count == 1 && found[0].contains("bound size"))
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                #expect(talk.lastOfNexie?.state == .failed)
                #expect(talk.lastOfNexie?.text == events.text)
            }
        }
    }

    @Test func `a model that asks with very much text breaks nothing`() async throws {
        let long = String(repeating: #"\"\u0001"#, count: 30_000)
        try await TalkScene.with { scene in
            let model = ScriptedModel([
                [.text("Hm."), .use("list_tickets", #"{"search":"\#(long)"}"#), .end(.tools)],
                [.use(long, long, id: long), .end(.tools)], [.text("Done."), .end(.end)],
            ])
            let events = await scene.events("Look", by: anna, model)
            #expect(events.told.last == "done end 6+9")
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.lastOfNexie?.text == "Hm.\n\nDone.")
            #expect(talk.lastOfNexie?.state == .complete)
        }
    }

    @Test func `twenty large results are kept with the answer`() async throws {
        try await TalkScene.with { scene in
            let script = (1...20).map { number -> ScriptedModel.Response in
                let status = number.isMultiple(of: 2) ? "all" : "closed"
                return [.use("list_tickets", #"{"status":"\#(status)","limit":\#(number + 20)}"#), .end(.tools)]
            }
            let events = await scene.events("Look", by: anna, ScriptedModel(script + [[.text("Done."), .end(.end)]]))
            #expect(events.told.last == "done end 42+63")
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.lastOfNexie?.text == "Done.")
        }
    }
}
