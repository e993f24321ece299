import Access
import Concierge
import HTTPTypes
import Logging
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"

/// In a preview a member of staff asks Nexie for themselves: as the person would be answered, and at the provider's cost.
@Suite struct PreviewNexieTests {
    @Test func `what is asked in a preview is answered, kept apart, and nobody else's`() async throws {
        try await Self.with([.says("Three <b>tickets</b>."), .says("Yes.")]) { scene, script in
            let before = try await scene.house.store.snapshot()
            expect(
                try await scene.browser.get("/portal/nexie").page, says: ["You ask Nexie in a preview", "<textarea"])
            let sent = try await scene.browser.ask("How many tickets?")
            #expect(sent.status == 303)
            let talk = try await scene.browser.get(sent.location ?? "").page
            expect(
                talk, says: ["How many tickets?", "Three &lt;b&gt;tickets", "<textarea"],
                not: ["Delete", "rating", "Rename"])
            _ = try await scene.browser.ask("Really?", in: sent.page.conversation)
            #expect(script.seen.last?.turns.count == 3)
            let start = try await scene.browser.get("/portal/nexie").page
            expect(start, says: ["Go on with what you asked"])
            try await scene.house.store.settle()
            let changed = try await scene.house.store.snapshot().changes(since: before).map(\.description)
            #expect(changed == [])
            let own = try await scene.portal.browser(anna)
            expect(
                try await own.get("/portal/nexie"), says: [], not: ["How many tickets", "You ask Nexie in a preview"])
            #expect(try await own.get("/portal/nexie?conversation=\(sent.page.conversation)").status == 404)
        }
    }

