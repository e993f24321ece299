import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"

/// Closing, opening again and rating a ticket, as a person does it on its page.
@Suite struct TicketEndingPageTests {
    @Test func `a ticket is closed after one question, and opened again with a reason`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let ticket = "/portal/tickets/1046"
            expect(try await browser.get(ticket), says: ["Close this ticket"], not: ["Open this ticket again"])
            expect(try await browser.get(ticket + "/close"), says: ["What solved it", "optional", "Close the ticket"])
            let closed = try await browser.post(ticket + "/close", ["words": "A <new> one."])
            #expect(closed.location == "/portal/tickets/1046?done=closed")
            expect(
                try await browser.get("/portal/tickets/1046?done=closed"),
                says: ["Ticket 1046 is closed", "closed this ticket", "A &lt;new&gt; one.", "Open this ticket again"],
                not: ["Close this ticket", "<new>"])
            let empty = try await browser.post(ticket + "/reopen", ["words": " "])
            #expect(empty.status == 422)
            expect(empty, says: ["What is still wrong?", #"id="field-words-error""#])
            let again = try await browser.post(ticket + "/reopen", ["words": "It broke."])
            #expect(again.location == "/portal/tickets/1046?done=reopened")
            expect(try await browser.get(ticket), says: ["opened this ticket again", "It broke.", "Close this ticket"])
            let twice = try await browser.post(ticket + "/reopen", ["words": "Once more"])
            #expect(twice.status == 409)
            expect(twice, says: ["This ticket is open: write a reply instead.", "was not added", "Once more"])
        }
    }

    @Test func `how it went is asked once a ticket is done, kept and shown`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            expect(try await browser.get("/portal/tickets/1046"), says: [], not: ["How did it go?"])
            expect(try await browser.get("/portal/tickets/1038"), says: ["How did it go?"], not: ["You said"])
            let long = String(repeating: "x", count: 1001)
            let refused = try await browser.post(
                "/portal/tickets/1038/rating", ["rating": "good", "words": long])
            #expect(refused.status == 422)
            expect(refused, says: [long, #"id="field-words-rating-error""#])
            let kept = try await browser.post(
                "/portal/tickets/1038/rating", ["rating": "good", "words": "Quick & <kind>"])
            #expect(kept.location == "/portal/tickets/1038?done=rated")
            expect(
                try await browser.get("/portal/tickets/1038"),
                says: ["You said: Well", "Quick &amp; &lt;kind&gt;", "within a week"], not: ["<kind>"])
            #expect(try await browser.post("/portal/tickets/1038/rating", ["rating": "superb"]).status == 400)
        }
    }

    @Test func `who may not reply is offered nothing and refused everything`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("elena@marigold.example")
            for number in [1038, 1046] {
                expect(
                    try await browser.get("/portal/tickets/\(number)"), says: [],
                    not: ["Close this ticket", "Open this ticket again", "How did it go?"])
                for step in ["close", "reopen", "rating"] {
                    let sent = try await browser.post(
                        "/portal/tickets/\(number)/\(step)", ["words": "x", "rating": "bad"])
                    #expect(sent.status == 403, "\(step)")
                }
                #expect(try await browser.get("/portal/tickets/\(number)/close").status == 403)
            }
            let other = try await portal.browser("hana@tidewater.example")
            for step in ["close", "reopen", "rating"] {
                let sent = try await other.post("/portal/tickets/1038/\(step)", ["words": "x", "rating": "bad"])
                #expect(sent.status == 404, "\(step)")
            }
        }
    }
}
