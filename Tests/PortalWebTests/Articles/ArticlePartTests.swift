import Testing

@testable import PortalWeb

private let david = "david@marigold.example"

@Suite struct ArticlePartTests {
    @Test func `what the script asks for is a part and not a page`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            let found = try await browser.get("/portal/kb?q=password&part=found").html
            #expect(found.hasPrefix(#"<ul class="found"><li><a href="/portal/kb/"#) && found.hasSuffix("</ul>"))
            #expect(found.contains("<mark>") && found.split(separator: "<li>").count <= 6)
            for words in ["zyzzyva", "", "%3Cb%3E"] {
                let none = try await browser.get("/portal/kb?q=\(words)&part=found")
                #expect(none.status == 200 && none.body.isEmpty)
            }
            let results = try await browser.get("/portal/kb?q=password&part=results").html
            let page = try await browser.get("/portal/kb?q=password").html
            #expect(!results.contains("<html") && !results.contains("<form"))
            #expect(page.contains(#"<div id="results" class="stack">"# + results + "</div>"))
            #expect(page.contains(#"data-live="results""#))
        }
    }

    @Test func `a part is for those who may read articles, and shows nothing of drafts`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            #expect(
                try await browser.get("/portal/kb?q=identity+check+staff&part=found").html.contains("Identity") == false
            )
            let stranger = try await portal.stranger.get("/portal/kb?q=password&part=found")
            #expect(stranger.status == 303)
        }
    }

    @Test func `an article leads to its headings, to others like it and to a ticket`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(david).get("/portal/kb/reset-password")
            expect(
                page,
                says: [
                    ##"href="#h-afterwards" aria-label="Link to here""##, "Related articles",
                    "Open a ticket with these words",
                ])
            let related = page.links.filter { $0.hasPrefix("/portal/kb/") }
            #expect((1...3).contains(related.count) && !related.contains("/portal/kb/reset-password"))
        }
    }

    @Test func `an encoded slug is the same article`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            let page = try await browser.get("/portal/kb/reset%2Dpassword")
            expect(page, says: ["<h1>Reset your password</h1>"])
            for slug in ["reset%252Dpassword", "reset-password%2F", "%FF"] {
                #expect(try await browser.get("/portal/kb/\(slug)").status == 404)
            }
        }
    }

    @Test func `a new ticket has a place for suggestions only where articles may be read`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(david).get("/portal/tickets/new")
            let place = #"<div id="suggestions" data-suggest="/portal/kb" aria-live="polite"></div>"#
            expect(page, says: [place, "Look in the articles first"])
            var model = TicketFormModel(query: FormValues(), csrf: "token")
            #expect(!markup(TicketFormView(model: model)).contains("suggestions"))
            model.suggests = true
            #expect(markup(TicketFormView(model: model)).contains(place))
        }
    }
}
