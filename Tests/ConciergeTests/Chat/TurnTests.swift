import Access
import Logging
import Store
import Synchronization
import Testing
import Tools

@testable import Concierge

private let anna = "anna@marigold.example"
private let chloe = "chloe@marigold.example"

/// What happens in a turn, in which order, and what is kept of it.
@Suite struct TurnTests {
    @Test func `a person sees what happens in its order, and all of it is kept`() async throws {
        try await TalkScene.with { scene in
            let model = ScriptedModel([
                [.text("One "), .text("moment."), .use("get_ticket", #"{"number":1042}"#), .end(.tools)],
                [.text("The printer is offline."), .end(.end)],
            ])
            let events = await scene.events("What about 1042?", by: anna, model)
            #expect(
                events.told == [
                    "start", "text One ", "text moment.", "tool get_ticket started", "tool get_ticket done",
                    "text The printer is offline.", "card Ticket 1042: Printer on floor 2 is offline", "done end 4+6",
                ])
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.messages.map(\.isFromPerson) == [true, false])
            #expect(talk.lastOfNexie?.text == "One moment.\n\nThe printer is offline.")
            #expect(talk.lastOfNexie?.state == .complete)
        }
    }

    @Test func `the history is the server's, tools and their results included`() async throws {
        try await TalkScene.with { scene in
            let model = ScriptedModel([
                [.text("A"), .use("get_ticket", #"{"number":1042}"#, id: "u1"), .end(.tools)],
                [.text("B"), .end(.end)],
                [.text("C"), .end(.end)],
            ])
            let first = await scene.events("First", by: anna, model)
            let id = try #require(first.conversation)
            _ = await scene.events("Second", by: anna, in: id.text, model)
            let seen = model.seen.map(\.turns)
            try #require(seen.count == 3)
            let use = ToolUse(id: "u1", name: "get_ticket", input: Array(#"{"number":1042}"#.utf8))
            #expect(seen[0] == [.person("First")])
            guard case .results(let results) = seen[1].last else {
                Issue.record("no results")
                return
            }
            #expect(results.map(\.id) == ["u1"] && results.map(\.isError) == [false])
            #expect(String(decoding: results[0].json, as: UTF8.self).contains("Printer on floor 2 is offline"))
            let expected: [ModelTurn] = [
                .person("First"), .model([.text("A"), .use(use)]), .results(results), .model([.text("B")]),
                .person("Second"),
            ]
            #expect(seen[2] == expected)
        }
    }

    @Test func `a tool that the person may not use is answered as one that does not exist`() async throws {
        try await TalkScene.with { scene in
            let names = [
                "list_invoices", "delete_everything", "add_ticket_note", "keep_message", "LIST_TICKETS", "",
                "list_tickets\u{0}", "\u{202E}evil",
            ]
            let model = ScriptedModel(names.map { [.use($0), .end(.tools)] } + [[.text("Sorry."), .end(.end)]])
            let events = await scene.events("Show me", by: chloe, model)
            #expect(events.told.filter { $0 == "tool unknown refused" }.count == names.count)
            #expect(events.told.last == "done end 18+27")
            for case .tool(_, _, _, let summary) in events {
                #expect(summary == "Tried something that is not available")
            }
            var answers: Set<[UInt8]> = []
            for case .results(let results) in try #require(model.seen.last).turns {
                for result in results {
                    #expect(result.isError)
                    answers.insert(result.json)
                }
            }
            #expect(answers.count == 1)
            #expect(try #require(model.seen.first).tools.allSatisfy { $0.declaration.name != "list_invoices" })
        }
    }

    @Test func `a ticket is only proposed, and nothing is opened`() async throws {
        try await TalkScene.with { scene in
            let before = try await scene.house.runtime.call(
                ListTickets.self, .init(), as: scene.house.principal(anna)
            ).counts.all
            let model = ScriptedModel([
                [.use("create_ticket", #"{"subject":"Oven","description":"It is cold"}"#), .end(.tools)],
                [.text("Please confirm."), .end(.end)],
            ])
            let events = await scene.events("The oven is cold", by: anna, model)
            #expect(
                events.told == [
                    "start", "tool create_ticket started", "proposal create_ticket", "tool create_ticket done",
                    "text Please confirm.", "done end 4+6",
                ])
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.proposals.map(\.state) == [.open])
            #expect(talk.proposals.first?.input == ["subject": "Oven", "description": "It is cold"])
            let after = try await scene.house.runtime.call(
                ListTickets.self, .init(), as: scene.house.principal(anna)
            ).counts.all
            #expect(after == before)
        }
    }

    @Test func `a proposal with faults is told to the model and shown to nobody`() async throws {
        try await TalkScene.with { scene in
            let inputs = [
                "{}", "{", "[]", #"{"subject":"x","description":"y","subject":"z"}"#,
                #"{"subject":"x","description":"y","company":"tidewater"}"#, #"{"subject":1,"description":"y"}"#,
            ]
            let model = ScriptedModel(
                inputs.map { [.use("create_ticket", $0), .end(.tools)] } + [[.text("Sorry."), .end(.end)]])
            let events = await scene.events("Open one", by: anna, model)
            #expect(events.told.filter { $0 == "tool create_ticket refused" }.count == inputs.count)
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.proposals.isEmpty)
        }
    }

    @Test func `an answer without words is none, unless it suggests something`() async throws {
        let ticket = #"{"subject":"Oven","description":"It is cold"}"#
        let scripts: [(script: [ScriptedModel.Response], last: String)] = [
            ([[.end(.end)]], "problem model_failed"), ([[.end(.length)]], "problem model_failed"),
            ([[.use("list_tickets"), .end(.tools)], [.end(.end)]], "problem model_failed"),
            ([[.use("create_ticket", ticket), .end(.tools)], [.end(.end)]], "done end 4+6"),
        ]
        for (script, last) in scripts {
            try await TalkScene.with { scene in
                let events = await scene.events("Hello", by: anna, ScriptedModel(script))
                #expect(events.told.last == last)
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                #expect(talk.lastOfNexie?.state == (last.hasPrefix("done") ? .complete : .failed))
            }
        }
    }

    @Test func `an answer that ends for a reason that nobody knows is kept as one that may not be whole`() async throws
    {
        try await TalkScene.with { scene in
            for (stop, isUnfinished) in [(ModelStop.other, true), (.end, false)] {
                let events = await scene.events("Hello", by: anna, ScriptedModel([[.text("Hm."), .end(stop)]]))
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                let kept = try #require(talk.messages.last.flatMap { KeptMessage(json: $0.content) })
                #expect(kept.isUnfinished == isUnfinished)
            }
        }
    }

    @Test func `who waits long is told so once, with what they can do`() async throws {
        try await TalkScene.with { scene in
            var scene = scene
            scene.bounds.silence = .milliseconds(50)
            scene.bounds.watch = .milliseconds(10)
            let isTold = Atomic(false)
            let model = DirectedModel { _, _, stream in
                while !isTold.load(ordering: .acquiring) { try await Task.sleep(for: .milliseconds(10)) }
                try await Task.sleep(for: .milliseconds(300))
                stream.yield(.text("Here I am."))
                try await Task.sleep(for: .milliseconds(300))
                stream.yield(.end(.end))
            }
            var told: [ChatEvent] = []
            for await event in scene.turn("Hello", by: anna, model) {
                told.append(event)
                if case .tool = event { isTold.store(true, ordering: .releasing) }
            }
            #expect(told.told == ["start", "tool waiting started", "text Here I am.", "done end 2+3"])
            for case .tool(let id, _, _, let words) in told {
                #expect(id.isEmpty && words.contains("stop") && words.contains("talk to a person"))
            }
        }
    }

    @Test func `a tool that fails or takes too long is told to the model, which goes on`() async throws {
        try await TalkScene.with { scene in
            for tool in [RegisteredTool(FailingTool.self), RegisteredTool(SlowTool.self)] {
                let name = tool.declaration.name
                let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
                let runtime = ToolRuntime(
                    store: scene.house.store, registry: ToolRegistry(ToolRegistry.standard.tools + [tool]), log: log)
                let model = ScriptedModel([
                    [.use(name, id: "a"), .use("list_tickets", id: "b"), .end(.tools)], [.text("Sorry."), .end(.end)],
                ])
                let loop = ChatLoop(runtime: runtime, models: OneDesk(model: model), bounds: .patient, log: log)
                let turn = loop.turn(.init(conversation: "", text: "Read")) { [house = scene.house] in
                    try await house.store.principals(email: anna).first
                }
                let told = await turn.reduce(into: []) { $0.append($1) }.told
                #expect(told.contains("tool \(name) failed") && told.contains("tool list_tickets done"))
                #expect(told.last?.hasPrefix("done end") == true)
                guard case .results(let results) = model.seen.last?.turns.last else {
                    Issue.record("no results")
                    continue
                }
                #expect(results.map(\.isError) == [true, false])
                #expect(!String(decoding: results[0].json, as: UTF8.self).contains("secret"))
                #expect(String(decoding: results[0].json, as: UTF8.self).hasPrefix(#"{"error":"failed""#))
                let audit = try await scene.audit(of: anna).filter { $0.contains("tool:" + name) }
                #expect(audit.count == 1)
                #expect(audit.allSatisfy { $0.contains("failed") && $0.contains("fault") }, "\(audit)")
            }
        }
    }

    @Test func `tools run only when the model waits for them`() async throws {
        for stop in [ModelStop.end, .length, .refusal, .other] {
            try await TalkScene.with { scene in
                let before = try await scene.audit(of: anna).count
                let model = ScriptedModel([[.text("Hm."), .use("list_tickets"), .end(stop)]])
                let events = await scene.events("Tickets?", by: anna, model)
                let end = stop == .refusal ? "problem refused" : "done \(stop.rawValue) 2+3"
                #expect(events.told == ["start", "text Hm.", end])
                #expect(try await scene.audit(of: anna, since: before).allSatisfy { !$0.contains("list_tickets") })
                #expect(model.seen.count == 1)
            }
        }
    }

    @Test func `an answer that breaks off is kept as failed, and its tools do not run`() async throws {
        struct Broken: Error {}
        let models: [any LanguageModel] = [
            ScriptedModel([[.text("Half an ans"), .use("list_tickets")]]),
            DirectedModel { _, _, stream in
                stream.yield(.text("Half an ans"))
                stream.yield(.use("list_tickets"))
                throw Broken()
            },
        ]
        for model in models {
            try await TalkScene.with { scene in
                let before = try await scene.audit(of: anna).count
                let events = await scene.events("Tickets?", by: anna, model)
                #expect(events.told == ["start", "text Half an ans", "problem model_failed"])
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                #expect(talk.lastOfNexie?.text == "Half an ans")
                #expect(talk.lastOfNexie?.state == .failed)
                #expect(try await scene.audit(of: anna, since: before).allSatisfy { !$0.contains("list_tickets") })
            }
        }
    }

    @Test func `an answer that broke in its second part keeps the first`() async throws {
        try await TalkScene.with { scene in
            let model = ScriptedModel([[.text("First."), .use("list_tickets"), .end(.tools)], [.text("Sec")]])
            let events = await scene.events("Tickets?", by: anna, model)
            #expect(events.told.last == "problem model_failed")
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.lastOfNexie?.text == "First.\n\nSec")
        }
    }

    @Test func `without a model a person is told so, and nothing is kept`() async throws {
        try await TalkScene.with { scene in
            let events = await scene.events("Hello", by: anna, nil)
            #expect(events.told == ["problem not_set_up"])
            let conversations = try await scene.conversations(of: anna)
            #expect(conversations == 0)
        }
    }
}

private struct OneDesk: ModelDesk {
    let model: any LanguageModel

    func model(for principal: Principal) -> (any LanguageModel)? { model }
}

/// A tool whose rows can't be read.
private enum FailingTool: ReadingNothing {
    static let name = "read_broken"

    static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        throw StoreError.fault("secret words of the store")
    }
}

/// A tool that runs out of time.
private enum SlowTool: ReadingNothing {
    static let name = "read_slowly"

    static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        throw StoreError.outOfTime
    }
}

private protocol ReadingNothing: Tool where Input == NoInput, Output == NoOutput {}

extension ReadingNothing {
    static var about: String { "Reads." }
    static var activity: String { "Reading" }
    static var need: Need { .beingHere }
    static var effect: Effect { .reads }
    static var doors: Set<Door> { [.concierge] }
}

private struct NoInput: ToolInput {
    static let form = InputForm<NoInput>([])
}

private struct NoOutput: ToolOutput {
    func write(to json: inout JSONFields) {}
    var references: [Tools.Reference] { [] }
}
