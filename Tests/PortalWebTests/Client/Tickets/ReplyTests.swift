import Testing

@testable import PortalWeb

private let ben = "ben@marigold.example"

@Suite struct ReplyTests {
    @Test func `a reply is added once, under the person's name, and the ticket is open again`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(ben)
            let before = try await browser.get("/portal/tickets/1040")
            expect(before, says: ["Waiting for you", "Your reply", "Send reply"], not: ["Look-alike domain"])
            let fields = [
                "body": "I *called* <them>.\nAll fine.", "idempotency_key": before.secret("idempotency_key") ?? "",
            ]
            for _ in 0..<3 {
                let sent = try await browser.post("/portal/tickets/1040/notes", fields)
                #expect(sent.status == 303 && sent.location == "/portal/tickets/1040?done=replied")
            }
            let after = try await browser.get("/portal/tickets/1040?done=replied")
            expect(
                after, says: ["Your reply is on ticket 1040", "Open", "I *called* &lt;them&gt;.<br>All fine."],
                not: ["Waiting for you", "<them>", "<em>called"])
            #expect(after.main.split(separator: "called").count == 2)
            #expect(after.main.split(separator: "<article").count == before.main.split(separator: "<article").count + 1)
            #expect(after.main.contains("rows=\"5\">\n</textarea>"))
            #expect(after.secret("idempotency_key") != before.secret("idempotency_key"))
        }
    }

    @Test func `notes stand in the order in which they were written, with who wrote them and when`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("chloe@marigold.example").get("/portal/tickets/1049")
            let order = [
                "The till in the Bergstraße shop needs", "I am on it.", "A bit, still about", "The disk is nearly full",
            ]
            let places = order.compactMap { page.main.range(of: $0)?.lowerBound }
            #expect(places.count == order.count && places == places.sorted())
            expect(
                page,
                says: [
                    "Tom Aydin support", "Chloe Marsh you", "today, 07:00 GMT",
                    #"<time datetime="2026-03-05T07:00:00Z" data-paper="5 Mar 2026, 07:00 GMT">"#,
                ])
        }
    }

    @Test func `a colleague's words are not shown as one's own`() async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser("anna@marigold.example").get("/portal/tickets/1049")
            expect(page, says: ["Chloe Marsh your company"], not: ["Chloe Marsh you A", "Chloe Marsh you t"])
        }
    }

    @Test func `a reply that is refused says why and keeps what was typed`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(ben)
            let key = "0123456789abcdef0123456789abcdef"
            let bell = "Ring\u{7}"
            for text in ["", " \n ", String(repeating: "z", count: 8001), bell] {
                let page = try await browser.post("/portal/tickets/1040/notes", ["body": text, "idempotency_key": key])
                #expect(page.status == 422)
                #expect(page.secret("idempotency_key") == key)
                expect(page, says: ["This was not sent yet", #"id="field-body-error""#, "Waiting for you"])
                if text != bell { #expect(page.main.contains("rows=\"5\">\n\(text)</textarea>")) }
            }
        }
    }

    @Test func `a closed ticket takes no reply, says what to do instead and gives the words back`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("anna@marigold.example")
            let page = try await browser.get("/portal/tickets/1033")
            expect(
                page,
                says: [
                    "This ticket is closed and takes no more replies.",
                    "/portal/tickets/new?subject=About%20ticket%201033",
                ],
                not: [#"name="body""#, "Send reply"])
            let sent = try await browser.post("/portal/tickets/1033/notes", ["body": "One <more> thing\nplease"])
            #expect(sent.status == 409)
            expect(
                sent,
                says: [
                    "Your reply was not added", "What you wrote was not added", "One &lt;more&gt; thing<br>please",
                    "Open a new ticket",
                ], not: [#"name="body""#])
            expect(try await browser.get("/portal/tickets/1033"), says: [], not: ["One &lt;more&gt; thing"])
            let long = try await browser.post(
                "/portal/tickets/1033/notes", ["body": String(repeating: "long ", count: 2000)])
            #expect(long.status == 422)
            expect(long, says: ["What you wrote was not added", "long long long"], not: [#"name="body""#])
        }
    }

    @Test func `a reply to a resolved ticket says plainly whether it is to be opened again`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("anna@marigold.example")
            let place = "/portal/tickets/1038/notes"
            expect(
                try await browser.get("/portal/tickets/1038"),
                says: ["Should it be opened again?", "Send, leave it resolved", "Send and open it again"],
                not: ["Send reply"])
            let asked = try await browser.post(place, ["body": "It is <down> again."])
            #expect(asked.status == 422)
            expect(asked, says: ["Should ticket 1038 be opened again?", "It is &lt;down&gt; again.</textarea>"])
            _ = try await browser.post(place, ["body": "Thank you!"])
            _ = try await browser.post(place, ["body": "For the record.", "reopen": "no"])
            expect(try await browser.get("/portal/tickets/1038"), says: ["Resolved", "Thank you!", "For the record."])
            _ = try await browser.post(place, ["body": "It is down again.", "reopen": "yes"])
            expect(
                try await browser.get("/portal/tickets/1038"), says: ["Open", "Send reply"],
                not: ["Should it be opened again?", "Resolved"])
        }
    }

    @Test func `a viewer reads but can't reply, not even by sending the form`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("elena@marigold.example")
            let page = try await browser.post("/portal/tickets/1045/notes", ["body": "Any news?"])
            #expect(page.status == 403)
            expect(page, says: ["(tickets:reply)"], not: ["Any news?"])
            expect(
                try await browser.get("/portal/tickets/1033"), says: ["takes no more replies"],
                not: ["/portal/tickets/new"])
        }
    }

    @Test func `what is done is told only by its own words`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(ben)
            for done in ["", "deleted", "%3Cb%3E", "CREATED"] {
                expect(
                    try await browser.get("/portal/tickets/1040?done=\(done)"), says: [],
                    not: ["role=\"status\"", "<b>deleted"])
            }
        }
    }
}
