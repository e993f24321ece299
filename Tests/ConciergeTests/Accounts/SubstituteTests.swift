import Access
import Store
import Testing
import Tools

@testable import Concierge

/// Who answers when a tenant's model can't.
@Suite struct SubstituteTests {
    private static let broken = DirectedModel { _, _, _ in throw ModelFault(.overloaded) }

    @Test func `the guide answers in its place and says so first`() async throws {
        try await PaidScene.with { scene in
            let events = await scene.events(
                "Which tickets are open?", at: scene.desk(Self.broken, guideEverywhere: true))
            #expect(events.told.last?.hasPrefix("done") == true)
            #expect(events.text.hasPrefix("Nexie's language model can't answer at the moment, so the guide answers"))
            #expect(events.told.contains("tool list_tickets done"))
            #expect(events.text.components(separatedBy: "language model").count == 2)
            #expect(try await scene.costs() == [])
            let talk = try await scene.talk.kept(try #require(events.conversation), of: PaidScene.anna)
            #expect(talk.lastOfNexie?.state == .complete)
        }
    }

    @Test func `where the guide may not answer, the problem is told`() async throws {
        try await PaidScene.with { scene in
            let events = await scene.events(at: scene.desk(Self.broken))
            #expect(events.problem?.code == "overloaded" && events.text.isEmpty)
        }
    }

    @Test func `a person is offered what they may do, and told that words are kept only when there are some`()
        async throws
    {
        try await PaidScene.with { scene in
            let elena = "elena@marigold.example"
            let support = try await scene.house.principal(elena).person.support
            for kind in [ModelFault.Kind.overloaded, .brokenStream, .failed, .outOfCredit, .unreachable] {
                let silent = DirectedModel { _, _, _ in throw ModelFault(kind) }
                let annas = try #require(await scene.events(at: scene.desk(silent)).problem).message
                #expect(annas.contains("open a ticket") && !annas.contains("kept"), "\(annas)")
                let elenas = try #require(await scene.events(by: elena, at: scene.desk(silent)).problem).message
                #expect(!elenas.contains("ticket") && elenas.contains(support.phone), "\(elenas)")
            }
            let half = DirectedModel { _, _, out in
                out.yield(.text("Half"))
                throw ModelFault(.brokenStream)
            }
            #expect(await scene.events(at: scene.desk(half)).problem?.message.contains("is kept") == true)
            try await scene.allow(Budget(.tenant, .messages, a: .day), 0)
            let full = try #require(await scene.events(by: elena, at: scene.desk(half)).problem)
            #expect(full.code == "budget_reached" && !full.message.contains("ticket"))
        }
    }

    @Test func `after the first word nobody takes over`() async throws {
        try await PaidScene.with { scene in
            let model = DirectedModel { _, _, out in
                out.yield(.text("I think"))
                throw ModelFault(.brokenStream)
            }
            let events = await scene.events(at: scene.desk(model, guideEverywhere: true))
            #expect(events.text == "I think")
            #expect(events.problem?.code == "cut")
        }
    }

    @Test func `a reached budget is not gone round by the guide`() async throws {
        try await PaidScene.with { scene in
            try await scene.allow(Budget(.tenant, .messages, a: .day), 0)
            let events = await scene.events(at: scene.desk(Self.broken, guideEverywhere: true))
            #expect(events.problem?.code == "budget_reached")
        }
    }

    @Test func `a key that no secret opens leaves the guide, or nobody, and no broken page`() async throws {
        try await PaidScene.with { scene in
            let principal = try await scene.house.principal("quinn@juniper-finch.example")
            let desk = scene.desk(Self.broken, guideEverywhere: true)
            #expect(try await desk.model(for: principal)?.name == "guide")
            #expect(try await desk.messagesLeft(for: principal) == nil)
            let anna = try await scene.house.principal(PaidScene.anna)
            #expect(try await desk.model(for: anna)?.name == "directed")
        }
    }
}
