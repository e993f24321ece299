import Access
import Foundation
import Tools

/// What a certificate says.
struct CertificateModel {
    /// Whether the risk was declined; signed otherwise.
    let isDeclined: Bool
    let number: String
    let title: String
    let record: Int64
    let code: String
    /// Where anybody can look whether the record still stands.
    let verify: Link
    /// Who sent the document to whom, for paper.
    let letterhead: Letterhead
    /// Who decided what for whom and when.
    let sentence: String
    /// The document as people read it, with its headings.
    let paragraphs: [(heading: String, text: String)]
    /// Parts of facts with their headings.
    let parts: [(heading: String, facts: [(term: String, value: String)])]
    let consent: [String]
    /// Why it was declined; empty when it was signed.
    let reason: String
    /// Signature and initials with what they are; none where nothing was signed.
    let marks: [(title: String, mark: Mark)]
    /// The document as it was signed or declined, line by line.
    let document: String
    let hashes: [(term: String, value: String)]

    /// A signature or initials as they are shown.
    enum Mark {
        case typed(String)
        case drawn(DrawnMark)
    }
}

extension CertificateModel {
    /// A certificate as the evidence has it.
    ///
    /// From where somebody came is for them and for those who decide; others read that it is kept.
    init(_ found: GetCertificate.Output, showsPlace: Bool, support: [String], site: Site) {
        let text = found.evidence.text
        number = found.number
        title = found.title
        record = found.evidence.sequence
        code = CertificateCode.grouped(text[.code])
        verify = Link.page("/verify/", text[.code]).absolute(at: site)
        isDeclined = text.verdict == .declined
        letterhead = Letterhead(provider: text[.provider], support: support, company: text[.companyName])
        sentence = Self.sentence(text, title: found.title)
        paragraphs = Self.paragraphs(of: found.evidence)
        parts = [
            (isDeclined ? "Who declined" : "Who signed", Self.signer(text)),
            ("When and how", Self.occasion(text) + Self.place(text, isShown: showsPlace)),
        ]
        consent = text[.consent].split(separator: "\n\n").map(String.init)
        reason = text[.reason]
        marks =
            isDeclined
            ? []
            : [
                ("Signature", Self.mark(text[.signatureKind], text[.signature])),
                ("Initials", Self.mark(text[.initialsKind], text[.initials])),
            ]
        document = String(decoding: found.evidence.document, as: UTF8.self)
        hashes = [
            ("SHA-256 of the document", text[.document]), ("SHA-256 of the session", text[.sessionHash]),
            ("Length of the document", "\(text[.documentLength]) bytes"),
            isDeclined
                ? ("SHA-256 of the reason", text[.reasonHash]) : ("SHA-256 of the text agreed to", text[.consentHash]),
            ("SHA-256 of this record", hexadecimal(found.evidence.hash)),
            ("SHA-256 of the record before", text[.previous]),
            ("Ed25519 signature", hexadecimal(found.evidence.signature)), ("Key", text[.key]),
        ]
    }

    /// The one sentence for which somebody opens a certificate.
    private static func sentence(_ text: EvidenceText, title: String) -> String {
        let position = text[.title].isEmpty ? "" : ", \(text[.title]),"
        let done = text.verdict == .declined ? "declined" : "accepted"
        return "\(text[.name])\(position) \(done) risk \(text[.number]), “\(title)”, version \(text[.version]), for "
            + "\(text[.companyName]) on \(moment(text[.signedAt], in: text[.zone]))."
    }

    /// The parts of the document, as they stood in what was decided on.
    private static func paragraphs(of evidence: EvidenceRow) -> [(heading: String, text: String)] {
        let presented =
            "\(evidence.signed("presented_by")), \(moment(evidence.signed("presented_at"), in: evidence.text[.zone]))"
        let parts = [
            ("What the risk is", "description"), ("Why it was to be accepted", "justification"),
            ("What remains", "residual_risk"), ("What is done instead", "controls"),
            ("What was put to the decision", "text"),
        ]
        return parts.map { (heading: $0.0, text: evidence.signed($0.1)) }.filter { !$0.text.isEmpty } + [
            (
                heading: "Level and review",
                text: "What remains was judged \(evidence.signed("residual_level")). "
                    + (evidence.text.verdict == .declined ? "If accepted, it was to be" : "It is")
                    + " looked at again on "
                    + "\(day(evidence.signed("review_on"))). Presented by \(presented)."
            )
        ]
    }

    /// An instant as the clock there showed it; the text itself where it is none.
    private static func moment(_ text: String, in zone: String) -> String {
        guard let instant = Instant(rfc3339: text) else { return text }
        return ReaderClock(timeZone: zone).worded(instant)
    }

    private static func day(_ text: String) -> String { CalendarDate(text)?.worded ?? text }

    private static func signer(_ text: EvidenceText) -> [(term: String, value: String)] {
        [
            ("Name", text[.name]), ("Position, as they say", text[.title].isEmpty ? "not known" : text[.title]),
            ("Company", text[.companyName]), ("E-mail", text[.email]), ("Provider", text[.provider]),
        ]
    }

    private static func occasion(_ text: EvidenceText) -> [(term: String, value: String)] {
        let isDeclined = text.verdict == .declined
        let done = isDeclined ? "Declined" : "Signed"
        let proof =
            text[.proofAt].isEmpty
            ? "not needed, the login was recent" : "a code by mail, typed on \(moment(text[.proofAt], in: text[.zone]))"
        let ofSigning =
            isDeclined
            ? []
            : [
                ("Proved again", proof), ("Name as typed", text[.typedName]),
                ("Text agreed to", "version \(text[.consentVersion]), with signing electronically"),
            ]
        return [
            ("Version", text[.version]), ("\(done) (UTC)", text[.signedAt]),
            ("\(done) (\(text[.zone]))", text[.signedAtLocal]),
            ("First read", moment(text[.firstViewedAt], in: text[.zone])),
            ("Logged in", "by \(text[.loginWay]), on \(moment(text[.loginAt], in: text[.zone]))"),
            ("Pressed", "“\(text[.intent])”"),
        ] + ofSigning + [("Preview by staff", text[.preview])]
    }

    private static func place(_ text: EvidenceText, isShown: Bool) -> [(term: String, value: String)] {
        guard isShown else {
            return [("Login, address and browser", "kept, and shown to \(text[.name]) and to those who may decide")]
        }
        return [("Login", text[.login]), ("From the address", text[.address]), ("With the browser", text[.browser])]
    }

    private static func mark(_ kind: String, _ text: String) -> Mark {
        guard kind == "drawn", let drawn = DrawnMark(text) else { return .typed(text) }
        return .drawn(drawn)
    }
}