    @Test func `a question in a preview is an entry of the audit with both people, and so is each tool`() async throws {
        try await Self.with([.uses("list_tickets", "{}"), .says("Some.")]) { scene, _ in
            let member = try await scene.house.staff(scene.ines.session)
            let mark = try await scene.house.store.auditEnd(of: scene.tenant)
            _ = try await scene.browser.ask("Which tickets?")
            let lines = try await scene.house.store.audit(of: scene.tenant, after: mark)
            #expect(lines.contains { $0.value("action") == "tool:turn" && $0.value("reason") == "preview" })
            #expect(lines.contains { $0.value("action") == "tool:list_tickets" && $0.value("outcome") == "allowed" })
            for line in lines {
                #expect(
                    line.value("staff") == member.scope.staff.text && line.value("contact") == scene.browser.contact)
            }
        }
    }

    @Test func `a model that wants to act in a preview is told that there is no such tool`() async throws {
        try await Self.with([.suggestsTicket, .says("Done.")]) { scene, script in
            let before = try await scene.house.store.snapshot()
            let sent = try await scene.browser.ask("Open a ticket")
            #expect(script.seen.first?.tools.contains { $0.declaration.name == "create_ticket" } == false)
            expect(try await scene.browser.get(sent.location ?? "").page, says: ["Done."], not: ["proposal-"])
            try await scene.house.store.settle()
            #expect(try await scene.house.store.snapshot().changes(since: before).map(\.description) == [])
        }
    }

    @Test func `the person's own conversations are neither read nor added to`() async throws {
        try await Self.with([.says("Yes.")]) { scene, _ in
            let own = try await scene.portal.browser(anna)
            let talk = try await own.say("Is it mine?").conversation
            #expect(try await scene.browser.get("/portal/nexie?conversation=\(talk)").status == 404)
            expect(try await scene.browser.get("/portal/nexie").page, says: [], not: ["Is it mine?"])
            let before = try await scene.house.store.snapshot()
            for conversation in [talk, "01HZZZZZZZZZZZZZZZZZZZZZZZ"] {
                #expect(try await scene.browser.ask("And now?", in: conversation).status == 403)
            }
            #expect(try await scene.house.store.snapshot().changes(since: before).map(\.description) == [])
        }
    }

    @Test func `another preview of the same person knows nothing of the first`() async throws {
        try await Self.with([.says("Yes.")]) { scene, _ in
            let sent = try await scene.browser.ask("Only mine?")
            let omar = try await scene.house.enrolled(
                "omar@larkfield.example", .technician, at: "larkfield", name: "Omar Reyes")
            let begun = try await scene.portal.staffBrowser(omar).post(
                "/staff/contacts/\(scene.browser.contact)/preview", ["reason": "Ticket 1043"])
            let key = try #require(begun.cookie("nexie_preview"))
            let other = PreviewBrowser(portal: scene.portal, key: key, contact: scene.browser.contact)
            expect(try await other.get("/portal/nexie").page, says: ["Ask in plain words"], not: ["Go on with what"])
            #expect(try await other.get("/portal/nexie?conversation=\(sent.page.conversation)").status == 404)
            #expect(try await other.ask("Now?", in: sent.page.conversation).status == 403)
        }
    }

    @Test func `when the preview is over nothing is answered, and what was asked is gone`() async throws {
        try await Self.with([.says("Yes.")]) { scene, _ in
            let sent = try await scene.browser.ask("For how long?")
            scene.house.clock.advance(seconds: 31 * 60)
            let over = try await scene.browser.ask("Still?", in: sent.page.conversation)
            #expect(over.status == 403)
            expect(over.page, says: ["The preview is over"], not: ["For how long"])
        }
    }

    @Test func `previews are counted of their own budget, and the client's are as they were`() async throws {
        let script = ScriptedModel(Array(repeating: .says("Yes."), count: 9))
        let desk: @Sendable (TestHouse) -> any ModelDesk = { PaidDesk(accounts: $0.store, script: script) }
        try await PreviewScene.with(desk: desk) { scene in
            let store = scene.house.store
            let client = try await scene.house.principal(anna).scope
            for holder in Budget.Holder.ofClients {
                try await store.setBudget(Budget(holder, .messages, a: .day), of: scene.tenant, to: 1)
            }
            try await store.setBudget(Budget(.preview, .messages, a: .day), of: scene.tenant, to: 2)
            for _ in 0..<2 { #expect(try await scene.browser.ask("One?").status == 303) }
            let full = try await scene.browser.ask("Three?")
            #expect(full.status == 429)
            expect(full.page, says: ["previews of your colleagues and yours"])
            #expect(try await store.costs(since: CalendarDate(dayNumber: 0)).isEmpty)
            #expect(try await store.messagesLeft(for: client)?.count == 1)
            #expect(try await store.snapshot().rows(of: "spending_hold").isEmpty)
            #expect(try await store.snapshot().rows(of: "preview_hold").isEmpty)
            let used = try await store.snapshot().rows(of: "preview_spending")
            #expect(used.compactMap { $0.columns["messages"] } == ["2"])
            let costs = try await scene.desk.get("/staff/nexie").page
            expect(costs, says: ["Asked by staff in previews", "Ines Vogel", "Claude was not used in this month"])
            let file = try await scene.desk.get("/staff/nexie.csv").page
            #expect(file.html.contains("\"Previews by staff: Ines Vogel\""))
            #expect(try await scene.portal.browser(anna).say("Mine?").status == 303)
            #expect(try await store.costs(since: CalendarDate(dayNumber: 0)).map(\.messages) == [1])
        }
    }

    private static func with(
        _ responses: [ScriptedModel.Response],
        _ body: @escaping @Sendable (PreviewScene, ScriptedModel) async throws -> Void
    ) async throws {
        let script = ScriptedModel(responses)
        try await PreviewScene.with(model: script) { try await body($0, script) }
    }

    /// A desk at which every answer costs something.
    private struct PaidDesk: ModelDesk {
        let accounts: any ConciergeDesk
        let script: ScriptedModel

        func model(for principal: Principal) async throws -> (any LanguageModel)? { script }

        func speaker(for principal: Principal) async throws -> Speaker? {
            let tariff = Tariff(model: "m", mostOutput: 10, fixedBytes: 0, price: { _ in 1 }, most: { _, _ in 1 })
            return Speaker(model: script, ledger: Ledger(desk: accounts, tariff: tariff))
        }
    }
}
