import Access
import Synchronization
import Testing
import Tools

@testable import Concierge

private let anna = "anna@marigold.example"

/// What is left of a turn whose person went away.
@Suite struct LeavingTests {
    /// Looks again and again until the house has kept the answer.
    private func answer(
        in conversation: ConversationID, of scene: TalkScene
    ) async throws -> (text: String, state: MessageState)? {
        for _ in 0..<1000 {
            if let answer = try await scene.kept(conversation, of: anna).lastOfNexie { return answer }
            try await Task.sleep(for: .milliseconds(10))
        }
        return nil
    }

    /// Listens until the model has said something, and leaves.
    private func leave(_ turn: AsyncStream<ChatEvent>) async -> ConversationID? {
        await Task {
            var conversation: ConversationID?
            for await event in turn {
                if case .start(let id, _) = event { conversation = id }
                if case .text = event { return conversation }
            }
            return nil
        }.value
    }

    @Test func `leaving stops the model and keeps what it had said`() async throws {
        try await TalkScene.with { scene in
            let model = DirectedModel { _, _, stream in
                stream.yield(.text("Well, "))
                try await Task.sleep(for: .seconds(3600))
            }
            let heard = Gate()
            let listener = Task { [scene] in
                for await event in scene.turn("Tickets?", by: anna, model) {
                    if case .text = event { heard.open() }
                }
            }
            await heard.opened()
            let conversation = try await begun(scene)
            listener.cancel()
            await listener.value
            let kept = try #require(try await answer(in: conversation, of: scene))
            #expect(kept.text == "Well, ")
            #expect(kept.state == .stopped)
            #expect(model.left == 1)
        }
    }

    /// The one conversation that has begun.
    private func begun(_ scene: TalkScene) async throws -> ConversationID {
        let list = try await scene.house.runtime.call(
            ListConversations.self, .init(), as: scene.house.principal(anna))
        return try #require(list.conversations.first).id
    }

    @Test func `a stream that nobody holds any more ends its turn`() async throws {
        try await TalkScene.with { scene in
            let model = DirectedModel { _, _, stream in
                stream.yield(.text("Well, "))
                try await Task.sleep(for: .seconds(3600))
            }
            let conversation = try #require(await leave(scene.turn("Tickets?", by: anna, model)))
            let kept = try #require(try await answer(in: conversation, of: scene))
            #expect(kept.text == "Well, ")
            #expect(kept.state == .stopped)
        }
    }

    @Test func `after leaving no tool runs any more, and the conversation goes on`() async throws {
        try await TalkScene.with { scene in
            let gate = Gate()
            let model = DirectedModel { number, _, stream in
                guard number == 0 else {
                    stream.yield(.text("Again."))
                    return _ = stream.yield(.end(.end))
                }
                stream.yield(.text("Let me look."))
                await gate.opened()
                stream.yield(.use("list_tickets"))
                stream.yield(.end(.tools))
            }
            let conversation = try #require(await leave(scene.turn("Tickets?", by: anna, model)))
            let kept = try await answer(in: conversation, of: scene)
            gate.open()
            #expect(kept?.state == .stopped)
            #expect(try await scene.audit(of: anna).allSatisfy { !$0.contains("tool:list_tickets;concierge") })
            let events = await scene.events("And now?", by: anna, in: conversation.text, model)
            #expect(events.text == "Again.")
            let talk = try await scene.kept(conversation, of: anna)
            #expect(talk.messages.map(\.state) == [.complete, .stopped, .complete, .complete])
        }
    }
}

/// Something that a test opens when it is ready.
private final class Gate: Sendable {
    private let isOpen = Mutex(false)

    func open() { isOpen.withLock { $0 = true } }

    func opened() async {
        while !isOpen.withLock({ $0 }) { await Task.yield() }
    }
}
