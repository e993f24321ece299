import Access
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
                inputs.map { [.use("create_ticket", $0), .end(.tools)] } + [[.end(.end)]])
            let events = await scene.events("Open one", by: anna, model)
            #expect(events.told.filter { $0 == "tool create_ticket refused" }.count == inputs.count)
            let talk = try await scene.kept(try #require(events.conversation), of: anna)
            #expect(talk.proposals.isEmpty)
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
