import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import PortalWeb
@testable import Store

private let anna = "anna@marigold.example"
private let chloe = "chloe@marigold.example"
private let david = "david@marigold.example"
private let hana = "hana@tidewater.example"

/// The pages on which risks are read, declined and asked about.
@Suite struct RiskPageTests {
    private static let looks = [
        Look(
            who: anna, path: "/portal/risks",
            says: ["No second factor at the old ERP", "Showing 5 of 5 risks", "due in 5 days", "Waits for a decision"],
            not: ["Shared login at the packing table", "X-ray", "R-1005"]),
        Look(
            who: anna, path: "/portal/risks?status=pending", says: ["R-1001", "R-1002", "Showing 2 of 2 risks"],
            not: ["R-1003", "R-1004"]),
        Look(
            who: chloe, path: "/portal/risks/R-1001",
            says: [
                "Tom Aydin, Larkfield IT (Demo)", "Deciding needs the right to sign risk acceptances", "Ask a question",
            ],
            not: ["Decline for", "<form class=\"form\""]),
        Look(
            who: anna, path: "/portal/risks/R-1004",
            says: ["This risk is declined", "We want the off-site copy now", "as your provider has recorded"],
            not: ["Decline for"]),
        Look(who: david, path: "/portal/risks", status: 403, says: ["see risk acceptances", "(risks:read)"]),
        Look(who: anna, path: "/portal/risks/R-1005", status: 404, says: ["There is nothing here"], not: ["packing"]),
        Look(who: anna, path: "/portal/risks/R-1007", status: 404, says: ["There is nothing here"], not: ["X-ray"]),
        Look(
            who: hana, path: "/portal/risks/R-1007",
            says: ["3 days overdue", "Decline for Tidewater Dental", "href=\"/portal/risks/R-1007/sign\""]),
    ]

    @Test(arguments: looks)
    func `each person reads the risks of their company as far as their role goes`(look: Look) async throws {
        try await TestPortal.with { portal in
            let page = try await portal.browser(look.who).get(look.path)
            #expect(page.status == look.status)
            expect(page, says: look.says, not: look.not)
        }
    }

    @Test func `opening the page is kept; asking for its head or fetching it ahead is not`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            _ = try await browser.ask(.head, "/portal/risks/R-1001")
            for (name, value) in [
                ("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch"),
            ] {
                let field = try #require(HTTPField.Name(name))
                let ahead = try await browser.ask(.get, "/portal/risks/R-1001", [field: value])
                expect(ahead, says: ["The document"], not: ["You first opened it here"])
            }
            #expect(try await portal.house.views() == 0)
            expect(try await browser.get("/portal/risks/R-1001"), says: ["You first opened it here"])
            _ = try await browser.get("/portal/risks/R-1001")
            #expect(try await portal.house.views() == 1)
        }
    }

    @Test func `a risk is declined by its form, with its reason, name and time to read afterwards`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let page = try await browser.get("/portal/risks/R-1001")
            expect(page, says: ["<h2>Decline this risk</h2>", "The exact document and its whole SHA-256"])
            let short = try await browser.send(page, to: "/portal/risks/R-1001/decline", ["reason": "No."])
            #expect(short.status == 422)
            expect(short, says: ["This was not sent yet", ">\nNo.</textarea>"])
            let done = try await browser.send(
                page, to: "/portal/risks/R-1001/decline", ["reason": "We pay for the <second> factor."])
            #expect(done.status == 303)
            let after = try await browser.get(done.location ?? "")
            expect(
                after,
                says: ["The risk is declined", "You declined this version", "We pay for the &lt;second&gt; factor."],
                not: ["Decline for"])
            let again = try await browser.send(
                page, to: "/portal/risks/R-1001/decline", ["reason": "We pay for the <second> factor."])
            #expect(again.status == 409)
            expect(again, says: ["Nothing was changed just now", "declined already"])
        }
    }

    @Test func `a question becomes a ticket that shows the risk, and the risk shows the ticket`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(chloe)
            let form = try await browser.get("/portal/risks/R-1001/ask")
            expect(form, says: ["Question about risk R-1001", "The risk stays undecided."])
            let empty = try await browser.send(
                form, to: "/portal/risks/R-1001/ask", ["subject": "What?", "description": ""])
            #expect(empty.status == 422)
            expect(empty, says: [#"value="What?""#])
            let sent = try await browser.send(
                form, to: "/portal/risks/R-1001/ask", ["subject": "What does it cost?", "description": "The add-on."])
            #expect(sent.status == 303)
            let ticket = try await browser.get(sent.location ?? "")
            expect(ticket, says: [#"href="/portal/risks/R-1001""#, "It asks about"])
            expect(
                try await portal.browser(anna).get("/portal/risks/R-1001"),
                says: ["Tickets about this risk", "What does it cost?"])
        }
    }

    @Test func `home says first which risks wait for somebody who may decide`() async throws {
        try await TestPortal.with { portal in
            expect(
                try await portal.browser(anna).get("/portal"),
                says: ["Risk R-1001: No second factor at the old ERP", "asks for your decision, due in 5 days"])
            expect(try await portal.browser(chloe).get("/portal"), says: ["All clear"], not: ["asks for your decision"])
        }
    }
}

extension TestHouse {
    /// How many looks at risks are kept.
    fileprivate func views() async throws -> Int64 {
        let statement = Statement(.house, "test.views", "SELECT count(*) FROM risk_view")
        return try await store.readers.house { try $0.first(statement, []) { $0.integer(0) } ?? -1 }
    }
}

extension TestBrowser {
    /// Asks by another method or with more headers.
    fileprivate func ask(
        _ method: HTTPRequest.Method, _ path: String, _ more: HTTPFields = [:]
    ) async throws -> TestPage {
        var headers: HTTPFields = [.cookie: "nexie_session=\(session ?? "")"]
        headers.append(contentsOf: more)
        return TestPage(try await client.execute(uri: path, method: method, headers: headers))
    }

    /// Sends the form of a page with what it carries unseen.
    fileprivate func send(_ page: TestPage, to path: String, _ fields: [String: String]) async throws -> TestPage {
        var fields = fields
        for name in ["version", "hash", "idempotency_key"] { fields[name] = page.secret(name) ?? fields[name] }
        return try await post(path, fields)
    }
}
