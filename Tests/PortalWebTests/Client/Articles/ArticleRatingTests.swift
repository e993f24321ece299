import Store
import Testing

@testable import PortalWeb

private let elena = "elena@marigold.example"

@Suite struct ArticleRatingTests {
    @Test func `a reader says that an article helped, and can take it back`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(elena)
            expect(
                try await browser.get("/portal/kb/backups"),
                says: ["Did this help?", "Yes, it helped", "No, it did not"])
            let good = try await browser.post("/portal/kb/backups/rating", ["rating": "good"])
            #expect(good.status == 303 && good.location == "/portal/kb/backups#helped")
            expect(
                try await browser.get("/portal/kb/backups"),
                says: ["You said that this helped.", "No, it did not", "Forget what I said"], not: ["Yes, it helped"])
            _ = try await browser.post("/portal/kb/backups/rating", ["rating": "none"])
            expect(try await browser.get("/portal/kb/backups"), says: ["Did this help?"])
            #expect(try await browser.post("/portal/kb/backups/rating", ["rating": "best"]).status == 400)
            #expect(try await browser.post("/portal/kb/identity-check/rating", ["rating": "good"]).status == 404)
        }
    }

    @Test func `articles stand in categories, and one leads back to its own`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(elena)
            let page = try await browser.get("/portal/kb?category=Network")
            expect(page, says: ["connect the VPN", "Wi-Fi is slow"], not: ["Reset your password", "Old programs"])
            #expect(page.links.contains("/portal/kb?category=Devices"))
            expect(
                try await browser.get("/portal/kb/connect-vpn"),
                says: [#"href="/portal/kb?category=Network""#, "Related articles", "Wi-Fi is slow"])
            expect(
                try await browser.get("/portal/kb?category=Old%20programs"),
                says: ["No articles in “Old programs”", "All articles"])
        }
    }

    @Test func `only a whole page of a search in vain is counted, not what is still being typed`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(elena)
            expect(
                try await browser.get("/portal/kb?q=zyzzyva"), says: ["Nothing found", "or fewer of them"],
                not: ["Open a ticket"])
            _ = try await browser.get("/portal/kb?q=zyzz&part=results")
            _ = try await browser.get("/portal/kb?q=zyz&part=found")
            try await portal.house.store.settle()
            let tenant = try await portal.house.principal(elena).scope.tenant
            #expect(try await portal.house.store.unansweredSearches(of: tenant).map(\.words) == ["zyzzyva"])
        }
    }
}
