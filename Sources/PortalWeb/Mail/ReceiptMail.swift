import Access
import Tools

/// The message that tells a person what they have signed or declined, and by what they can prove it.
///
/// It names the record's own hash, so that whoever keeps the message would notice another record in its place.
public struct ReceiptMail: Sendable {
    private let site: Site

    /// Messages for a site.
    public init(site: Site) {
        self.site = site
    }

    /// The message for a receipt.
    public func message(for receipt: SigningReceipt) -> MailMessage {
        let person = receipt.person
        let provider = person.tenantName.plainLine
        let page = MailPage(
            provider: provider, brand: receipt.brand, parts: parts(receipt, provider),
            ending: [
                .words(
                    "\(provider) sends a receipt of each decision on a risk, whatever messages you have switched off.")
            ])
        let decision = receipt.decision
        let verb = decision.isDeclined ? "declined" : "signed"
        var message = MailMessage(
            to: person.email, subject: "You \(verb) the risk \(decision.number): \(decision.title.plainLine)",
            text: page.text, html: page.html)
        message.sender = provider
        message.replyTo = person.support.email
        return message
    }

    private func parts(_ receipt: SigningReceipt, _ provider: String) -> [MailPage.Part] {
        let (person, decision) = (receipt.person, receipt.decision)
        let clock = ReaderClock(timeZone: person.timeZone)
        let at = Instant(rfc3339: decision.at).map(clock.worded) ?? decision.at
        let title = "the risk \(decision.number), “\(decision.title.plainLine)”, version \(decision.version)"
        let company = person.companyName.plainLine
        let deed =
            decision.isDeclined
            ? "You declined \(title), for \(company)." : "You signed \(title): \(company) accepts it."
        let certificate = Link.page(
            "/portal/risks/", decision.number, "certificate", query: ["record": String(decision.record)]
        ).absolute(at: site)
        let verify = Link.page("/verify/", decision.code).absolute(at: site)
        return [
            .words("Hello \(person.name.plainLine),"), .words("\(deed) That was on \(at)."),
            .link(decision.isDeclined ? "Look at the record" : "Look at the certificate", certificate),
            .words("Keep this message: it shows later that the record is still the same."),
            .lines([
                "Record \(decision.record), of \(decision.at)", "SHA-256 of the document: \(decision.documentHash)",
                "SHA-256 of the record: \(decision.recordHash)", "Code: \(CertificateCode.grouped(decision.code))",
            ]),
            .aside("Whoever has the code can look whether the record is unchanged", verify),
            .words("If it was not you, tell \(provider) at once: somebody may be logged in as you."),
        ]
    }
}
