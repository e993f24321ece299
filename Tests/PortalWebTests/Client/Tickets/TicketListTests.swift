import Access
import Testing
import Tools

@testable import PortalWeb

@Suite struct TicketListTests {
    @Test func `each filter shows the tickets of its state, with their number on its tab`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("anna@marigold.example")
            for (status, tab, count) in [
                ("open", "Open", 6), ("waiting", "Waiting for a reply", 3), ("resolved", "Resolved", 2),
                ("closed", "Closed", 4),
                ("all", "All", 15),
            ] {
                let page = try await browser.get("/portal/tickets?status=\(status)")
                let link = #"<a href="/portal/tickets?status=\#(status)" aria-current="page">"#
                expect(page, says: [#"\#(link)\#(tab)<span class="count">\#(count)</span>"#, "of \(count) tickets"])
                #expect(rows(page) == count)
            }
        }
    }

    @Test(arguments: ["", "?status=", "?status=OPEN", "?status=draft", "?status=open%27--", "?other=1", "?cursor="])
    func `a filter that does not exist shows every ticket`(query: String) async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("anna@marigold.example").get("/portal/tickets" + query)
            #expect(page.status == 200 && rows(page) == 15)
            expect(page, says: [#"<a href="/portal/tickets?status=all" aria-current="page">"#], not: ["role=\"alert\""])
        }
    }

    @Test(arguments: [
        "x", "12-", "-", "1-01ARZ3NDEKTSV4RRFFQ69G5FAV0", "99999999999999999999-01ARZ3NDEKTSV4RRFFQ69G5FAV",
        String(repeating: "9", count: 900), "%00",
    ])
    func `a place that is not in the list starts it over and says so`(cursor: String) async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("anna@marigold.example")
            for (path, count) in [("tickets?status=open", 6), ("invoices?status=open", 5)] {
                let page = try await browser.get("/portal/\(path)&cursor=\(cursor)")
                #expect(page.status == 200 && rows(page) == count)
                expect(page, says: ["The list starts from the beginning"], not: ["Back to the start"])
            }
        }
    }

    @Test func `a search finds words and numbers within the filter, and stays in its box`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("anna@marigold.example")
            for (query, found) in [
                ("q=printer", 2), ("q=PRINTER&status=open", 1), ("q=1042", 1), ("q=bank+details", 1), ("q=zyzzyva", 0),
                ("q=printer&status=closed", 0), ("q=%25", 0), ("q=_", 0), ("q=+printer+%09+", 2), ("q=prin%00ter", 0),
            ] {
                let page = try await browser.get("/portal/tickets?" + query)
                #expect(page.status == 200 && rows(page) == found, "\(query)")
            }
            let page = try await browser.get("/portal/tickets?status=open&q=%22%3E%3Cb%3E")
            expect(
                page,
                says: [
                    #"name="q" value="&quot;&gt;&lt;b&gt;""#, #"type="hidden" name="status" value="open""#,
                    "No open ticket holds “&quot;&gt;&lt;b&gt;”", "Show all tickets",
                    #"href="/portal/tickets?status=closed&amp;q=%22%3E%3Cb%3E""#,
                ])
        }
    }

    @Test func `a search of any length is cut to 100 characters`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("anna@marigold.example")
            let page = try await browser.get("/portal/tickets?q=" + String(repeating: "%C3%BC", count: 300))
            #expect(page.status == 200)
            expect(
                page, says: [#"value="\#(String(repeating: "ü", count: 100))""#],
                not: [String(repeating: "ü", count: 101)])
        }
    }

    @Test func `a long list is shown in pages that keep the filter and miss no ticket`() async throws {
        try await TestPortal.with { portal in
            try await open(40, for: "david@marigold.example", in: portal)
            let browser = try await portal.browser("david@marigold.example")
            var next = "/portal/tickets?status=open&q=chair"
            var seen: [String] = []
            for (count, hasMore) in [(25, true), (15, false)] {
                let page = try await browser.get(next)
                #expect(rows(page) == count)
                #expect(
                    page.main.contains("Show more") == hasMore && page.main.contains("Back to the start") != hasMore)
                expect(page, says: ["Showing \(count) of 40 tickets"])
                seen += page.links.filter { $0.wholeMatch(of: #//portal/tickets/\d+/#) != nil }
                next = page.links.last { $0.contains("cursor=") }?.replacing("&amp;", with: "&") ?? ""
                #expect(next.isEmpty != hasMore && next.contains("status=open&q=chair&cursor=") == hasMore)
            }
            #expect(seen.count == 40 && Set(seen).count == 40)
            expect(try await browser.get("/portal/tickets"), says: ["Showing 25 of 43 tickets"])
        }
    }

    @Test func `behind the last ticket stands the way back`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("david@marigold.example")
            let page = try await browser.get("/portal/tickets?status=open&cursor=5-01ARZ3NDEKTSV4RRFFQ69G5FAV")
            expect(page, says: ["That was all", #"href="/portal/tickets?status=open""#], not: ["<table"])
        }
    }

    @Test func `somebody without a ticket is told what tickets are for, and can open one`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("tess@juniper-finch.example").get("/portal/tickets?status=resolved")
            expect(page, says: ["No resolved tickets", "Show all tickets"], not: ["No tickets yet"])
            let blank = try await portal.browser("rosa@juniper-finch.example").get("/portal/tickets?status=waiting")
            expect(blank, says: ["No waiting tickets"], not: ["<table"])
        }
    }

    private func rows(_ page: TestPage) -> Int { max(0, page.main.split(separator: "<tr").count - 2) }

    private func open(_ count: Int, for email: String, in portal: TestPortal) async throws {
        let principal = try await portal.house.principal(email)
        for number in 1...count {
            var input = CreateTicket.Input()
            input.subject = "Chair \(number) squeaks"
            input.description = "The left wheel."
            _ = try await portal.house.runtime.call(CreateTicket.self, input, as: principal)
            if number.isMultiple(of: 3) { portal.house.clock.advance(seconds: 1) }
        }
    }
}
