import Testing

@testable import PortalWeb

private let ben = "ben@marigold.example"

@Suite struct QuoteTests {
    @Test func `each filter shows its quotes, with their number on its tab, and never a draft`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(ben)
            for (status, tab, numbers) in [
                ("open", "To decide", [3004, 3005]), ("accepted", "Accepted", [3002]),
                ("declined", "Declined", [3001]), ("expired", "Expired", [3003]),
                ("all", "All", [3001, 3002, 3003, 3004, 3005]),
            ] {
                let page = try await browser.get("/portal/quotes?status=\(status)")
                let found = page.links.filter { $0.hasPrefix("/portal/quotes/") }
                #expect(Set(found) == Set(numbers.map { "/portal/quotes/Q-\($0)" }))
                let link = #"<a href="/portal/quotes?status=\#(status)" aria-current="page">"#
                expect(page, says: [#"\#(link)\#(tab)<span class="count">\#(numbers.count)</span>"#], not: ["Q-3008"])
            }
        }
    }

    @Test(arguments: ["Q-3008", "Q-3006", "Q-3007", "Q-9999", "q-3004"])
    func `a draft, another company's quote and one that is not there are not there`(number: String) async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(ben).get("/portal/quotes/\(number)")
            #expect(page.status == 404)
            expect(page, says: [], not: ["not agreed yet", "monitor", "Decide", "€"])
        }
    }

    @Test func `a quote shows sections, discounts, tax and total, and what is optional apart from it`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(ben).get("/portal/quotes/Q-3004")
            expect(
                page,
                says: [
                    "<h1>Quote Q-3004</h1>", "New tills for the Bergstraße shop", "Waiting for a decision",
                    #"<span class="money money-strong">€3,091.72</span>"#, "17 Mar 2026", "12 days left",
                    "Equipment", "Till computer with touch screen", "10%", "€1,528.20", "−€19.00", "6.5",
                    "Subtotal €2,664.70", "Discount of 2.5% −€66.62", "Tax €493.64", "Total €3,091.72",
                    "Optional, not in the total", "Customer display", "€278.00", "the shop stays open", "Delivery",
                    "Ask about this quote", "Prepared for Marigold Bakery",
                ])
            let chosen = try await portal.browser(ben).get("/portal/quotes/Q-3002")
            expect(
                chosen,
                says: [
                    "Privacy screen filter (optional, chosen)", "Second charger", "Total €4,724.72", "Accepted",
                    "Discount −€150.00", "This quote was accepted.",
                ], not: ["Go and decide", "https://"])
        }
    }

    @Test func `deciding happens elsewhere: the button leads to a listed host or is not there`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(ben)
            let page = try await browser.get("/portal/quotes/Q-3004")
            expect(
                page,
                says: [
                    #"href="https://pay.larkfield.example/quotes/3004" rel="noopener noreferrer""#, "Go and decide",
                    "The button leads to pay.larkfield.example, outside this portal. Deciding happens there",
                ], not: ["method=\"post\""])
            expect(
                try await browser.get("/portal/quotes/Q-3005"), says: ["Tell Larkfield IT (Demo) what you decide"],
                not: ["https://", "elsewhere.example", "Go and decide"])
            expect(
                try await browser.get("/portal/quotes/Q-3003"), says: ["Expired", "This quote has expired."],
                not: ["https://", "Go and decide", "days left"])
            let quinn = try await portal.browser("quinn@juniper-finch.example")
            expect(
                try await quinn.get("/portal/quotes/Q-3004"),
                says: ["https://pay.copperline.example/approve?quote=Q-3004", "$10,319.95"], not: ["Bergstra"])
            let victor = try await portal.browser("victor@beacon-freight.example")
            expect(try await victor.get("/portal/quotes/Q-3006"), says: ["Rugged handheld"], not: ["https://"])
        }
    }

    @Test func `home says which quotes wait, the one that ends first before the others, to those who may see them`()
        async throws
    {
        try await TestPortal.with { portal in
            let home = try await portal.browser(ben).get("/portal")
            expect(
                home, says: ["Quote Q-3005: Backup of the recipe server", "3 days left", "Quote Q-3004"],
                not: ["Q-3003"])
            let places = ["Q-3005", "Q-3004"].compactMap { home.main.firstRange(of: $0)?.lowerBound }
            #expect(places == places.sorted() && places.count == 2)
            for person in ["chloe", "david", "elena"] {
                let home = try await portal.browser("\(person)@marigold.example").get("/portal")
                expect(home, says: ["Hello"], not: ["Q-3", "/portal/quotes"])
            }
        }
    }

    @Test(arguments: ["chloe", "david", "elena"])
    func `who may not see quotes is told which right is missing`(person: String) async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("\(person)@marigold.example")
            for path in ["/portal/quotes", "/portal/quotes/Q-3004", "/portal/quotes/Q-9999"] {
                let page = try await browser.get(path)
                #expect(page.status == 403)
                expect(page, says: ["see quotes"], not: ["tills"])
            }
        }
    }

    @Test func `an empty list says why, and words of the books are never read as markup`() async throws {
        try await TestPortal.with { portal in
            let quinn = try await portal.browser("quinn@juniper-finch.example")
            expect(
                try await quinn.get("/portal/quotes?status=declined"), says: ["No declined quotes", "Show all quotes"])
            expect(
                try await quinn.get("/portal/quotes?cursor=5-01ARZ3NDEKTSV4RRFFQ69G5FAV"), says: ["That was all"])
            expect(try await quinn.get("/portal/quotes?cursor=x"), says: ["Q-3004"])
        }
    }
}

