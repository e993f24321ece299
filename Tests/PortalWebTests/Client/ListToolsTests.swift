import Access
import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"

@Suite struct ListToolsTests {
    @Test func `an order is chosen by a link that keeps the words and the status, and is marked`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let page = try await browser.get("/portal/tickets?status=open&q=e&sort=opened")
            expect(
                page,
                says: [
                    #"href="/portal/tickets?status=open&amp;q=e&amp;sort=opened" aria-current="true""#,
                    #"href="/portal/tickets?status=open&amp;q=e""#, #"aria-sort="descending">Number"#,
                    #"type="hidden" name="sort" value="opened""#,
                ], not: [#"aria-sort="descending">Last change"#])
            let numbers = page.links.compactMap { $0.wholeMatch(of: #//portal/tickets/(\d+)/#)?.output.1 }
            #expect(numbers.count > 1 && numbers == numbers.sorted(by: >))
            let due = try await browser.get("/portal/invoices?status=open&sort=due")
            expect(due, says: [#"aria-sort="ascending">Due"#])
            #expect(due.links.first { $0.hasPrefix("/portal/invoices/") } == "/portal/invoices/INV-2036")
        }
    }

    @Test func `a place of one order does not carry over to another`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(anna)
                .get("/portal/tickets?sort=opened&cursor=1772708400000-01ARZ3NDEKTSV4RRFFQ69G5FAV")
            expect(page, says: ["The list starts from the beginning", "Showing 15 of 15 tickets"])
        }
    }

    @Test func `a search keeps the counts of its words on the tabs and in the sentence`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(anna).get("/portal/tickets?status=closed&q=printer")
            expect(
                page,
                says: [
                    "No closed ticket holds “printer”", "2 tickets that do have another status.",
                    #"href="/portal/tickets?status=all&amp;q=printer""#, "Look in every status",
                ])
            expect(
                try await portal.browser(anna).get("/portal/tickets?q=printer"), says: ["Showing 2 of 2 tickets"])
        }
    }

    @Test func `what is owed stands above the invoices, its ages only once something is overdue`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("ben@marigold.example").get("/portal/invoices?q=laptop")
            expect(
                page,
                says: [
                    "Owed €3,568.75 , of it overdue €2,086.68", "Not yet due €1,482.07",
                    "1 to 30 days overdue €2,086.68", "Owed $349.00", "3 days overdue", "Showing 1 of 1 invoice",
                ], not: ["31 to 60", "style="])
            let early = OwedModel(lines: [.init(balance: .init(minor: 5, currency: .init(stored: "EUR")), parts: [])])
            #expect(!markup(OwedView(model: early)).contains("<dl"))
            #expect(markup(OwedView(model: .init(lines: []))).contains("Nothing is owed."))
        }
    }

    @Test func `all articles can be read to the end of the list`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            expect(
                try await browser.get("/portal/kb?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAA-R"),
                says: ["Reset your password", "Back to the start", "of 14 articles"], not: ["Nothing found"])
            expect(
                try await browser.get("/portal/kb?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAA-zzz"), says: ["That was all"])
            expect(
                try await browser.get("/portal/kb?cursor=nowhere"),
                says: ["The list starts from the beginning", "Showing 14 of 14 articles"])
        }
    }
}

extension OwedModel.Line {
    /// Something owed and nothing overdue.
    fileprivate init(balance: Money, parts: [OwedModel.Part]) {
        self.init(balance: balance, overdue: Money(minor: 0, currency: balance.currency), parts: parts)
    }
}
