import Testing
import Tools

@testable import Concierge

/// The guide as the chat meets it: a stream of events.
@Suite struct GuideStreamTests {
    private let guide: Guide

    init() throws {
        guide = Guide(prompts: try GuideTalk.prompts.get())
    }

    @Test func `people see that it is the guide`() {
        #expect(guide.name == "guide")
    }

    @Test func `a tool is asked for first, then nothing more is said`() async throws {
        let events = try await heard(asking([.person("Which invoices are overdue?")]))
        let use = ToolUse(id: "guide-1", name: "list_invoices", input: Array(#"{"status":"overdue","limit":12}"#.utf8))
        #expect(events == [.use(use), .end(.tools, ModelUsage())])
    }

    @Test func `an answer comes in groups of words, which together are the answer`() async throws {
        let events = try await heard(asking([.person("what can you do?")]))
        #expect(events.count > 20)
        #expect(events.last == .end(.end, ModelUsage()))
        #expect(events.count { if case .end = $0 { true } else { false } } == 1)
        for event in events.dropLast() {
            guard case .text(let text) = event else { return #expect(Bool(false), "\(event)") }
            #expect(!text.isEmpty && text.split(whereSeparator: \.isWhitespace).count <= 4)
        }
        #expect(
            events.text.contains("- look at invoices: “Which invoices are overdue?”, “How much do we owe?” or “Which"))
    }

    @Test func `the same request always has the same response`() async throws {
        for question in ["what is waiting for me?", "hello", "vpn doesn't work", "ticket 1042"] {
            let request = asking([.person(question)])
            #expect(try await heard(request) == heard(request))
        }
    }

    @Test func `a use has an identifier that no other of the conversation has`() throws {
        var talk = try GuideTalk()
        for question in ["what is waiting for me?", "invoice 2036", "how much do we owe", "open a ticket: it burns"] {
            try talk.ask(question)
        }
        let ids = talk.turns.flatMap { turn -> [String] in
            guard case .model(let blocks) = turn else { return [] }
            return blocks.compactMap { if case .use(let use) = $0 { use.id } else { nil } }
        }
        #expect(ids.count == 6)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `an identifier that a shortened history still holds is left alone`() async throws {
        let use = ToolUse(id: "guide-2", name: "needs_you", input: Array("{}".utf8))
        let refused = SampleRecords.refused(use, "busy")
        let turns: [ModelTurn] = [.person("x"), .model([.use(use)]), .results([refused]), .person("needs me")]
        guard case .use(let next)? = try await heard(asking(turns)).first else { return #expect(Bool(false)) }
        #expect(next.id != "guide-2")
    }

    @Test func `a history without anybody's words is answered, not trapped over`() async throws {
        let use = ToolUse(id: "a", name: "needs_you", input: [])
        for turns: [ModelTurn] in [
            [], [.model([])], [.results([])], [.model([.text("x")])], [.results([SampleRecords.refused(use, "busy")])],
        ] {
            #expect(try await heard(asking(turns)).text.contains("I did not understand"))
        }
    }

    @Test func `results of tools that were not asked for are passed over`() async throws {
        let stray = ToolUse(id: "z", name: "get_profile", input: [])
        let turns: [ModelTurn] = [.person("which tickets are open?"), .results([SampleRecords.answer(stray)])]
        guard case .use(let next)? = try await heard(asking(turns)).first else { return #expect(Bool(false)) }
        #expect(next.name == "list_tickets")
    }

    @Test func `a day that is not known leaves dates out of what is understood`() throws {
        let setting = ModelSetting(
            name: "", company: "", provider: "", supportPhone: "", supportEmail: "", timeZone: "No/Where",
            today: "soon",
            page: nil)
        let request = ModelRequest(
            turns: [.person("invoices from last month")], tools: ToolRegistry.standard.tools, setting: setting)
        guard case .use(let use)? = guide.events(for: request).first else { return #expect(Bool(false)) }
        #expect(String(decoding: use.input, as: UTF8.self) == #"{"status":"all","limit":12}"#)
    }

    @Test func `a person who leaves in the middle leaves nothing running`() async throws {
        var heard = 0
        for try await _ in guide.respond(to: asking([.person("hello")])) {
            heard += 1
            if heard == 2 { break }
        }
        #expect(heard == 2)
    }

    private func asking(_ turns: [ModelTurn]) -> ModelRequest {
        let tools = ToolRegistry.standard.tools.filter { $0.declaration.doors.contains(.concierge) }
        return ModelRequest(turns: turns, tools: tools, setting: GuideTalk.setting())
    }

    private func heard(_ request: ModelRequest) async throws -> [ModelEvent] {
        var events: [ModelEvent] = []
        for try await event in guide.respond(to: request) { events.append(event) }
        return events
    }
}
