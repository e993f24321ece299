import FakeMessages
import Testing

@testable import Concierge

/// Why a response is over, and what follows from it.
@Suite struct EndToEndStopTests {
    @Test(arguments: [
        "end_turn", "stop_sequence", "max_tokens", "model_context_window_exceeded", "refusal", "something_new", "",
    ])
    func `no tool runs unless the response waits for its tools`(stop: String) async throws {
        let reply = Reply.says([.text("I look."), .tool("list_tickets")], stop: stop)
        try await EndToEndScene.with(.always(reply)) { scene in
            let events = await scene.events()
            #expect(await scene.calls() == [])
            #expect(scene.server.requests.count == 1)
            #expect(!events.told.contains { $0.hasPrefix("tool") })
            let next = await scene.events("And now?", in: events.conversation?.text ?? "")
            #expect(next.text == "I look.")
            #expect(scene.problems == [])
        }
    }

    @Test func `an answer that is cut at its length says so, and its half tool is dropped`() async throws {
        let reply = Reply.says([.text("There are"), .tool("list_tickets", #"{"status":"op"#)], stop: "max_tokens")
        try await EndToEndScene.with(.replies(reply, .text("Two."))) { scene in
            let events = await scene.events()
            #expect(events.text == "There are")
            #expect(events.told.contains { $0.hasPrefix("done length") })
            let next = await scene.events("Go on", in: events.conversation?.text ?? "")
            #expect(next.text == "Two.")
            #expect(scene.problems == [])
        }
    }

    @Test func `a turn that pauses is sent again unchanged until it is over`() async throws {
        let pause = Reply.says([.thinking("Hm."), .text("Wait. ")], stop: "pause_turn")
        try await EndToEndScene.with(.replies(pause, pause, .text("Two."))) { scene in
            let events = await scene.events()
            #expect(events.problem == nil)
            #expect(events.text == "Wait. Wait. Two.")
            #expect(scene.server.requests.count == 3)
        }
    }

    @Test func `a turn that only pauses is ended`() async throws {
        try await EndToEndScene.with(.always(.says([.text("Wait. ")], stop: "pause_turn"))) { scene in
            #expect(await scene.events().problem?.code == "model_failed")
            #expect(scene.server.requests.count <= 6)
        }
    }

    @Test(arguments: ["cyber", nil])
    func `a refusal ends in neutral words, and is not shown to the model again`(category: String?) async throws {
        let refusal = Reply.refuses(category: category, saying: "Half of something forbidden")
        try await EndToEndScene.with(.replies(refusal, .text("Hello."))) { scene in
            let events = await scene.events("Something forbidden")
            let problem = try #require(events.problem)
            #expect(problem.code == "refused")
            #expect(!problem.message.contains("cyber"))
            let next = await scene.events("Hello", in: events.conversation?.text ?? "")
            #expect(next.text == "Hello.")
            #expect(!scene.bodies.suffix(1).map(\.line).joined().contains("Half of something"))
            #expect(scene.problems == [])
        }
    }
}
