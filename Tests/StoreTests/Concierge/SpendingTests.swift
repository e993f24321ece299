import Access
import Foundation
import Logging
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// What was used is counted once, for whom it was, on its day.
@Suite struct SpendingTests {
    @Test func `a hold gives back what was not used and counts once`() async throws {
        try await TestHouse.with { house in
            let scope = try await house.principal(anna).scope
            try await house.store.setBudget(Budget(.company, .tokens, a: .day), of: scope.tenant, to: 1000)
            let wanted = BudgetAmount(messages: 1, tokens: 900, microDollars: 10)
            guard case .held(let hold) = try await house.reserve(wanted, for: scope) else {
                Issue.record("there was no room")
                return
            }
            #expect(try await !house.reserve(wanted, for: scope).isHeld)
            let use = ConciergeUse(
                model: "m", isAnswered: true, input: 30, output: 40, cacheRead: 20, cacheWrite: 10, microDollars: 7)
            try await house.store.settle(hold, as: use, for: scope)
            try await house.store.settle(hold, as: use, for: scope)
            #expect(try await house.reserve(wanted, for: scope).isHeld)
            let lines = try await house.store.costs(since: CalendarDate(dayNumber: 0))
            let line = try #require(lines.first)
            #expect(lines.count == 1)
            #expect((line.messages, line.input, line.output) == (1, 30, 40))
            #expect((line.cacheRead, line.cacheWrite, line.microDollars) == (20, 10, 7))
            #expect(line.day.description == "2026-03-05")
        }
    }

    @Test func `a hold grows only as far as every budget has room, and stays as it was otherwise`() async throws {
        try await TestHouse.with { house in
            let scope = try await house.principal(anna).scope
            try await house.store.setBudget(Budget(.contact, .tokens, a: .day), of: scope.tenant, to: 100)
            guard case .held(let hold) = try await house.reserve(for: scope) else { return }
            let much = BudgetAmount(messages: 1, tokens: 100, microDollars: 0)
            #expect(try await house.store.change(hold, to: much, for: scope) == nil)
            let more = BudgetAmount(messages: 1, tokens: 101, microDollars: 0)
            #expect(try await house.store.change(hold, to: more, for: scope)?.budget.measure == .tokens)
            #expect(try await !house.reserve(for: scope).isHeld)
        }
    }

    @Test func `an answer that goes on past midnight is held to the budget of its own day`() async throws {
        try await TestHouse.with { house in
            let scope = try await house.principal(anna).scope
            try await house.store.setBudget(Budget(.contact, .tokens, a: .day), of: scope.tenant, to: 100)
            let first = BudgetAmount(messages: 1, tokens: 90, microDollars: 0)
            try await house.settle(
                house.reserve(first, for: scope), for: scope,
                .init(model: "m", isAnswered: true, input: 90, output: 0, microDollars: 0))
            guard case .held(let hold) = try await house.reserve(for: scope) else { return }
            // 6 March 2026, 00:00 in Berlin, and a second.
            house.clock.set(Instant(milliseconds: 1_772_751_601_000))
            let more = BudgetAmount(messages: 1, tokens: 11, microDollars: 0)
            let reached = try #require(try await house.store.change(hold, to: more, for: scope))
            #expect(reached.budget.measure == .tokens)
            #expect(reached.returnsAt == nil, "the next day has begun already")
            let less = BudgetAmount(messages: 1, tokens: 10, microDollars: 0)
            #expect(try await house.store.change(hold, to: less, for: scope) == nil)
            #expect(try await house.reserve(first, for: scope).isHeld, "the new day has its own")
        }
    }

    @Test func `nobody changes or settles another person's hold`() async throws {
        try await TestHouse.with { house in
            let scope = try await house.principal(anna).scope
            let other = try await house.principal("ben@marigold.example").scope
            try await house.store.setBudget(Budget(.contact, .messages, a: .day), of: scope.tenant, to: 1)
            let reserved = try await house.reserve(for: scope)
            guard case .held(let hold) = reserved else { return }
            try await house.settle(reserved, for: other)
            await #expect(throws: StoreError.self) {
                _ = try await house.store.change(hold, to: .init(messages: 0, tokens: 0, microDollars: 0), for: other)
            }
            #expect(try await !house.reserve(for: scope).isHeld)
            #expect(try await house.store.costs(since: CalendarDate(dayNumber: 0)) == [])
        }
    }

    @Test func `what a dead process reserved stays counted at its full amount`() async throws {
        let folder = try DataFolder(
            path: FileManager.default.temporaryDirectory.appending(path: "nexie-test-\(UUID().uuidString)").path)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try await TestHouse.with { house in
            let scope = try await house.principal(anna).scope
            let budget = Budget(.contact, .messages, a: .day)
            try await house.store.setBudget(budget, of: scope.tenant, to: 1)
            let wanted = BudgetAmount(messages: 1, tokens: 500, microDollars: 60)
            #expect(try await house.reserve(wanted, for: scope).isHeld)
            try await house.store.backup(to: folder.database)
            let later = try Database(
                folder: folder, keys: house.keys, settings: .init(now: { house.clock.now }),
                log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
            let reached = try await later.reserve(wanted, for: scope).reached
            #expect(reached?.returnsAt?.rfc3339 == "2026-03-05T23:00:00.000Z")
            let lines = try await later.costs(of: "larkfield", since: CalendarDate(dayNumber: 0))
            #expect(lines.map(\.model) == ["unsettled"])
            #expect(lines.first?.input == 500 && lines.first?.microDollars == 60)
            #expect(try await later.costs(of: "copperline", since: CalendarDate(dayNumber: 0)) == [])
            try await later.stop()
        }
    }

    @Test func `costs stand apart by company, day and model, and an unknown price is said`() async throws {
        try await TestHouse.with { house in
            let scope = try await house.principal(anna).scope
            let other = try await house.principal("hana@tidewater.example").scope
            func use(_ model: String, _ price: Int64?, for scope: Scope) async throws {
                try await house.settle(
                    house.reserve(.init(messages: 1, tokens: 1, microDollars: price), for: scope), for: scope,
                    .init(model: model, isAnswered: true, input: 1, output: 2, microDollars: price))
            }
            try await use("small", 5, for: scope)
            try await use("small", 6, for: house.principal("ben@marigold.example").scope)
            try await use("new", nil, for: scope)
            try await use("small", 7, for: other)
            house.clock.advance(seconds: 86_400)
            try await use("small", 8, for: scope)
            let lines = try await house.store.costs(since: CalendarDate(dayNumber: 0))
            #expect(lines.map(\.microDollars) == [8, nil, 11, 7])
            #expect(lines.map(\.messages) == [1, 1, 2, 1])
            let day = try #require(lines.first).day
            #expect(try await house.store.costs(since: day).count == 1)
        }
    }

    @Test func `an answer that never came costs nothing`() async throws {
        try await TestHouse.with { house in
            let scope = try await house.principal(anna).scope
            try await house.settle(
                house.reserve(for: scope), for: scope,
                .init(model: "m", isAnswered: false, input: 0, output: 0, microDollars: 0))
            #expect(try await house.store.costs(since: CalendarDate(dayNumber: 0)) == [])
        }
    }
}
