import Access
import Testing
import Tools

@testable import Concierge

private let anna = "anna@marigold.example"

/// A conversation that people have taken over.
@Suite struct HandedOverTests {
    @Test func `Nexie says nothing more there, and nothing is kept`() async throws {
        try await TalkScene.with { scene in
            let first = await scene.events("Hello", by: anna, ScriptedModel([[.text("Yes?"), .end(.end)]]))
            let conversation = try #require(first.conversation)
            let receipt = try await scene.handOver(conversation)
            let model = ScriptedModel([[.text("I am still here."), .end(.end)]])
            let events = await scene.events("And now?", by: anna, in: conversation.text, model)
            #expect(events.told == ["problem handed_over"])
            #expect(events.problem?.message.contains("ticket \(receipt.number)") == true)
            #expect(model.seen.isEmpty)
            let talk = try await scene.kept(conversation, of: anna)
            #expect(talk.messages.count == 2 && talk.conversation.handedTo == receipt.number)
        }
    }

    @Test func `an answer that is being given ends, is kept and marked, and then people have it`() async throws {
        try await TalkScene.with { scene in
            let loop = scene.loop(
                DirectedModel { _, _, out in
                    out.yield(.text("I am thinking"))
                    try await Task.sleep(for: .seconds(60))
                })
            var conversation: ConversationID?
            var last = ""
            let turn = loop.turn(.init(conversation: "", text: "Hello")) { [house = scene.house] in
                try await house.store.principals(email: anna).first
            }
            for await event in turn {
                if case .start(let begun, _) = event { conversation = begun }
                if case .text = event, let begun = conversation {
                    await loop.stop(begun)
                    _ = try await scene.handOver(begun)
                }
                if case .done(let stop, _) = event { last = stop }
            }
            #expect(last == "stopped")
            let talk = try await scene.kept(try #require(conversation), of: anna)
            #expect(talk.lastOfNexie?.text == "I am thinking" && talk.lastOfNexie?.state == .stopped)
        }
    }

    @Test func `nothing is suggested where people have taken over`() async throws {
        try await TalkScene.with { scene in
            let first = await scene.events("Hello", by: anna, ScriptedModel([[.text("Yes?"), .end(.end)]]))
            let conversation = try #require(first.conversation)
            var input = KeepProposal.Input()
            (input.conversation, input.tool) = (conversation.text, "create_ticket")
            input.input = #"{"subject":"Oven","description":"It is cold"}"#
            let principal = try await scene.house.principal(anna)
            _ = try await scene.house.runtime.call(KeepProposal.self, input, as: principal, door: .talk)
            let receipt = try await scene.handOver(conversation)
            await #expect(throws: ToolRefusal.conflict(HandOver.taken(by: receipt.number))) {
                _ = try await scene.house.runtime.call(KeepProposal.self, input, as: principal, door: .talk)
            }
            #expect(try await scene.kept(conversation, of: anna).proposals.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a message that slips in while people take over is not answered on`() async throws {
        try await TalkScene.with { scene in
            let first = await scene.events("Hello", by: anna, ScriptedModel([[.text("Yes?"), .end(.end)]]))
            let conversation = try #require(first.conversation)
            let model = DirectedModel { _, _, out in
                out.yield(.text("I go on and on"))
                try await Task.sleep(for: .seconds(3600))
            }
            let loop = scene.loop(model)
            let turn = loop.turn(.init(conversation: conversation.text, text: "And now?")) { [house = scene.house] in
                try await house.store.principals(email: anna).first
            }
            var events = turn.makeAsyncIterator()
            try await loop.stop(conversation) {
                while let event = await events.next() {
                    if case .start = event { break }
                }
                _ = try await scene.handOver(conversation)
            }
            var last: ChatEvent?
            while let event = await events.next() { last = event }
            #expect([last].compactMap { $0 }.told == ["problem handed_over"])
            #expect(model.left <= 1)
        }
    }

    @Test func `the same key opens one ticket, and another key none`() async throws {
        try await TalkScene.with { scene in
            let first = await scene.events("Hello", by: anna, ScriptedModel([[.text("Yes?"), .end(.end)]]))
            let conversation = try #require(first.conversation)
            let receipt = try await scene.handOver(conversation, key: "one")
            #expect(try await scene.handOver(conversation, key: "one").number == receipt.number)
            await #expect(throws: ToolRefusal.self) { _ = try await scene.handOver(conversation, key: "two") }
            await #expect(throws: ToolRefusal.self) { _ = try await scene.handOver(conversation) }
        }
    }

    @Test func `nobody hands over another person's conversation, and a role without the right none`() async throws {
        try await TalkScene.with { scene in
            let model = ScriptedModel([[.text("Yes?"), .end(.end)], [.text("Yes?"), .end(.end)]])
            let annas = try #require(await scene.events("Hello", by: anna, model).conversation)
            await #expect(throws: ToolRefusal.notFound) {
                _ = try await scene.handOver(annas, by: "ben@marigold.example")
            }
            let elena = "elena@marigold.example"
            let elenas = try #require(await scene.events("Hello", by: elena, model).conversation)
            await #expect(throws: ToolRefusal.notPermitted(.ticketsCreate)) {
                _ = try await scene.handOver(elenas, by: elena)
            }
            #expect(try await scene.kept(annas, of: anna).conversation.handedTo == nil)
        }
    }
}

extension TalkScene {
    fileprivate func handOver(
        _ conversation: ConversationID, by email: String = anna, key: String = ""
    ) async throws -> HandOver.Output {
        var input = HandOver.Input()
        input.conversation = conversation.text
        (input.subject, input.description, input.idempotencyKey) = ("Of the oven", "It is cold.", key)
        return try await house.runtime.call(HandOver.self, input, as: house.principal(email))
    }
}
