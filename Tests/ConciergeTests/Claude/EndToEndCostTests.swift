import Access
import FakeMessages
import Testing

@testable import Concierge

/// What an answer of Claude's costs, however it ends.
@Suite struct EndToEndCostTests {
    private static let most = ClaudeSetup.standardOutput

    /// Talks, leaves as soon as so many bytes of the answer are out, and answers what that cost.
    private func costs(
        of reply: Reply, leavingAfter isTime: @escaping @Sendable (ChatEvent) -> Bool
    ) async throws -> [Int64] {
        try await EndToEndScene.with(.always(reply)) { scene in
            let paid = try await PaidScene.prepare(scene.talk)
            let desk = paid.desk(scene.model, mostOutput: Self.most)
            let listener = Task {
                for await event in paid.turn(at: desk) where isTime(event) { break }
            }
            #expect(await scene.server.until { $0.contains { $0.written > 0 } })
            if reply.blocks.contains(where: \.isThinking) {
                try await Task.sleep(for: .seconds(1))
                listener.cancel()
            }
            await listener.value
            for _ in 0..<1000 {
                if let costs = try await paid.costs().first { return costs }
                try await Task.sleep(for: .milliseconds(20))
            }
            return []
        }
    }

    @Test func `whoever leaves while Claude thinks pays for all that it may write`() async throws {
        let thinks = Reply.says([.thinking("Hm, hm, hm", pieces: 4), .text("Two.")]).after(4, .stall)
        let costs = try await costs(of: thinks) { _ in false }
        #expect(costs.first == 1 && costs.last == Int64(Self.most))
        #expect(costs.count == 3 && costs[1] > 0)
    }

    @Test func `whoever leaves while words come pays for the words`() async throws {
        let speaks = Reply.text("Half of an answer", pieces: 4).after(4, .stall)
        let costs = try await costs(of: speaks) { if case .text = $0 { true } else { false } }
        #expect(costs.first == 1)
        #expect(try #require(costs.last) < 20)
    }

    @Test func `an answer that breaks off in its thoughts costs all that it may have written`() async throws {
        let cut = Reply.says([.thinking("Hm, hm", pieces: 4), .text("Two.")]).after(4, .cut(0))
        try await EndToEndScene.with(.replies(cut, .text("Two."))) { scene in
            let paid = try await PaidScene.prepare(scene.talk)
            let events = await paid.events(at: paid.desk(scene.model, mostOutput: Self.most))
            #expect(events.text == "Two." && scene.server.requests.count == 2)
            let output = try #require(try await paid.costs().first?.last)
            #expect(output > Self.most && output < Self.most + 100)
        }
    }

    @Test func `another attempt is asked for only where there is room for it`() async throws {
        let cut = Reply.says([.thinking("Hm, hm", pieces: 4), .text("Two.")]).after(4, .cut(0))
        try await EndToEndScene.with(.always(cut)) { scene in
            let paid = try await PaidScene.prepare(scene.talk)
            // One attempt has room with all that is read before it, two have not.
            try await paid.allow(Budget(.tenant, .tokens, a: .day), Int64(Self.most * 9 / 5) + 8000)
            let events = await paid.events(at: paid.desk(scene.model, mostOutput: Self.most * 9 / 10))
            #expect(events.problem?.code == "budget_reached" || events.problem?.code == "budget_full")
            #expect(scene.server.requests.count < 3)
        }
    }

    @Test func `an answer for which no count is told is not free`() async throws {
        let reply = Reply.text(String(repeating: "word", count: 50)).with {
            $0.usage = Counts(input: 0, output: 0, cacheWrite: 0, cacheRead: 0)
        }
        try await EndToEndScene.with(.always(reply)) { scene in
            let paid = try await PaidScene.prepare(scene.talk)
            _ = await paid.events(at: paid.desk(scene.model, mostOutput: Self.most))
            let costs = try #require(try await paid.costs().first)
            #expect(costs[0] == 1 && costs[1] > 100 && costs[2] == 50)
        }
    }

    @Test func `an answer without words is none, and its message comes back`() async throws {
        try await EndToEndScene.with(.always(.says([]))) { scene in
            let paid = try await PaidScene.prepare(scene.talk)
            let problem = try #require(
                await paid.events(at: paid.desk(scene.model, mostOutput: Self.most)).problem)
            #expect(problem.code == "model_failed")
            #expect(!problem.message.contains("kept") && problem.message.contains("open a ticket"))
            #expect(try await paid.costs().first?.first == 0)
            let helped = await paid.events(
                "Which tickets are open?", at: paid.desk(scene.model, guideEverywhere: true, mostOutput: Self.most))
            #expect(helped.text.hasPrefix("Nexie's language model can't answer at the moment"))
        }
    }
}

extension Block {
    fileprivate var isThinking: Bool { if case .thinking = self { true } else { false } }
}
