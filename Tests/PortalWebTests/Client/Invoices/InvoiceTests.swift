import Testing

@testable import PortalWeb

private let ben = "ben@marigold.example"

@Suite struct InvoiceTests {
    @Test func `each filter shows its invoices, with their number on its tab`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(ben)
            for (status, tab, numbers) in [
                ("open", "Open", [2036, 2038, 2040, 2041, 2043]), ("overdue", "Overdue", [2036, 2038]),
                ("paid", "Paid", [2031, 2033]), ("all", "All", [2031, 2033, 2035, 2036, 2038, 2040, 2041, 2043]),
            ] {
                let page = try await browser.get("/portal/invoices?status=\(status)")
                let found = page.links.filter { $0.hasPrefix("/portal/invoices/") }
                #expect(Set(found) == Set(numbers.map { "/portal/invoices/INV-\($0)" }))
                let link = #"<a href="/portal/invoices?status=\#(status)" aria-current="page">"#
                expect(page, says: [#"\#(link)\#(tab)<span class="count">\#(numbers.count)</span>"#])
            }
        }
    }

    @Test(arguments: ["", "?status=draft", "?status=void", "?status=Open"])
    func `a filter that does not exist shows every invoice`(query: String) async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(ben).get("/portal/invoices" + query)
            expect(page, says: [#"<a href="/portal/invoices?status=all" aria-current="page">"#, "Showing 8 of 8"])
        }
    }

    @Test func `an empty filter says that this is good news, and a company without invoices is told so`() async throws {
        try await TestPortal.with { portal in
            let victor = try await portal.browser("victor@beacon-freight.example")
            expect(
                try await victor.get("/portal/invoices?status=overdue"), says: ["INV-2039", "1 day overdue"],
                not: ["Nothing is overdue"])
            let early = try await portal.browser("hana@tidewater.example").get("/portal/invoices?status=paid")
            expect(early, says: ["INV-2032"], not: ["INV-2042"])
            let quinn = try await portal.browser("quinn@juniper-finch.example")
            expect(
                try await quinn.get("/portal/invoices?status=overdue&cursor=5-01ARZ3NDEKTSV4RRFFQ69G5FAV"),
                says: ["That was all", "Back to the start"])
        }
    }

    @Test func `an invoice shows what is owed by when, what for, and what was paid`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(ben).get("/portal/invoices/INV-2038")
            expect(
                page,
                says: [
                    "<h1>Invoice INV-2038</h1>", "Overdue", "Balance",
                    #"<span class="money money-strong">€938.81</span>"#,
                    "2 Mar 2026", "3 days overdue", "31 Jan 2026", "Laptop 14&quot;, 16 GB, for Lena Fischer", "2.75",
                    "€95.00", "€261.25", "Subtotal €1,629.25", "Tax €309.56", "Total €1,938.81", "Cost centre 210.",
                    "23 Feb 2026", "Bank transfer", "INV-2038 part payment", "€1,000.00", "Ask about this invoice",
                ])
        }
    }

    @Test func `pay now is there only for what is owed, and only to a host on the provider's list`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(ben)
            for number in [2036, 2038, 2040] {
                let page = try await browser.get("/portal/invoices/INV-\(number)")
                expect(
                    page,
                    says: [
                        #"href="https://pay.larkfield.example/i/\#(number)" rel="noopener noreferrer""#, "Pay now",
                        "The button leads to pay.larkfield.example, outside this portal.",
                    ])
            }
            for (number, reason) in [
                (2031, "Nothing is left to pay."), (2033, "Nothing is left to pay."),
                (2035, "This invoice was cancelled."),
                (2041, "Online payment is not set up for this invoice."),
                (2043, "Online payment is not set up for this invoice."),
            ] {
                let page = try await browser.get("/portal/invoices/INV-\(number)")
                expect(page, says: [reason], not: ["Pay now", "https://", "elsewhere.example"])
            }
        }
    }

    @Test func `a pay host of one provider is none of another's`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("quinn@juniper-finch.example")
            let page = try await browser.get("/portal/invoices/INV-2038")
            expect(
                page, says: ["https://pay.copperline.example/pay?invoice=INV-2038", "$2,392.53"],
                not: ["Laptop 14&quot;"])
            expect(
                try await browser.get("/portal/invoices/INV-2041"), says: ["is not set up"],
                not: ["https://", "Pay now"])
        }
    }

    @Test func `somebody who can't open tickets is not sent to open one`() async throws {
        let model = InvoiceModel.mock { $0.question = nil }
        #expect(!markup(InvoiceView(model: model)).contains("/portal/tickets/new"))
        #expect(markup(InvoiceView(model: .mock())).contains("/portal/tickets/new?subject=Question"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "http://pay.example/1", "https://pay.example@evil.example/", "https://", "https://pay",
        "https://xn--pay-.example/1", "https://pay.example:444/1", "https://pay.example\\@evil.example",
    ])
    func `an address that is not plain is never a button`(address: String) {
        guard case .not(let reason) = InvoiceModel.Pay(.at(address: address), provider: "Kestrel IT") else {
            Issue.record("a button to \(address)")
            return
        }
        #expect(reason.contains("ask Kestrel IT"))
    }

    @Test func `on paper an invoice says who sends it to whom, and on a screen how soon a payment shows`() async throws
    {
        try await TestPortal.with { portal in
            let page = try await portal.browser(ben).get("/portal/invoices/INV-2038")
            expect(
                page,
                says: [
                    "+49 30 23125 100", "Billed to Marigold Bakery", "data-print", "hidden>Print</button>",
                    "A payment made today may take until tomorrow to show here.",
                ])
            let paid = try await portal.browser(ben).get("/portal/invoices/INV-2031")
            expect(paid, says: ["Billed to"], not: ["A payment made today"])
        }
    }

    @Test func `words of the books are shown and never read as markup`() {
        let html = markup(InvoiceView(model: .mock { $0.memo = "<script>alert(1)</script>" }))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script"))
    }
}
