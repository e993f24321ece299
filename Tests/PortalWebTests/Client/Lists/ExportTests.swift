import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"

/// What a person takes along: lists as files, and the account statement.
@Suite struct ExportTests {
    @Test func `a file has the rows of the list with its filters, and nobody else's`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let all = try await browser.get("/portal/invoices.csv")
            #expect(
                all.status == 200 && all.html.hasPrefix("\u{FEFF}\"Number\",\"Status\",\"Issued\",\"Due\",\"Currency\"")
            )
            #expect(all.html.contains("\"INV-2036\",\"overdue\",") && all.html.contains("\"EUR\","))
            let paid = try await browser.get("/portal/invoices.csv?status=paid")
            #expect(paid.html.contains("\"INV-2031\",\"paid\"") && !paid.html.contains("INV-2036"))
            let page = try await browser.get("/portal/invoices?status=paid&q=INV&sort=due")
            #expect(page.main.contains("/portal/invoices.csv?status=paid&amp;q=INV&amp;sort=due"))
            let tickets = try await browser.get("/portal/tickets.csv?status=resolved")
            #expect(tickets.html.contains("1038,\"") && !tickets.html.contains("1042,\""))
            let other = try await portal.browser("hana@tidewater.example").get("/portal/invoices.csv")
            #expect(!other.html.contains("INV-2036") && other.status == 200)
        }
    }

    @Test func `a subject that begins like a formula is defused, and a member gets their own tickets only`()
        async throws
    {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("david@marigold.example")
            _ = try await browser.post(
                "/portal/tickets", ["subject": "=1+1 \"x\"", "description": "A formula", "priority": "normal"])
            let file = try await browser.get("/portal/tickets.csv")
            #expect(file.html.contains("\"'=1+1 \"\"x\"\"\""))
            #expect(!file.html.contains("1046,"))
            #expect(try await browser.get("/portal/invoices.csv").status == 403)
            #expect(try await browser.get("/portal/statement").status == 403)
            #expect(try await portal.stranger.get("/portal/tickets.csv").status == 303)
        }
    }

    @Test func `a statement shows every open invoice and its ages, and the sums are those of the list`() async throws {
        try await TestPortal.with { portal in
            let person = try await portal.house.principal(anna)
            let found = try await portal.house.runtime.call(AccountStatement.self, .init(), as: person)
            #expect(!found.items.isEmpty && !found.owed.isEmpty)
            for owed in found.owed {
                let items = found.items.filter { $0.balance.currency == owed.balance.currency }
                #expect(items.reduce(0) { $0 + $1.balance.minor } == owed.balance.minor)
            }
            let page = try await portal.browser(anna).get("/portal/statement")
            expect(
                page, says: ["Account statement", "INV-2036", "1 to 30 days overdue", "Days overdue", "Open items in"],
                not: ["INV-2031", "INV-2044"])
        }
    }
}
