import Access
import Store
import Synchronization
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// The pages on which staff answer requests for another name or address, and what comes of the answers.
@Suite struct StaffChangePagesTests {
    private static let kim = "kim@tidewater.example"

    private func portal(
        _ role: StaffRole = .admin,
        _ body: @escaping @Sendable (TestPortal, StaffBrowser, TestStaff) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines), ines)
        }
    }

    private func ask(_ field: RequestedField, _ wanted: String, _ portal: TestPortal) async throws -> String {
        var input = RequestProfileChange.Input()
        (input.field, input.wanted) = (field, wanted)
        let person = try await portal.house.principal(Self.kim)
        return try await portal.house.runtime.call(RequestProfileChange.self, input, as: person).request.id.text
    }

    @Test func `a request waits on the overview and in the list, and its page shows both answers`() async throws {
        try await portal { portal, browser, _ in
            expect(try await browser.get("/staff").page, says: [], not: ["change request"])
            expect(try await browser.get("/staff/change-requests").page, says: ["Nothing waits"])
            let id = try await ask(.name, "Kim <Madsen>", portal)
            let home = try await browser.get("/staff").page
            expect(home, says: ["One change request"])
            #expect(home.links.contains("/staff/change-requests"))
            expect(
                try await browser.get("/staff/change-requests").page,
                says: ["Kim &lt;Madsen&gt;", "Waiting", "Another name", "One request"])
            expect(
                try await browser.get("/staff/change-requests/\(id)").page,
                says: ["Now", "Wanted", "Approve", "Why not", "reads this in the portal"])
            for strange in ["state=x", "state=withdrawn", "page=0", "page=99999999", "page=x"] {
                #expect(try await browser.get("/staff/change-requests?\(strange)").status == 200, "\(strange)")
            }
            for path in ["x", "01J00000000000000000000000"] {
                #expect(try await browser.get("/staff/change-requests/\(path)").status == 404)
            }
        }
    }

    @Test func `declining takes a reason, which the person reads`() async throws {
        try await portal { portal, browser, _ in
            let id = try await ask(.name, "Kim Madsen", portal)
            let page = "/staff/change-requests/\(id)"
            let empty = try await browser.post(page + "/decline", ["reason": "  "])
            #expect(empty.status == 422)
            expect(empty.page, says: ["aria-invalid", "field-reason-error"])
            let long = try await browser.post(page + "/decline", ["reason": String(repeating: "x", count: 501)])
            #expect(long.status == 422)
            expect(long.page, says: [String(repeating: "x", count: 501)])
            let done = try await browser.post(page + "/decline", ["reason": "Show us your passport first"])
            #expect(done.location == page + "?done=declined")
            expect(
                try await browser.get(page + "?done=declined").page,
                says: ["Declined", "Show us your passport first", "Ines Vogel"], not: ["Why not"])
            let kim = try await portal.browser(Self.kim)
            expect(try await kim.get("/portal/profile"), says: ["Declined", "Show us your passport first"])
            #expect(try await browser.post(page + "/decline", ["reason": "Again"]).status == 409)
            #expect(try await browser.post(page + "/approve").status == 409)
        }
    }

    @Test func `an approved address logs in, the old one does not, and both are told`() async throws {
        try await portal { portal, browser, ines in
            let before = try await portal.browser(Self.kim)
            let id = try await ask(.email, "kim.new@tidewater.example", portal)
            let page = "/staff/change-requests/\(id)"
            portal.house.clock.advance(seconds: 16 * 60)
            expect(try await browser.post(page + "/approve").page, says: ["Confirm that it is you"])
            #expect(try await before.get("/portal").status == 200)
            let done = try await browser.post(page + "/approve", ["proof": ines.code(at: portal.house.clock.now)])
            #expect(done.location == page + "?done=approved")
            expect(
                try await browser.get(page).page, says: ["Before", Self.kim, "kim.new@tidewater.example", "Approved"])
            #expect(try await before.get("/portal").status == 303)
            #expect(try await portal.house.store.principals(email: Self.kim).isEmpty)
            let letters = try await letters(portal)
            #expect(letters.map(\.to).sorted() == ["kim.new@tidewater.example", Self.kim])
            let old = try #require(letters.first { $0.to == Self.kim })
            #expect(old.text.contains("lets nobody in any more") && old.text.contains("logged out"))
            #expect(!old.text.contains("kim.new@") && !old.html.contains("kim.new@"))
            let new = try #require(letters.first { $0.to != Self.kim })
            #expect(new.text.contains("http://localhost/portal/login") && !new.text.contains("token="))
            _ = try await portal.browser("kim.new@tidewater.example")
        }
    }

    @Test func `an address that somebody has is refused in words, and nothing changes`() async throws {
        try await portal { portal, browser, _ in
            let id = try await ask(.email, "anna@marigold.example", portal)
            let before = try await portal.house.store.snapshot()
            let answer = try await browser.post("/staff/change-requests/\(id)/approve")
            #expect(answer.status == 409)
            expect(answer.page, says: ["Anna Richter", "already"])
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
        }
    }

    @Test func `a viewer reads requests, and answers none by whatever way`() async throws {
        try await portal(.viewer) { portal, browser, _ in
            let id = try await ask(.name, "Kim Madsen", portal)
            let page = "/staff/change-requests/\(id)"
            expect(try await browser.get(page).page, says: ["Kim Madsen"], not: ["Why not"])
            let before = try await portal.house.store.snapshot()
            #expect(try await browser.post(page + "/approve").status == 403)
            #expect(try await browser.post(page + "/decline", ["reason": "No"]).status == 403)
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
            let other = try await portal.house.enrolled("dale@copperline.example", .admin, at: "copperline")
            let elsewhere = portal.staffBrowser(other)
            for verb in ["approve", "decline"] {
                #expect(try await elsewhere.post("\(page)/\(verb)", ["reason": "No"]).status == 404)
            }
            #expect(try await elsewhere.get(page).status == 404)
            expect(try await elsewhere.get("/staff/change-requests?state=all").page, says: [], not: ["Kim"])
        }
    }

    private func letters(_ portal: TestPortal) async throws -> [MailMessage] {
        let box = Kept()
        let mail = AddressMail(site: portal.portal.site)
        try await Postman(
            store: portal.house.store, carrier: box,
            write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
            address: { mail.message(for: $0) }
        ).round()
        return box.letters.withLock { $0 }
    }

    private final class Kept: MailCarrier {
        let letters = Mutex<[MailMessage]>([])
        func deliver(_ message: MailMessage) async throws { letters.withLock { $0.append(message) } }
    }
}
