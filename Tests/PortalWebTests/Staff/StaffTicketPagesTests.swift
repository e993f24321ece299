import Access
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// The pages on which staff answer tickets: what is for whom is said, asked and kept.
@Suite struct StaffTicketPagesTests {
    private static let page = "/staff/tickets/1042"

    private func portal(
        _ role: StaffRole = .technician, _ body: @escaping @Sendable (TestPortal, StaffBrowser) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines))
        }
    }

    private func hidden(_ name: String, on page: TestPage) -> String {
        let start = "name=\"\(name)\" value=\""
        guard let range = page.html.firstRange(of: start) else { return "" }
        return String(page.html[range.upperBound...].prefix { $0 != "\"" })
    }

    @Test func `the overview counts what waits, and the list leads to each ticket`() async throws {
        try await portal { portal, browser in
            let home = try await browser.get("/staff").page
            expect(home, says: ["tickets", "Clients wait for an answer"])
            #expect(home.links.contains("/staff/tickets"))
            let list = try await browser.get("/staff/tickets").page
            expect(list, says: ["Waiting for us", "Waiting for clients", "High", "Tidewater"])
            #expect(list.links.contains("/staff/tickets/1041"))
            expect(try await browser.get("/staff/tickets?part=closed").page, says: ["Closed"], not: ["1041"])
            expect(try await browser.get("/staff/tickets?q=zzzz").page, says: ["No ticket fits"])
            for strange in ["part=x", "part=", "page=0", "page=99999999", "company=x", "contact=%00", "q=%22%3E"] {
                #expect(try await browser.get("/staff/tickets?\(strange)").status == 200, "\(strange)")
            }
            for path in ["0", "01042", "abc", "9999999999", "1999"] {
                #expect(try await browser.get("/staff/tickets/\(path)").status == 404, "\(path)")
            }
        }
    }

    @Test func `an internal note is marked in words and is the choice of the form`() async throws {
        try await portal { portal, browser in
            let page = try await browser.get(Self.page).page
            expect(
                page,
                says: [
                    "Internal: only your team sees this", "Save internal note", "Send public answer to David",
                    "reads it in the portal, and gets it by mail to david@marigold.example", "Public answer", "Client",
                ])
            let internalChoice = page.html.firstRange(of: "value=\"internal\" checked")
            #expect(internalChoice != nil)
            let saved = try await browser.post(Self.page + "/notes", ["body": "Worn <b>drum</b>"])
            #expect(saved.location == Self.page + "?done=noted")
            expect(
                try await browser.get(Self.page + "?done=noted").page,
                says: ["The internal note is saved", "Worn &lt;b&gt;drum&lt;/b&gt;", "Ines Vogel"])
            let david = try await portal.browser("david@marigold.example")
            #expect(!(try await david.get("/portal/tickets/1042")).html.contains("drum"))
        }
    }

    @Test func `a public answer stands on the client's page`() async throws {
        try await portal { portal, browser in
            let sent = try await browser.post(
                Self.page + "/notes",
                ["body": "We come at **ten**.", "visibility": "public", "send": "public", "state": "waiting"])
            #expect(sent.location == Self.page + "?done=answered")
            let page = try await browser.get(Self.page + "?done=answered").page
            expect(page, says: ["The public answer is sent", "Waiting for client", "<strong>ten</strong>"])
            let david = try await portal.browser("david@marigold.example")
            expect(
                try await david.get("/portal/tickets/1042"),
                says: ["Ines Vogel", "<strong>ten</strong>", "Waiting for you"])
        }
    }

    @Test func `a button that contradicts the choice sends nothing and keeps the words`() async throws {
        try await portal { portal, browser in
            let before = try await portal.house.store.snapshot()
            for (choice, button) in [("internal", "public"), ("public", "internal"), ("", "public"), ("x", "public")] {
                let answer = try await browser.post(
                    Self.page + "/notes", ["body": "Careful <now>", "visibility": choice, "send": button])
                #expect(answer.status == 422)
                expect(answer.page, says: ["your team alone, or for the client", "Careful &lt;now&gt;"])
            }
            let rows = try await portal.house.store.snapshot().changes(since: before)
            #expect(rows.filter { $0.table != "staff_session" }.isEmpty)
        }
    }

    @Test func `bad words and a ticket that changed keep what was typed, choice and state too`() async throws {
        try await portal { portal, browser in
            let page = try await browser.get(Self.page).page
            let long = String(repeating: "x", count: 20_001)
            let tooLong = try await browser.post(
                Self.page + "/notes", ["body": long, "visibility": "public", "state": "resolved"])
            #expect(tooLong.status == 422)
            expect(tooLong.page, says: [long, "field-body-error", "value=\"public\" checked"])
            let david = try await portal.browser("david@marigold.example")
            _ = try await david.post("/portal/tickets/1042/notes", ["body": "It prints again."])
            let late = try await browser.post(
                Self.page + "/notes",
                ["body": "We come at ten.", "visibility": "public", "seen": hidden("seen", on: page)])
            #expect(late.status == 409)
            expect(late.page, says: ["wrote on this ticket meanwhile", "We come at ten.", "It prints again."])
            #expect(hidden("seen", on: late.page) != hidden("seen", on: page))
            let again = try await browser.post(
                Self.page + "/notes",
                ["body": "We come at ten.", "visibility": "public", "seen": hidden("seen", on: late.page)])
            #expect(again.status == 303)
        }
    }

    @Test func `a form that is sent twice is one note`() async throws {
        try await portal { portal, browser in
            let page = try await browser.get(Self.page).page
            let fields = [
                "body": "Once alone", "visibility": "public", "seen": hidden("seen", on: page),
                "idempotency_key": hidden("idempotency_key", on: page),
            ]
            for _ in 0..<3 {
                #expect(try await browser.post(Self.page + "/notes", fields).location == Self.page + "?done=answered")
            }
            let notes = try await portal.house.store.snapshot().rows(of: "ticket_note")
            #expect(notes.filter { $0.columns["body"] == "Once alone" }.count == 1)
        }
    }

    @Test func `the state is set by a button of its own`() async throws {
        try await portal { portal, browser in
            let page = try await browser.get(Self.page).page
            let seen = hidden("seen", on: page)
            #expect(try await browser.post(Self.page + "/state", ["state": "x", "seen": seen]).status == 400)
            let done = try await browser.post(Self.page + "/state", ["state": "resolved", "seen": seen])
            #expect(done.location == Self.page + "?done=moved")
            let stale = try await browser.post(Self.page + "/state", ["state": "closed", "seen": seen])
            #expect(stale.status == 409)
            expect(stale.page, says: ["It was open and is resolved now."])
        }
    }

    @Test func `a viewer reads every note and has no form`() async throws {
        try await portal(.viewer) { portal, browser in
            expect(
                try await browser.get(Self.page).page, says: ["Internal: only your team sees this"],
                not: ["Save internal note", "Set the state"])
            #expect(try await browser.post(Self.page + "/notes", ["body": "x"]).status == 403)
            #expect(try await browser.post(Self.page + "/state", ["state": "closed"]).status == 403)
        }
    }

    @Test func `whoever is logged out meanwhile is led back to the ticket`() async throws {
        try await portal { portal, browser in
            portal.house.clock.advance(seconds: 3600)
            let answer = try await browser.post(Self.page + "/notes", ["body": "Long words"])
            #expect(answer.status == 303 && answer.location?.hasPrefix("/staff/login") == true)
            #expect(try await browser.get(Self.page).location == "/staff/login?next=%2Fstaff%2Ftickets%2F1042")
        }
    }

    @Test func `a user's page leads to their tickets`() async throws {
        try await portal { portal, browser in
            let user = try await portal.house.user("david@")
            let page = try await browser.get("/staff/users/\(user)").page
            let link = try #require(page.links.first { $0.hasPrefix("/staff/tickets?") })
            let list = try await browser.get(link.replacing("&amp;", with: "&")).page
            expect(list, says: ["The tickets of David", "1042"], not: ["1050"])
        }
    }
}
