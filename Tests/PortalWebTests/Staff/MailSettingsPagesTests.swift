import Access
import Store
import Synchronization
import TestSupport
import Testing

@testable import PortalWeb

/// The pages on which staff try the mail, and set brand, hosts and how long conversations are kept.
@Suite struct MailSettingsPagesTests {
    private final class Post: MailCarrier {
        let letters = Mutex<[MailMessage]>([])
        func deliver(_ message: MailMessage) async throws { letters.withLock { $0.append(message) } }
    }

    private func portal(
        _ role: StaffRole = .admin,
        _ body: @escaping @Sendable (TestPortal, StaffBrowser, TestStaff) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines), ines)
        }
    }

    @Test func `a test goes to the member's own address through the outbox, once a minute`() async throws {
        try await portal { portal, browser, _ in
            let sent = try await browser.post("/staff/settings/mail/try", ["to": "somebody@else.example"])
            #expect(sent.location == "/staff/settings/mail?done=sent")
            expect(try await browser.get("/staff/settings/mail?done=sent").page, says: ["one message", "on its way"])
            let again = try await browser.post("/staff/settings/mail/try")
            #expect(again.status == 409)
            let post = Post()
            let trial = TrialMail(site: portal.portal.site)
            let postman = Postman(
                store: portal.house.store, carrier: post,
                write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
                trial: { trial.message(for: $0) })
            try await postman.round()
            let letters = post.letters.withLock { $0 }
            #expect(letters.map(\.to) == ["ines@larkfield.example"])
            let letter = try #require(letters.first)
            #expect(letter.subject == "The mail of Larkfield IT (Demo) works")
            #expect(letter.text.contains("Ines Vogel") && letter.unsubscribe == nil)
            expect(
                try await browser.get("/staff/settings/mail").page, says: ["nothing", "Every message was delivered"])
            portal.house.clock.advance(seconds: 61)
            #expect(try await browser.post("/staff/settings/mail/try").status == 303)
        }
    }

    @Test func `a test that fails for good stands on the page with the server's reason`() async throws {
        struct Refusing: MailCarrier {
            func deliver(_ message: MailMessage) async throws {
                throw MailFault(isFinal: true, reason: "550 <b>no</b> relaying")
            }
        }
        try await portal { portal, browser, _ in
            _ = try await browser.post("/staff/settings/mail/try")
            let trial = TrialMail(site: portal.portal.site)
            try await Postman(
                store: portal.house.store, carrier: Refusing(),
                write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
                trial: { trial.message(for: $0) }
            ).round()
            let page = try await browser.get("/staff/settings/mail").page
            expect(page, says: ["A test of the mail", "550 &lt;b&gt;no&lt;/b&gt; relaying", "Ines Vogel", "Try again"])
            expect(try await browser.get("/staff").page, says: ["One message could not be delivered"])
        }
    }

    @Test
    func `a message that could not be delivered is tried again or thrown away, and another provider's is not there`()
        async throws
    {
        try await portal { portal, browser, _ in
            let own = try await portal.house.plantDeadLetter(to: "anna@marigold.example", reason: "550 no such user")
            let second = try await portal.house.plantDeadLetter(to: "kim@tidewater.example", reason: "552 full")
            let other = try await portal.house.plantDeadLetter(to: "quinn@juniper-finch.example", reason: "551 away")
            let page = try await browser.get("/staff/settings/mail").page
            expect(
                page, says: ["anna@marigold.example", "550 no such user", "552 full", "News of a reply"],
                not: ["quinn", "551 away"])
            for verb in ["retry", "drop"] {
                for id in [other, "x", String(repeating: "A", count: 26)] {
                    #expect(try await browser.post("/staff/settings/mail/\(id)/\(verb)").status == 404, "\(verb) \(id)")
                }
            }
            let retried = try await browser.post("/staff/settings/mail/\(own)/retry")
            #expect(retried.location == "/staff/settings/mail?done=retried")
            let dropped = try await browser.post("/staff/settings/mail/\(second)/drop")
            #expect(dropped.location == "/staff/settings/mail?done=dropped")
            let rows = try await portal.house.store.snapshot().rows(of: "outbox")
            #expect(rows.count == 2)
            #expect(rows.first { $0.columns["id"] == own }?.columns["state"] == "waiting")
            #expect(rows.first { $0.columns["id"] == other }?.columns["state"] == "dead")
            #expect(try await browser.post("/staff/settings/mail/\(own)/drop").status == 404)
        }
    }

    @Test(arguments: [StaffRole.viewer, .technician])
    func `who may only look sees what is set and can change none of it`(role: StaffRole) async throws {
        try await portal(role) { portal, browser, _ in
            let letter = try await portal.house.plantDeadLetter(to: "anna@marigold.example")
            let before = try await portal.house.store.snapshot()
            for (path, right) in [
                ("mail/try", "settings:mail"), ("mail/\(letter)/retry", "settings:mail"),
                ("mail/\(letter)/drop", "settings:mail"), ("brand", "settings:brand"), ("support", "settings:brand"),
                ("logo", "settings:brand"),
                ("logo/remove", "settings:brand"), ("hosts", "settings:rules"), ("kept", "settings:rules"),
            ] {
                let refused = try await browser.post(
                    "/staff/settings/\(path)", ["name": "X", "hosts": "a.example", "days": "9"])
                #expect(refused.status == 403, "\(path)")
                expect(refused.page, says: [right])
            }
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
            expect(
                try await browser.get("/staff/settings/mail").page, says: ["550"], not: ["Try again", "Send a test"])
            for path in ["mail", "brand", "rules"] {
                expect(
                    try await browser.get("/staff/settings/\(path)").page, says: ["Only an administrator"],
                    not: ["csrf"])
            }
        }
    }
}
