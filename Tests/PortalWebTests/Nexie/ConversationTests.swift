import Access
import Concierge
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let david = "david@marigold.example"

/// Conversations that are over: found again, renamed and deleted by their own person.
@Suite struct ConversationTests {
    @Test func `a person finds a conversation by its title and by their own words, and only their own`() async throws {
        let script = [
            ScriptedModel.Response.uses("get_ticket", #"{"number":1042}"#), .says("The Élan kettle is *cold*."),
            .says("B"), .says("C"),
        ]
        try await TestPortal.chatting(script) { portal, _ in
            let browser = try await portal.browser(david)
            let first = try await browser.say("Why is it cold?").conversation
            let second = try await browser.say("About the lamp").conversation
            let others = try await portal.browser(anna).say("About the lamp of Anna").conversation
            for (words, found) in [
                ("IS it Côld", [first]), ("cold", [first]), ("lamp", [second]), ("why", [first]), ("kettle", []),
                ("offline", []), ("1042", []), ("get_ticket", []), (first, []), ("%", []), ("anna", []),
            ] {
                let page = try await browser.get("/portal/nexie?q=\(TestBrowser.encoded(words))")
                let links = page.links.filter { $0.contains("conversation=") }
                #expect(links.count == found.count, "\(words): \(links)")
                #expect(found.allSatisfy { id in links.contains { $0.contains(id) } }, "\(words)")
                #expect(!page.main.contains(others), "\(words)")
            }
        }
    }

    @Test func `older conversations are a page further on`() async throws {
        try await TestPortal.chatting([ScriptedModel.Response](repeating: .says("Yes."), count: 12)) { portal, _ in
            let browser = try await portal.browser(david)
            for number in 1...12 {
                portal.house.clock.advance(seconds: 10)
                _ = try await browser.say("Question \(number)")
            }
            let page = try await browser.get("/portal/nexie")
            expect(page, says: ["Question 12", "Question 3<", "Show older ones"], not: ["Question 2<"])
            let next = try #require(page.links.first { $0.contains("cursor=") })
            expect(
                try await browser.get(next), says: ["Question 2<", "Question 1<"], not: ["Question 3<", "Show older"])
            expect(
                try await browser.get("/portal/nexie?cursor=nowhere"),
                says: ["starts from the beginning", "Question 12"])
        }
    }

    @Test func `a person renames a conversation, and nothing typed is lost when the title is too long`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(david)
            let id = try await browser.say("First words").conversation
            let path = "/portal/nexie/conversations/\(id)/title"
            let long = String(repeating: "x", count: 121)
            let refused = try await browser.post(path, ["title": long])
            #expect(refused.status == 422)
            expect(refused, says: [long, "Write at most 120 characters"])
            #expect(try await browser.post(path, ["title": "  "]).status == 422)
            let done = try await browser.post(path, ["title": "The <kettle>"])
            #expect(done.status == 303)
            expect(
                try await browser.get(try #require(done.location)),
                says: ["<h1>The &lt;kettle&gt;</h1>", "has its new title"])
            #expect(try await portal.browser(anna).post(path, ["title": "Mine"]).status == 404)
            expect(try await browser.get("/portal/nexie?q=kettle"), says: ["The &lt;kettle&gt;"])
        }
    }

    @Test func `a deleted conversation is gone with all that was said, and its ticket stays`() async throws {
        try await Suggested.with { suggested in
            #expect(try await suggested.decide("confirm").status == 303)
            let path = "/portal/nexie/conversations/\(suggested.conversation)/delete"
            #expect(try await suggested.portal.browser(anna).post(path, [:]).status == 404)
            expect(
                try await suggested.page(),
                says: ["Delete this conversation? Its messages are gone for good. Tickets stay."])
            let done = try await suggested.browser.post(path, [:])
            #expect(done.status == 303)
            expect(try await suggested.browser.get(try #require(done.location)), says: ["The conversation is deleted"])
            #expect(try await suggested.browser.post(path, [:]).status == 404)
            #expect(try await suggested.page().status == 404)
            #expect(try await suggested.tickets() == 1)
            #expect(try await suggested.portal.house.store.check().isEmpty)
        }
    }

    @Test func `a conversation of somebody else or none is a page that is not there`() async throws {
        try await TestPortal.chatting([]) { portal, _ in
            let browser = try await portal.browser(david)
            for id in ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "latest", String(repeating: "A", count: 40)] {
                #expect(
                    try await browser.post("/portal/nexie/conversations/\(id)/title", ["title": "x"]).status == 404)
                #expect(try await browser.post("/portal/nexie/conversations/\(id)/delete", [:]).status == 404)
                #expect(
                    try await browser.post("/portal/nexie/messages/\(id)/rating", ["rating": "good"]).status == 404)
            }
        }
    }
}
