import TestSupport
import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let david = "david@marigold.example"
private let elena = "elena@marigold.example"
private let quinn = "quinn@juniper-finch.example"

@Suite struct ArticleTests {
    private static let lists = [
        Look(
            who: david, path: "/portal/kb",
            says: [
                "Reset your password", "Work from home: connect the VPN", "Updated", #"href="/portal/kb/connect-vpn""#,
            ],
            not: [
                "Identity check", "Windows upgrade", "old VPN program", "Connect to the office from anywhere", "<mark>",
            ]),
        Look(
            who: quinn, path: "/portal/kb", says: ["Connect to the office from anywhere"],
            not: ["Work from home", "On-call", "Make calls with Teams", "Send a fax"]),
        Look(
            who: david, path: "/portal/kb?q=",
            says: ["Reset your password", "The printer does not print"], not: ["Nothing found"]),
    ]

    private static let searches = [
        Look(
            who: david, path: "/portal/kb?q=reset+passwords",
            says: [
                "Reset your password", "<mark>", #"value="reset passwords""#, "No answer among these?",
                "Open a ticket with these words", "/portal/tickets/new?subject=reset%20passwords",
            ], not: ["Identity check"]),
        Look(
            who: elena, path: "/portal/kb?q=vpn", says: ["<mark>VPN</mark>", "All articles"],
            not: ["/portal/tickets/new", "Open a ticket with these words"]),
        Look(
            who: david, path: "/portal/kb?q=zyzzyva",
            says: [
                "Nothing found for “zyzzyva”", "/portal/tickets/new?subject=zyzzyva", "All articles",
                #"value="zyzzyva""#,
            ], not: [#"href="/portal/kb/"#]),
        Look(
            who: elena, path: "/portal/kb?q=zyzzyva", says: ["Nothing found", "Try other words, or fewer of them."],
            not: ["/portal/tickets/new"]),
        Look(
            who: david, path: "/portal/kb?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
            says: ["&lt;img src=x onerror=alert(1)&gt;"], not: ["<img"]),
        Look(who: david, path: "/portal/kb?q=%22%20OR%20*%20--", says: ["Search articles"]),
        Look(who: david, path: "/portal/kb?q=a%00%0Ab%E2%80%AEc", says: ["Search articles", #"value="a b c""#]),
        Look(who: david, path: "/portal/kb?q=identity+check+staff", says: [], not: ["Identity check before"]),
    ]

    private static let articles = [
        Look(
            who: david, path: "/portal/kb/reset-password",
            says: [
                "<h1>Reset your password</h1>", #"<h2 id="h-you-know-your-password-and-want-to-change-it">"#,
                "<strong>Ctrl + Alt", "Updated", "No answer?", "/portal/tickets/new?subject=About",
                #"<a class="up" href="/portal/kb?category=Passwords%20and%20sign-in">"#,
            ], not: ["**Ctrl"]),
        Look(
            who: elena, path: "/portal/kb/reset-password", says: ["Reset your password"], not: ["/portal/tickets/new"]),
        Look(who: david, path: "/portal/kb/connect-vpn", says: ["Work from home"], not: ["Connect to the office"]),
        Look(who: quinn, path: "/portal/kb/connect-vpn", says: ["Connect to the office"], not: ["Work from home"]),
    ]

    @Test(arguments: lists + searches + articles)
    private func `a person reads what is published for them`(look: Look) async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(look.who).get(look.path)
            #expect(page.status == look.status)
            expect(page, says: look.says, not: look.not)
        }
    }

    @Test(arguments: [
        "identity-check", "windows-upgrade-plan", "old-vpn-client", "on-call-escalation", "fax-over-ip", "no-such",
        "..%2Freset-password", "RESET-PASSWORD", "reset-password%00", String(repeating: "a", count: 400),
    ])
    func `an internal, drafted, archived, foreign and absent article are the same nothing`(slug: String) async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let page = try await browser.get("/portal/kb/\(slug)")
            let absent = try await browser.get("/portal/kb/not-there-at-all")
            #expect(page.status == 404)
            #expect(page.body == absent.body)
            expect(page, says: ["There is nothing here"], not: ["Identity", "Windows upgrade", "pager"])
        }
    }

    @Test func `a long search is cut, not refused`() async throws {
        try await TestPortal.with { portal in
            let words = String(repeating: "printer ", count: 60)
            let page = try await portal.browser(david).get("/portal/kb?q=\(TestBrowser.encoded(words))")
            #expect(page.status == 200)
            expect(page, says: ["The printer does not print"])
        }
    }

    @Test func `no page of the knowledge base shows a text that is not for its reader`() async throws {
        try await TestPortal.with(canaries: true) { portal in
            for (who, tenant) in [(anna, "larkfield"), (elena, "larkfield"), (quinn, "copperline")] {
                let browser = try await portal.browser(who)
                var paths = ["/portal/kb", "/portal/kb?q=CNRY", "/portal/kb?q=staff+only", "/portal/kb?q=draft"]
                paths += ["reset-password", "connect-vpn", "backups", "identity-check"].map { "/portal/kb/\($0)" }
                var seen = 0
                for path in paths {
                    let html = try await browser.get(path).main
                    let found = portal.house.world.canaries.filter { $0.record == "article" && html.contains($0.token) }
                    seen += found.count
                    for canary in found {
                        #expect(canary.tenant == tenant && canary.audience == .readers, "\(canary.token) at \(path)")
                    }
                }
                #expect(seen > 3)
            }
        }
    }
}
