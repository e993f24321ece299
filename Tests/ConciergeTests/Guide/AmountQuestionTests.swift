import Testing
import Tools

@testable import Concierge

/// Invoices that somebody knows by their amount. Their totals are €1,500.00, €1,147.87 and $300.00.
@Suite struct AmountQuestionTests {
    private static let every = #"list_invoices {"status":"all","limit":50}"#

    private static let none = [
        "10.11", "version 10.11", "over 500 people", "Windows 11", "the year 2025", "10.0.0.1", "my 3,000 seats",
        "Please tell me everything that you know about the 19.99 thing from last year",
    ]

    @Test(arguments: none) func `a number that is no amount finds no invoice`(said: String) throws {
        var talk = try GuideTalk()
        try talk.ask(said)
        #expect(!talk.uses.contains { $0.hasPrefix("list_invoices") }, "\(talk.uses)")
    }

    private static let asked = [
        Asked(
            wordings: [
                "which invoice is 1,147.87", "the invoice of €1.147,87", "the one for 1147 euros", "€99.50",
                "1,147.87", "what's the 1147.87 for?",
            ],
            uses: [every, #"get_invoice {"number":"INV-2038"}"#],
            contains: ["[Invoice INV-2038](/portal/invoices/INV-2038) is open"]),
        Asked(
            wordings: ["the one for 300 dollars", "the $300 one", "the bill for $300", "which invoice is $300.00?"],
            uses: [every, #"get_invoice {"number":"INV-2041"}"#], contains: ["Invoice INV-2041"]),
        Asked(
            wordings: ["the one for 300 euros", "which invoice was 300 pounds?"], uses: [every],
            contains: ["I found no invoice of 300", "[the invoice list]"], lacks: ["INV-"]),
        Asked(
            wordings: ["invoices under 1,000", "bills below 1.000", "which invoices are less than 1000?"],
            uses: [every],
            contains: ["I found 1 invoice of less than", "INV-2041"], lacks: ["INV-2036"]),
        Asked(
            wordings: ["open invoices over 1,200 euros"], uses: [#"list_invoices {"status":"open","limit":50}"#],
            contains: ["1 invoice of more than 1,200 euros among those that are open", "INV-2036"], lacks: ["INV-2038"]),
        Asked(
            wordings: ["invoices between 1,100 and 1,200 euros"], uses: [every],
            contains: ["1 invoice between 1,100 and 1,200 euros", "INV-2038"], lacks: ["INV-2036", "INV-2041"]),
        Asked(
            wordings: ["invoices over 1,100 and under 1,200 euros"], uses: [every],
            contains: ["I found 1 invoice of more than 1,100 and of less than 1,200 euros", "INV-2038"],
            lacks: ["INV-2036", "INV-2041"]),
        Asked(
            wordings: ["invoices over 500 euros from last month"], uses: [every],
            contains: ["4 invoices of more than 500 euros issued in Feb 2026"]),
        Asked(
            wordings: ["invoices over 500 euros from 2024"], uses: [every],
            contains: ["no invoice of more than 500 euros issued in 2024"]),
        Asked(
            wordings: ["and over 1,200?", "only those above 1200", "what about the ones of more than €1,200"],
            after: ["Which invoices are open?"], uses: [#"list_invoices {"status":"open","limit":50}"#],
            contains: ["of more than", "INV-2036"], lacks: ["INV-2038"]),
        Asked(
            wordings: ["did we pay the 300 dollar invoice?"], uses: [every, #"get_invoice {"number":"INV-2041"}"#],
            contains: ["is open"]),
        Asked(
            wordings: ["invoices over 99999999999999999999 euros", "invoices above 9,999,999,999,999,999,999,999.99"],
            uses: [every], contains: ["I found no invoice of more than"]),
        Asked(
            wordings: ["do we owe more than 500 euros?"], uses: [#"list_invoices {"status":"open","limit":50}"#],
            contains: ["owes €1,349.50 and $300.00"]),
        Asked(
            wordings: ["over 500 euros"], after: ["Which invoices are open?"], offered: .everything(but: "invoice"),
            contains: ["Your login may not see invoices"]),
    ]

    @Test(arguments: asked) func `a contact finds an invoice by its amount`(asked: Asked) throws { try asked.check() }

    @Test func `a list without an end is said to be read in part`() throws {
        var talk = try GuideTalk()
        talk.records = { use in
            let members: JSONObject = [
                "invoices": .array([.object(SampleRecords.invoice("INV-2036"))]),
                "counts": ["open": 900, "overdue": 0, "paid": 0, "all": 900],
                "next_cursor": "1-AAAAAAAAAAAAAAAAAAAAAAAAAA",
            ]
            return members.result(of: use)
        }
        try talk.ask("which invoice is over 500 euros?")
        #expect(talk.uses.count == 6)
        #expect(talk.answer.contains("I could read only 6 of them"))
    }
}
