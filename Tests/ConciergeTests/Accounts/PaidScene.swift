import Access
import Foundation
import Logging
import Store
import TestSupport
import Tools

@testable import Concierge

/// A house whose tenant has a model that costs something, directed by a test.
struct PaidScene: Sendable {
    let talk: TalkScene
    let guide: Guide

    var house: TestHouse { talk.house }

    static let anna = "anna@marigold.example"

    static func with<T>(_ body: (PaidScene) async throws -> T) async throws -> T {
        try await TalkScene.with { talk in try await body(prepare(talk)) }
    }

    /// The same over a house that is there.
    static func prepare(_ talk: TalkScene) async throws -> PaidScene {
        let tenant = try await talk.house.principal(anna).scope.tenant
        try await talk.house.store.setClaudeKey(ServiceKey("sk-test-0123456789-abcdef"), of: tenant)
        // Whether the guide may stand in is the desk's own affair in these tests.
        var particulars = talk.house.world.tenants.first { $0.particulars.slug == "larkfield" }?.particulars
        particulars?.guideAllowed = false
        if let particulars { _ = try await talk.house.store.provisionTenant(particulars) }
        let prompts = try Prompts.load(folder: folder)
        return PaidScene(talk: talk, guide: Guide(prompts: prompts))
    }

    private static let folder = URL(filePath: TestHouse.worldFolder).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "prompts").path

    /// The desk of the house, at which that model is the paid one: a millionth of a dollar a token, unless it is unknown.
    func desk(_ model: any LanguageModel, isPriced: Bool = true, guideEverywhere: Bool = false, mostOutput: Int = 100)
        -> TenantDesk
    {
        TenantDesk(
            accounts: house.store, guide: guide, guideEverywhere: guideEverywhere,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        ) { setup in
            TenantDesk.PaidModel(
                model: model,
                tariff: Tariff(
                    model: setup.model, mostOutput: mostOutput, fixedBytes: 0,
                    price: { isPriced ? Int64($0.all) : nil },
                    most: { isPriced ? Int64($0 + $1) : nil }))
        }
    }

    /// A turn at that desk.
    func turn(
        _ text: String = "Hello", by email: String = anna, in conversation: String = "", at desk: TenantDesk
    ) -> AsyncStream<ChatEvent> {
        loop(desk).turn(.init(conversation: conversation, text: text)) { [house] in
            try await house.store.principals(email: email).first
        }
    }

    func events(
        _ text: String = "Hello", by email: String = anna, in conversation: String = "", at desk: TenantDesk
    ) async -> [ChatEvent] {
        await turn(text, by: email, in: conversation, at: desk).reduce(into: []) { $0.append($1) }
    }

    func loop(_ desk: any ModelDesk) -> ChatLoop {
        ChatLoop(
            runtime: house.runtime, models: desk, bounds: talk.bounds,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    /// Gives the tenant a budget.
    func allow(_ budget: Budget, _ most: Int64?) async throws {
        try await house.store.setBudget(budget, of: house.principal(Self.anna).scope.tenant, to: most)
    }

    /// What was counted, a line for each model: messages, tokens read and written.
    func costs() async throws -> [[Int64]] {
        try await house.store.costs(since: CalendarDate(dayNumber: 0)).map { [$0.messages, $0.input, $0.output] }
    }

    /// Whether nothing is reserved any more, so that a budget of one has room as far as it was not used.
    func isSettled() async throws -> Bool {
        for _ in 0..<100 {
            let left = try await house.store.messagesLeft(for: house.principal(Self.anna).scope)?.count ?? 0
            let used = try await costs().reduce(0) { $0 + $1[0] }
            if left + used == 1000 { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