@Suite struct ContractTests {
    private let chloe = "chloe@marigold.example"

    @Test func `each filter shows its contracts and never a draft`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(chloe)
            for (status, numbers) in [
                ("active", [401, 402, 406]), ("ended", [403, 405]), ("all", [401, 402, 403, 405, 406]),
            ] {
                let page = try await browser.get("/portal/contracts?status=\(status)")
                let found = page.links.filter { $0.hasPrefix("/portal/contracts/") }
                #expect(Set(found) == Set(numbers.map { "/portal/contracts/C-\($0)" }))
                expect(page, says: ["Contracts"], not: ["C-404", "new prices"])
            }
        }
    }

    @Test func `a contract says its dates with the days left, what it covers and how it renews`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(chloe)
            expect(
                try await browser.get("/portal/contracts/C-401"),
                says: [
                    "<h1>Contract C-401</h1>", "Managed workplaces", "Active", "Managed services", "15 Jun 2026",
                    "102 days left", "Notice until 17 Mar 2026 12 days left", "14 workplaces", "Not covered:",
                    "Renews for twelve months", "Answer times", "Ask about this contract",
                    "Agreed with Marigold Bakery",
                ])
            expect(
                try await browser.get("/portal/contracts/C-405"), says: ["Ended", "Retainer"],
                not: ["days left", "Notice until"])
            expect(try await browser.get("/portal/contracts/C-406"), says: ["Begins later", "25 Mar 2026"])
            expect(try await browser.get("/portal/contracts/C-403"), says: ["Ended", "24 Jan 2026"])
            let jules = try await portal.browser("jules@tidewater.example")
            expect(
                try await jules.get("/portal/contracts/C-407"), says: ["3 days ago", "27 days left"], not: ["C-401"])
        }
    }

    @Test(arguments: ["C-404", "C-407", "C-408", "C-999"])
    func `a draft, another company's contract and one that is not there are not there`(number: String) async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(chloe).get("/portal/contracts/\(number)")
            #expect(page.status == 404)
            expect(page, says: [], not: ["Draft", "practice"])
        }
    }

    @Test(arguments: ["david", "elena"])
    func `who may not see contracts is told which right is missing`(person: String) async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("\(person)@marigold.example")
            for path in ["/portal/contracts", "/portal/contracts/C-401"] {
                let page = try await browser.get(path)
                #expect(page.status == 403)
                expect(page, says: ["see contracts"], not: ["workplaces"])
            }
        }
    }
}
