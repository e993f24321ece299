@_spi(Minting) import Access
import TestSupport
import Testing
import Tools

/// Which tools each role is offered, and what asking for another answers.
@Suite struct OfferedToolsTests {
    private static let reads = [
        "get_article", "get_profile", "get_ticket", "list_tickets", "needs_you", "search_articles",
    ]
    private static let everyday = reads + ["create_ticket"]
    private static let contracts = ["get_contract", "list_contracts"]
    private static let payer =
        everyday + contracts + ["account_statement", "get_invoice", "list_invoices", "get_quote", "list_quotes"]
    private static let risks = ["get_risk", "list_risks"]
    private static let offers: [(String, [String])] = [
        ("anna@marigold.example", payer + risks), ("ben@marigold.example", payer),
        ("chloe@marigold.example", everyday + risks + contracts), ("david@marigold.example", everyday),
        ("elena@marigold.example", reads),
    ]

    @Test(arguments: offers)
    func `Nexie is offered what the person's role allows, and nothing else`(
        email: String, expected: [String]
    ) async throws {
        try await TestHouse.with { house in
            let principal = try await house.principal(email)
            let offered = house.runtime.offered(to: principal, door: .concierge).map(\.declaration.name)
            #expect(offered == expected.sorted())
        }
    }

    @Test(arguments: [
        "list_invoices", "get_invoice", "list_quotes", "get_quote", "list_contracts", "get_contract", "add_ticket_note",
        "keep_message", "keep_proposal", "settle_proposal",
        "get_conversation", "LIST_TICKETS", "list_tickets ", "drop_tables", "", "list_tickets\u{0}", "../list_tickets",
    ])
    func `a tool that is not the person's answers exactly as a misspelt name does`(name: String) async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            let misspelt = try await house.runtime.call(
                named: "list_tickts", with: Array("{}".utf8), as: david, door: .concierge)
            for input in ["{}", "{\"number\":\"INV-2036\"}", "not json"] {
                let reply = try await house.runtime.call(
                    named: name, with: Array(input.utf8), as: david, door: .concierge)
                #expect(reply == misspelt)
            }
        }
    }

    @Test func `somebody who may not chat is offered nothing by Nexie's door`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            let mute = Principal(
                scope: anna.scope, permissions: PermissionSet([.all(resource: "tickets")]), roleName: "Mute",
                origin: .command, person: anna.person, brand: anna.brand, isGuideAllowed: true)
            #expect(house.runtime.offered(to: mute, door: .concierge).isEmpty)
            #expect(!house.runtime.offered(to: mute, door: .pages).isEmpty)
            let reply = try await house.runtime.call(
                named: "list_tickets", with: Array("{}".utf8), as: mute, door: .concierge)
            let words = #"{"error":"unknown_tool","message":"There is no such tool."}"#
            #expect(reply == .refused(json: Array(words.utf8)))
        }
    }

    @Test func `a page learns which right is missing`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            await #expect(throws: ToolRefusal.notPermitted(.invoicesRead)) {
                try await house.runtime.call(ListInvoices.self, .init(), as: david)
            }
            #expect(house.runtime.missing(ListInvoices.self, for: david) == .invoicesRead)
            #expect(house.runtime.missing(ListTickets.self, for: david) == nil)
        }
    }
}
