import Access
import Foundation
import Logging
import TestSupport
import Testing

@testable import Store

/// A limit and what somebody does to it.
private struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    let count: Int
    let period: Int
    /// Seconds of waiting, tries after it, and how many of them are taken.
    let steps: [(wait: Int64, tries: Int, taken: Int)]

    var testDescription: String { name }
}

@Suite struct RateLimitTests {
    private static let situations = [
        Situation(name: "a burst", count: 5, period: 60, steps: [(0, 20, 5)]),
        Situation(name: "one and no more", count: 1, period: 60, steps: [(0, 3, 1), (59, 3, 0), (1, 3, 1)]),
        Situation(name: "steady", count: 6, period: 60, steps: Array(repeating: (10, 1, 1), count: 50)),
        Situation(
            name: "a burst, and nothing comes back before its period is over", count: 6, period: 60,
            steps: [(0, 10, 6), (10, 3, 0), (49, 3, 0), (1, 9, 6), (59, 9, 0), (6000, 9, 6)]),
        Situation(
            name: "each comes back a period after it was taken", count: 3, period: 60,
            steps: [(0, 1, 1), (20, 1, 1), (20, 5, 1), (19, 5, 0), (1, 5, 1), (20, 5, 1), (20, 5, 1)]),
        Situation(
            name: "a refused try costs nothing", count: 2, period: 60, steps: [(0, 50, 2), (59, 50, 0), (1, 50, 2)]),
        Situation(name: "nothing allowed is one allowed", count: 0, period: 60, steps: [(0, 3, 1)]),
        Situation(name: "more than one a millisecond", count: 120_000, period: 60, steps: [(0, 50, 50)]),
        Situation(name: "the clock goes back", count: 3, period: 60, steps: [(0, 5, 3), (-30, 5, 0), (30, 5, 0)]),
    ]

    @Test func `a limit gives what it says, in every situation`() async throws {
        for situation in Self.situations {
            try await TestHouse.with(world: false) { house in
                let limit = RateLimit(key: "x", count: situation.count, periodSeconds: situation.period)
                for (number, step) in situation.steps.enumerated() {
                    house.clock.advance(seconds: step.wait)
                    var taken = 0
                    for _ in 0..<step.tries where try await wait(for: limit, in: house) == nil { taken += 1 }
                    #expect(taken == step.taken, "\(situation.name), step \(number)")
                }
            }
        }
    }

    private func wait(for limit: RateLimit, in house: TestHouse, store: Database? = nil) async throws -> Int? {
        let now = house.clock.now
        return try await (store ?? house.store).writer.write { try limit.take(at: now, on: $0) }
    }

    @Test func `a refusal says how long to wait, and waiting so long is enough`() async throws {
        for (count, period) in [(1, 1), (3, 10), (7, 60), (60, 3600), (100, 3600)] {
            try await TestHouse.with(world: false) { house in
                let limit = RateLimit(key: "x", count: count, periodSeconds: period)
                for _ in 0..<count { #expect(try await wait(for: limit, in: house) == nil) }
                let seconds = try #require(try await wait(for: limit, in: house))
                #expect((1...period).contains(seconds))
                house.clock.advance(seconds: Int64(seconds))
                #expect(try await wait(for: limit, in: house) == nil, "\(count) in \(period)")
            }
        }
    }

    @Test func `two hundred at the same moment get exactly what there is`() async throws {
        try await TestHouse.with(world: false) { house in
            let limit = RateLimit(key: "x", count: 37, periodSeconds: 3600)
            let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<200 { group.addTask { try await wait(for: limit, in: house) == nil } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 37)
        }
    }

    @Test func `keys know nothing of each other, and a restart forgets none`() async throws {
        try await TestHouse.with(world: false) { house in
            let (one, other) = (
                RateLimit(key: "one", count: 2, periodSeconds: 60), RateLimit(key: "other", count: 2, periodSeconds: 60)
            )
            for _ in 0..<2 { #expect(try await wait(for: one, in: house) == nil) }
            #expect(try await wait(for: other, in: house) == nil)
            try await house.store.stop()
            let again = try Database(
                folder: house.folder, keys: house.keys, settings: .init(now: { house.clock.now }, readers: 1),
                log: Logger(label: "test"))
            #expect(try await wait(for: one, in: house, store: again) != nil)
            #expect(try await wait(for: other, in: house, store: again) == nil)
            #expect(try await wait(for: other, in: house, store: again) != nil)
            try await again.stop()
        }
    }

    @Test func `tidying up gives nobody another try`() async throws {
        try await TestHouse.with(world: false) { house in
            let limit = RateLimit.daily("x", count: 2, at: house.clock.now)
            for _ in 0..<2 { #expect(try await wait(for: limit, in: house) == nil) }
            house.clock.advance(seconds: 6 * 3600)
            try await house.store.prune()
            #expect(try await wait(for: limit, in: house) != nil)
        }
    }

    @Test func `in no period of that length are there more than the limit, whenever they are tried`() async throws {
        try await TestHouse.with(world: false) { house in
            let limit = RateLimit(key: "x", count: 7, periodSeconds: 60)
            var taken: [Int64] = []
            for _ in 0..<600 {
                house.clock.advance(seconds: Int64.random(in: 0...6))
                if try await wait(for: limit, in: house) == nil { taken.append(house.clock.now.milliseconds) }
            }
            #expect(taken.count > 100)
            for (first, eighth) in zip(taken, taken.dropFirst(7)) { #expect(eighth - first >= 60_000) }
        }
    }

    @Test func `a limit of the day begins anew at midnight, and says how long that is`() async throws {
        try await TestHouse.with(world: false) { house in
            let first = try await takeOfDay(house)
            #expect(first == nil)
            #expect(try await takeOfDay(house) == nil)
            let rest = 86400 - Int(house.clock.now.milliseconds / 1000 % 86400)
            #expect(try await takeOfDay(house) == rest)
            house.clock.advance(seconds: Int64(rest) - 1)
            #expect(try await takeOfDay(house) == 1)
            house.clock.advance(seconds: 1)
            for _ in 0..<2 { #expect(try await takeOfDay(house) == nil) }
            #expect(try await takeOfDay(house) != nil)
        }
    }

    private func takeOfDay(_ house: TestHouse) async throws -> Int? {
        try await wait(for: .daily("x", count: 2, at: house.clock.now), in: house)
    }

    @Test func `what is over is swept away`() async throws {
        try await LoginScene.with { scene in
            let limit = RateLimit(key: "x", count: 5, periodSeconds: 60)
            for _ in 0..<5 { #expect(try await wait(for: limit, in: scene.house) == nil) }
            scene.house.clock.advance(seconds: 61)
            try await scene.house.store.prune()
            #expect(try await scene.rows("rate_take") == 0)
        }
    }
}
