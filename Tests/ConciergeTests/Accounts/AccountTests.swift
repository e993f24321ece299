import Access
import Testing
import Tools

@testable import Concierge

private let daily = Budget(.contact, .messages, a: .day)

/// What a turn reserves, uses and gives back.
@Suite struct AccountTests {
    private static func saying(_ text: String) -> ScriptedModel {
        ScriptedModel(Array(repeating: [.text(text), .end(.end, ModelUsage(input: 20, output: 5))], count: 100))
    }

    @Test func `fifty turns at once against room for seven are seven answers`() async throws {
        try await PaidScene.with { scene in
            try await scene.allow(daily, 7)
            let desk = scene.desk(Self.saying("Yes."))
            let told = await withTaskGroup(of: String.self) { group in
                for _ in 0..<50 { group.addTask { await scene.events(at: desk).told.last ?? "" } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(told.filter { $0.hasPrefix("done") }.count == 7)
            #expect(told.filter { $0.hasPrefix("problem budget_") }.count == 43)
            #expect(try await scene.costs() == [[7, 140, 35]])
        }
    }

    @Test func `a reached budget says when Nexie returns, keeps nothing and tells no money`() async throws {
        try await PaidScene.with { scene in
            try await scene.allow(daily, 1)
            let desk = scene.desk(Self.saying("Yes."))
            #expect(await scene.events(at: desk).told.last?.hasPrefix("done") == true)
            let before = try await scene.talk.conversations(of: PaidScene.anna)
            let problem = try #require(await scene.events(at: desk).problem)
            #expect(problem.code == "budget_reached")
            #expect(problem.message.contains("tomorrow at 00:00 (Europe/Berlin)"))
            #expect(problem.message.contains("ticket"))
            #expect(!problem.message.contains("$") && !problem.message.lowercased().contains("dollar"))
            #expect(problem.retryAfter == 12 * 3600)
            #expect(try await scene.talk.conversations(of: PaidScene.anna) == before)
            let audit = try await scene.talk.audit(of: PaidScene.anna)
            #expect(audit.filter { $0.contains("bound budget_reached") }.count == 1)
        }
    }

    @Test func `a budget of tokens or dollars holds each response to it`() async throws {
        for measure in [Budget.Measure.tokens, .microDollars] {
            try await PaidScene.with { scene in
                try await scene.allow(Budget(.company, measure, a: .month), 20_000)
                let desk = scene.desk(
                    ScriptedModel([
                        [
                            .text("Let me look."), .use("get_profile", id: "a"),
                            .end(.tools, ModelUsage(input: 19_800, output: 100)),
                        ], [.text("Too much."), .end(.end)],
                    ]))
                let events = await scene.events(at: desk)
                #expect(events.text == "Let me look.")
                #expect(events.problem?.message.contains("on 1 April at 00:00") == true)
                #expect(try await scene.costs() == [[1, 19_800, 100]])
                let talk = try await scene.talk.kept(try #require(events.conversation), of: PaidScene.anna)
                #expect(talk.lastOfNexie?.text == "Let me look." && talk.lastOfNexie?.state == .failed)
            }
        }
    }

    @Test func `a budget smaller than one answer is said to be that, and not to be used up`() async throws {
        for measure in [Budget.Measure.tokens, .microDollars] {
            try await PaidScene.with { scene in
                try await scene.allow(Budget(.contact, measure, a: .day), 90)
                let problem = try #require(await scene.events(at: scene.desk(Self.saying("Yes."))).problem)
                #expect(problem.message.contains("more than Nexie may use"))
                #expect(!problem.message.contains("You have used") && !problem.message.contains("tomorrow"))
                let tariff = Tariff(
                    model: "m", mostOutput: 100, fixedBytes: 0, price: { _ in 1 }, most: { Int64($0 + $1) })
                let tools = scene.house.runtime.offered(
                    to: try await scene.house.principal(PaidScene.anna), door: .concierge)
                #expect(tariff.mostOfShortest(with: tools).tokens > 100)
            }
        }
    }

    @Test func `a model that fails before anything came costs nothing, and the message comes back`() async throws {
        try await PaidScene.with { scene in
            try await scene.allow(daily, 1000)
            let desk = scene.desk(DirectedModel { _, _, _ in throw ModelFault(.overloaded) })
            #expect(await scene.events(at: desk).problem?.code == "overloaded")
            #expect(try await scene.isSettled())
            #expect(try await scene.costs() == [])
        }
    }

    @Test func `an answer that breaks in the middle costs what it had used, and is kept and marked`() async throws {
        try await PaidScene.with { scene in
            try await scene.allow(daily, 1000)
            let desk = scene.desk(
                DirectedModel { _, _, out in
                    out.yield(.used(ModelUsage(input: 30, output: 1)))
                    out.yield(.text("It is broken in the middle of"))
                    throw ModelFault(.brokenStream)
                })
            let events = await scene.events(at: desk)
            #expect(events.problem?.code == "cut")
            #expect(try await scene.isSettled())
            #expect(try await scene.costs() == [[1, 30, 8]])
            let talk = try await scene.talk.kept(try #require(events.conversation), of: PaidScene.anna)
            #expect(talk.lastOfNexie?.state == .failed)
        }
    }

    @Test func `somebody who leaves pays for what was used by then, and nothing stays reserved`() async throws {
        try await PaidScene.with { scene in
            try await scene.allow(daily, 1000)
            let desk = scene.desk(
                DirectedModel { _, _, out in
                    out.yield(.used(ModelUsage(input: 30, output: 1)))
                    out.yield(.text("One moment"))
                    try await Task.sleep(for: .seconds(60))
                })
            for await event in scene.turn(at: desk) {
                if case .text = event { break }
            }
            #expect(try await scene.isSettled())
            #expect(try await scene.costs() == [[1, 30, 3]])
        }
    }

    @Test func `what has no known price is refused by a budget of dollars and counted without one`() async throws {
        try await PaidScene.with { scene in
            let desk = scene.desk(Self.saying("Yes."), isPriced: false)
            #expect(await scene.events(at: desk).told.last?.hasPrefix("done") == true)
            let lines = try await scene.house.store.costs(since: CalendarDate(dayNumber: 0))
            #expect(lines.map(\.microDollars) == [nil])
            try await scene.allow(Budget(.tenant, .microDollars, a: .month), 1_000_000_000)
            #expect(await scene.events(at: desk).problem?.code == "key_refused")
        }
    }
}
