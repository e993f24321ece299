import Access
import Concierge
import TestSupport
import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"

/// What a person sees of budgets: messages, never money.
@Suite struct MessagesLeftTests {
    @Test func `a person sees how many messages are left, and of a reached budget when Nexie returns`() async throws {
        try await Self.with { portal in
            let store = portal.house.store
            let tenant = try await portal.house.principal(anna).scope.tenant
            let browser = try await portal.browser(anna)
            expect(try await browser.get("/portal/nexie"), says: ["Talk to a person"], not: [" left today"])
            try await store.setBudget(Budget(.contact, .messages, a: .day), of: tenant, to: 2)
            try await store.setBudget(Budget(.tenant, .microDollars, a: .day), of: tenant, to: 9_000_000)
            expect(try await browser.get("/portal/nexie"), says: ["2 messages left today"])
            let talk = try await browser.say("Hello").conversation
            expect(try await browser.get("/portal/nexie?conversation=\(talk)"), says: ["1 message left today"])
            _ = try await browser.say("Hello", in: talk)
            let page = try await browser.say("Once more, please", in: talk)
            #expect(page.status == 429)
            expect(
                page,
                says: [
                    "tomorrow at 00:00 (Europe/Berlin)", "No message left today", "Once more, please",
                    "Talk to a person",
                ], not: ["$", "dollar", "token"])
            let events = try await browser.stream("Once more", in: talk)
            #expect(events.map(\.name) == ["error"])
            #expect(events.allSatisfy { !$0.data.text.contains("dollar") && !$0.data.text.contains("micro") })
        }
    }

    /// A portal whose tenant has a model that costs something.
    private static func with(_ body: @escaping @Sendable (TestPortal) async throws -> Void) async throws {
        try await TestPortal.with(desk: { PaidDesk(accounts: $0.store) }, body)
    }

    private struct PaidDesk: ModelDesk {
        let accounts: any ConciergeDesk
        let script = ScriptedModel(
            Array(repeating: [.text("Yes."), .end(.end, ModelUsage(input: 3, output: 2))], count: 9))

        func model(for principal: Principal) async throws -> (any LanguageModel)? { script }

        func speaker(for principal: Principal) async throws -> Speaker? {
            let tariff = Tariff(model: "m", mostOutput: 10, fixedBytes: 0, price: { _ in 1 }, most: { _, _ in 1 })
            return Speaker(model: script, ledger: Ledger(desk: accounts, tariff: tariff))
        }

        func messagesLeft(for principal: Principal) async throws -> MessagesLeft? {
            try await accounts.messagesLeft(for: principal.scope)
        }
    }
}
