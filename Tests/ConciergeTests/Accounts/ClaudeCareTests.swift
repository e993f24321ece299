import Access
import FakeMessages
import Foundation
import TestSupport
import Testing

@testable import Concierge

/// Trying a provider's key out against a server that is as strict as the real one.
@Suite struct ClaudeCareTests {
    private struct Scene {
        let house: TestHouse
        let server: FakeMessages
        let care: ClaudeCare
        let log: KeptLog

        var tenant: TenantID {
            get async throws { try await house.principal(endToEndPerson).scope.tenant }
        }

        func give(_ key: String) async throws {
            try await house.store.setClaudeKey(ServiceKey(key), of: tenant)
        }
    }

    private func scene(_ script: FakeMessages.Script, _ body: (Scene) async throws -> Void) async throws {
        let place = try EndToEndScene.Place({ _ in })
        try await FakeMessages.run(script) { server in
            try await TestHouse.with { house in
                let care = ClaudeCare(
                    accounts: house.store, place: try place.at(server), registry: house.runtime.registry,
                    log: place.log.logger)
                try await body(Scene(house: house, server: server, care: care, log: place.log))
            }
        }
        await place.wire.stop()
    }

    @Test func `a key that works answers in seconds, as the model that it names itself`() async throws {
        try await scene(.replies(.text("Yes."))) { scene in
            try await scene.give(EndToEndScene.key)
            guard case .answered(let model, let seconds) = await scene.care.trial(of: try await scene.tenant) else {
                Issue.record("it did not answer")
                return
            }
            #expect(model == ClaudeSetup.standardModel)
            #expect((0..<30).contains(seconds))
            #expect(scene.server.requests.count == 1)
        }
    }

    @Test func `without a key nothing is asked`() async throws {
        try await scene(.replies(.text("Yes."))) { scene in
            let tenant = try await scene.tenant
            #expect(await scene.care.trial(of: tenant) == .noKey)
            #expect(scene.server.requests.isEmpty)
        }
    }

    @Test(arguments: [
        (Problem.badKey, "refused the key"), (.noCredit, "no credit left"), (.overloaded, "too much to do"),
        (Problem(404, "not_found_error", "model: x"), "no such model"), (.tooMany(), "may not ask more often"),
        (.invalid("effort: no"), "choose none"), (.broken, "failed at its own end"), (.proxy(), "proxy"),
    ])
    func `what is wrong is said in plain words, without the key and the server's own`(
        problem: Problem, words: String
    ) async throws {
        var problem = problem
        problem.message = "words-of-the-server \(EndToEndScene.key)"
        try await scene(.always(.fails(problem))) { scene in
            try await scene.give(EndToEndScene.key)
            guard case .failed(let said) = await scene.care.trial(of: try await scene.tenant) else {
                Issue.record("it answered")
                return
            }
            #expect(said.contains(words), "\(said)")
            for text in [said] + scene.log.lines {
                #expect(!text.contains(EndToEndScene.key) && !text.contains("words-of-the-server"))
            }
            #expect(scene.server.requests.count == 1)
        }
    }

    @Test func `a provider tries one at a time, and meanwhile everybody else goes on`() async throws {
        let slow = Reply.text("Yes.").after(Happening.beforeHead, .wait(800))
        try await scene(.always(slow)) { scene in
            try await scene.give(EndToEndScene.key)
            let tenant = try await scene.tenant
            async let first = scene.care.trial(of: tenant)
            async let second = scene.care.trial(of: tenant)
            try await scene.house.store.setBudget(Budget(.tenant, .messages, a: .day), of: tenant, to: 9)
            let outcomes = await [first, second]
            #expect(outcomes.count { $0 == .busy } == 1)
            #expect(scene.server.requests.count == 1)
            #expect(await scene.care.trial(of: tenant) != .busy)
        }
    }

    @Test func `a price is known or unknown, and every effort of the settings is one of Claude's`() async throws {
        try await scene(.replies(.text("Yes."))) { scene in
            #expect(scene.care.hasPrice(ClaudeSetup.standardModel))
            #expect(!scene.care.hasPrice("claude-of-tomorrow"))
            let least = scene.care.mostOfShortest(model: ClaudeSetup.standardModel, mostOutput: 4096)
            #expect(least.tokens > 4096 && least.microDollars ?? 0 > 0)
        }
    }
}
