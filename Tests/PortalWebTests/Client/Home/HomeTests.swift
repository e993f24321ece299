import Testing
import Tools

@testable import PortalWeb

@Suite struct HomeTests {
    @Test func `what needs the person stands before everything else, and each leads to its next step`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("anna@marigold.example").get("/portal")
            let parts = ["Needs you", "At a glance", "Latest tickets", "New in the articles", "Ask Nexie"]
            let places = parts.compactMap { page.main.range(of: $0)?.lowerBound }
            #expect(places.count == parts.count && places == places.sorted())
            #expect(
                page.links.prefix { !$0.hasPrefix("/portal/tickets?") } == [
                    "/portal/tickets/new", "/portal/tickets/1046#reply", "/portal/invoices/INV-2036",
                    "/portal/invoices/INV-2038", "/portal/invoices/INV-2040", "/portal/quotes/Q-3005",
                    "/portal/quotes/Q-3004", "/portal/risks/R-1001", "/portal/risks/R-1002",
                ])
            #expect(page.links.filter { $0.wholeMatch(of: #//portal/tickets/\d+/#) != nil }.count == 5)
        }
    }

    @Test func `each need names its one step, and overdue stands before due`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("anna@marigold.example").get("/portal")
            let rows = page.main.split(separator: #"<a class="link-row"#).dropFirst().prefix(4).map(String.init)
            for (row, words) in zip(rows, ["Reply", "Pay", "Pay", "Pay"]) {
                #expect(row.contains(#"<span class="link-row-action">\#(words)</span>"#))
            }
            #expect(rows.map { $0.contains("days overdue,") } == [false, true, true, false])
            expect(page, says: ["New in the articles", #"<a class="tile" href="/portal/tickets?status=open">"#])
        }
    }

    @Test func `the box to ask Nexie is there only where somebody answers`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("david@marigold.example").get("/portal")
            expect(page, says: [#"action="/portal/nexie/messages""#, #"name="text""#])
        }
        try await TestPortal.with(model: nil) { portal in
            let page = try await portal.browser("david@marigold.example").get("/portal")
            expect(page, says: ["Latest tickets"], not: ["/portal/nexie/messages", "Ask Nexie"])
        }
    }

    @Test(arguments: [
        (true, true, "No ticket waits for you, and no invoice is due in the next seven days."),
        (true, false, "No ticket waits for you."), (false, true, "No invoice is due in the next seven days."),
        (false, false, "Nothing is asked of you today."),
    ])
    func `a quiet day is told only of what the person may see`(tickets: Bool, invoices: Bool, words: String) {
        let model = HomeModel.mock(needs: [], calm: .init(tickets: tickets, invoices: invoices, articles: true))
        let html = markup(HomeView(model: model))
        #expect(html.contains("All clear") && html.contains(words))
        #expect(html.contains("invoice") == invoices)
    }

    @Test func `more than six of a kind end in a way to the others`() async throws {
        try await TestPortal.with { portal in
            let anna = try await portal.house.principal("anna@marigold.example")
            var input = CreateTicket.Input()
            for number in 1...7 {
                input.subject = "Lamp \(number)"
                input.description = "It flickers."
                _ = try await portal.house.runtime.call(CreateTicket.self, input, as: anna)
            }
            let page = try await portal.browser("anna@marigold.example").get("/portal")
            expect(page, says: ["13 open tickets", "22 tickets in all"], not: ["More tickets wait for you"])
        }
        let mock = HomeModel.mock(needs: HomeModel.Need.many)
        #expect(markup(HomeView(model: mock)).split(separator: "link-row-icon").count == HomeModel.Need.many.count + 1)
    }

    @Test func `a subject on the start page is shown and never read as markup`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("david@marigold.example")
            let subject = #"<img src=x onerror=alert(1)>"'&"#
            _ = try await browser.post("/portal/tickets", ["subject": subject, "description": subject])
            for path in ["/portal", "/portal/tickets", "/portal/tickets/1053"] {
                let page = try await browser.get(path)
                #expect(page.html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"), "\(path)")
                #expect(!page.html.contains("<img src=x"), "\(path)")
            }
        }
    }
}
