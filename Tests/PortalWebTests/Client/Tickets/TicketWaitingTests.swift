import Access
import Testing
import Tools

@testable import PortalWeb

@Suite struct TicketWaitingTests {
    @Test(arguments: [
        ("anna@marigold.example", 1046, "Support is waiting for your reply since 28 Feb 2026."),
        ("anna@marigold.example", 1039, "Waiting for a reply from David Lindqvist."),
        ("david@marigold.example", 1039, "Support is waiting for your reply since 2 Mar 2026."),
    ])
    func `a waiting ticket says whose reply it waits for`(who: String, number: Int, words: String) async throws {
        try await TestPortal.with { portal in
            expect(try await portal.browser(who).get("/portal/tickets/\(number)"), says: [words])
        }
    }

    @Test func `after a reply support has it, and the person who wrote is not asked again`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("david@marigold.example")
            _ = try await browser.post("/portal/tickets/1039/notes", ["body": "It is the left half."])
            expect(
                try await browser.get("/portal/tickets/1039"),
                says: ["Support has your reply; nothing more is needed from you."])
            expect(
                try await portal.browser("anna@marigold.example").get("/portal/tickets/1039"),
                says: ["Support has the reply of David Lindqvist;"])
        }
    }

    @Test func `every state has a sentence for somebody who may reply and somebody who may not`() async throws {
        try await TestPortal.with { portal in
            for who in ["anna@marigold.example", "elena@marigold.example"] {
                let browser = try await portal.browser(who)
                for (status, words) in [
                    ("resolved", "Resolved "), ("closed", "Closed "), ("open", "Support has"),
                ] {
                    let links = try await browser.get("/portal/tickets?status=\(status)").links
                    let link = try #require(links.first { $0.wholeMatch(of: #//portal/tickets/\d+/#) != nil })
                    let page = try await browser.get(link)
                    expect(page, says: [words])
                    if status == "resolved" { #expect(page.words.contains("ago.")) }
                }
            }
        }
    }
}
