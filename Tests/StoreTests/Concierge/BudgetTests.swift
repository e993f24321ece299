import Access
import Foundation
import Logging
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"
private let ben = "ben@marigold.example"
private let hana = "hana@tidewater.example"
private let quinn = "quinn@juniper-finch.example"

/// Reserving, settling and counting, over real rows.
@Suite struct BudgetTests {
    @Test func `fifty answers at once against room for seven are seven`() async throws {
        try await Self.with(Budget(.contact, .messages, a: .day), 7) { house in
            let scope = try await house.principal(anna).scope
            let held = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<50 { group.addTask { try await house.reserve(for: scope).isHeld } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(held == 7)
            #expect(try await house.store.messagesLeft(for: scope)?.count == 0)
        }
    }

    @Test(arguments: Budget.Measure.allCases)
    func `a budget has room up to its last unit and not beyond`(measure: Budget.Measure) async throws {
        try await Self.with(Budget(.tenant, measure, a: .month), 1) { house in
            let scope = try await house.principal(anna).scope
            #expect(try await !house.reserve(.init(messages: 2, tokens: 2, microDollars: 2), for: scope).isHeld)
            #expect(try await house.reserve(.init(messages: 1, tokens: 1, microDollars: 1), for: scope).isHeld)
            #expect(try await !house.reserve(.init(messages: 1, tokens: 1, microDollars: 1), for: scope).isHeld)
        }
    }

    @Test func `nothing is reserved when one of several budgets has no room`() async throws {
        try await Self.with(Budget(.contact, .messages, a: .day), 10) { house in
            let scope = try await house.principal(anna).scope
            try await house.store.setBudget(Budget(.company, .tokens, a: .day), of: scope.tenant, to: 5)
            let wanted = BudgetAmount(messages: 1, tokens: 6, microDollars: 0)
            let reached = try #require(try await house.reserve(wanted, for: scope).reached)
            #expect(reached.budget == Budget(.company, .tokens, a: .day))
            #expect(try await house.store.messagesLeft(for: scope)?.count == 10)
        }
    }

    @Test func `a company shares, its contacts do not, and another company has its own`() async throws {
        try await Self.with(Budget(.company, .messages, a: .day), 2) { house in
            let scope = try await house.principal(anna).scope
            try await house.store.setBudget(Budget(.contact, .messages, a: .day), of: scope.tenant, to: 1)
            #expect(try await house.reserve(for: scope).isHeld)
            #expect(try await house.reserve(for: scope).reached?.budget.holder == .contact)
            #expect(try await house.reserve(for: house.principal(ben).scope).isHeld)
            let third = try await house.principal("chloe@marigold.example").scope
            #expect(try await house.reserve(for: third).reached?.budget.holder == .company)
            #expect(try await house.reserve(for: house.principal(hana).scope).isHeld)
            #expect(try await house.reserve(for: house.principal(quinn).scope).isHeld)
        }
    }

    @Test func `a budget named for one contact takes the place of everybody's`() async throws {
        try await Self.with(Budget(.contact, .messages, a: .day), 1) { house in
            let scope = try await house.principal(anna).scope
            try await house.store.setBudget(
                Budget(.contact, .messages, a: .day), of: scope.tenant, only: "anna", to: 3)
            #expect(try await house.store.messagesLeft(for: scope)?.count == 3)
            #expect(try await house.store.messagesLeft(for: house.principal(ben).scope)?.count == 1)
            try await house.store.setBudget(
                Budget(.contact, .messages, a: .day), of: scope.tenant, only: "anna", to: nil)
            #expect(try await house.store.messagesLeft(for: scope)?.count == 1)
            await #expect(throws: ProvisionProblem.noContact("nobody")) {
                try await house.store.setBudget(
                    Budget(.contact, .messages, a: .day), of: scope.tenant, only: "nobody", to: 1)
            }
        }
    }

    @Test func `what is left to the whole tenant is told to nobody`() async throws {
        try await Self.with(Budget(.tenant, .messages, a: .day), 3) { house in
            let scope = try await house.principal(anna).scope
            #expect(try await house.store.messagesLeft(for: scope) == nil)
            for _ in 0..<3 { #expect(try await house.reserve(for: scope).isHeld) }
            #expect(try await !house.reserve(for: house.principal(hana).scope).isHeld)
        }
    }

    @Test func `a day ends at the tenant's midnight and a month at its last`() async throws {
        try await Self.with(Budget(.contact, .messages, a: .day), 1) { house in
            let scope = try await house.principal(anna).scope
            try await house.settle(house.reserve(for: scope), for: scope)
            let reached = try #require(try await house.reserve(for: scope).reached)
            // 6 March 2026, 00:00 in Berlin.
            #expect(reached.returnsAt?.rfc3339 == "2026-03-05T23:00:00.000Z")
            house.clock.set(Instant(milliseconds: 1_772_751_599_999))
            #expect(try await !house.reserve(for: scope).isHeld)
            house.clock.set(Instant(milliseconds: 1_772_751_600_000))
            #expect(try await house.reserve(for: scope).isHeld)
        }
    }

    @Test func `the first of a month comes after the clocks went forward`() async throws {
        try await Self.with(Budget(.contact, .messages, a: .month), 1) { house in
            let scope = try await house.principal(anna).scope
            try await house.settle(house.reserve(for: scope), for: scope)
            let reached = try #require(try await house.reserve(for: scope).reached)
            #expect(reached.returnsAt?.rfc3339 == "2026-03-31T22:00:00.000Z")
        }
    }

    @Test func `answers that are being given fill a budget for a moment only`() async throws {
        try await Self.with(Budget(.contact, .messages, a: .day), 1) { house in
            let scope = try await house.principal(anna).scope
            let running = try await house.reserve(for: scope)
            #expect(try await house.reserve(for: scope).reached?.returnsAt == nil)
            try await house.settle(
                running, for: scope,
                .init(
                    model: "m", isAnswered: false, input: 0, output: 0, microDollars: 0))
            #expect(try await house.reserve(for: scope).isHeld)
        }
    }

    @Test func `what has no known price has no room in a budget of dollars`() async throws {
        try await Self.with(Budget(.tenant, .microDollars, a: .day), 1_000_000) { house in
            let scope = try await house.principal(anna).scope
            let reached = try await house.reserve(.init(messages: 1, tokens: 1, microDollars: nil), for: scope).reached
            #expect(reached?.isUnpriced == true)
        }
    }

    private static func with(
        _ budget: Budget, _ most: Int64, _ body: (TestHouse) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            for email in [anna, quinn] {
                try await house.store.setBudget(budget, of: house.principal(email).scope.tenant, to: most)
            }
            try await body(house)
        }
    }
}

extension TestHouse {
    /// Reserves a small answer.
    func reserve(
        _ amount: BudgetAmount = BudgetAmount(messages: 1, tokens: 1, microDollars: 1), for scope: Scope
    ) async throws -> Reservation {
        try await store.reserve(amount, for: scope)
    }

    /// Settles what was reserved, as a small answer unless said.
    func settle(_ reservation: Reservation, for scope: Scope, _ use: ConciergeUse? = nil) async throws {
        guard case .held(let hold) = reservation else { return }
        let small = ConciergeUse(model: "m", isAnswered: true, input: 1, output: 0, microDollars: 1)
        try await store.settle(hold, as: use ?? small, for: scope)
    }
}

extension Reservation {
    var isHeld: Bool { reached == nil }

    var reached: ReachedBudget? {
        switch self {
        case .held: nil
        case .reached(let budget): budget
        }
    }
}
