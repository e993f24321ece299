import Access
import HTTPTypes
import TestSupport
import Testing
import Tools

@testable import PortalWeb
@testable import Store

private let anna = "anna@marigold.example"

/// What the message says to somebody who has signed or declined.
@Suite struct ReceiptMailTests {
    @Test func `whoever signs is told once what, when, and by what it can be proved`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let sign = "/portal/risks/R-1001/sign"
            let form = try await browser.get(sign)
            var fields = ["acknowledged": "on", "name": "Anna Richter", "hand": "typed", "initials": "AR"]
            for name in ["version", "hash", "consent"] { fields[name] = form.secret(name) }
            for _ in 0..<2 { #expect(try await browser.post(sign, fields).status == 303) }
            let mail = try await Self.mail(portal)
            try #require(mail.count == 1)
            #expect(mail[0].to == anna)
            #expect(mail[0].subject == "You signed the risk R-1001: No second factor at the old ERP")
            #expect(mail[0].unsubscribe == nil)
            let certificate = try await browser.get("/portal/risks/R-1001/certificate")
            let code = try #require(
                certificate.html.firstMatch(of: #/class="certificate-code">([0-9A-Z-]+)</#)
            ).output.1
            for said in [
                "http://localhost/portal/risks/R-1001/certificate", String(code), fields["hash"] ?? "-",
                "Marigold Bakery accepts it", "If it was not you",
                "http://localhost/verify/\(code.replacing("-", with: ""))",
            ] { #expect(mail[0].text.contains(said), "\(said)") }
            let recordHash = try #require(mail[0].text.firstMatch(of: #/SHA-256 of the record: ([0-9a-f]{64})/#)).output
                .1
            expect(certificate, says: [String(recordHash)])
            #expect(!mail[0].html.contains("We accept") && mail[0].html.contains("Look at the certificate"))
            #expect(try await Self.mail(portal) == [])
        }
    }

    @Test func `whoever declines is told so, and hostile titles stay text`() async throws {
        try await TestPortal.with { portal in
            let person = try await portal.house.principal(anna)
            let receipt = SigningReceipt(
                person: person.person, brand: person.brand,
                decision: .init(
                    isDeclined: true, number: "R-9", title: "<b>A</b>\nBcc: x@y", version: "2", record: 7,
                    at: "2026-11-23T15:00:00.000Z", documentHash: "aa", recordHash: "bb", code: "0123"))
            let mail = ReceiptMail(site: portal.portal.site).message(for: receipt)
            #expect(!mail.subject.contains("\n") && mail.subject.hasPrefix("You declined the risk R-9: <b>A</b>"))
            #expect(mail.text.contains("You declined the risk R-9") && mail.text.contains("Look at the record"))
            #expect(mail.text.contains("23 Nov 2026, "))
            #expect(mail.html.contains("&lt;b&gt;A&lt;/b&gt;") && !mail.html.contains("<b>A</b>"))
        }
    }

    /// Brings what waits, and answers the receipts among it.
    private static func mail(_ portal: TestPortal) async throws -> [MailMessage] {
        let box = NoticeScene.Box()
        let receipts = ReceiptMail(site: portal.portal.site)
        try await Postman(
            store: portal.house.store, carrier: box,
            write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
            receipt: { receipts.message(for: $0) }
        ).round()
        return box.messages
    }
}
