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
    init(_ found: GetCertificate.Output, clock: ReaderClock, site: Site) {
        let text = found.evidence.text
        number = found.number
        title = found.title
        record = found.evidence.sequence
        code = CertificateCode.grouped(text[.code])
        verify = Link.page("/verify/", text[.code]).absolute(at: site)
        isDeclined = text.verdict == .declined
        parts = [
            (isDeclined ? "Who declined" : "Who signed", Self.signer(text)), ("When and how", Self.occasion(text)),
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
            ("SHA-256 of the document", text[.document]),
            ("Length of the document", "\(text[.documentLength]) bytes"),
            isDeclined
                ? ("SHA-256 of the reason", text[.reasonHash]) : ("SHA-256 of the text agreed to", text[.consentHash]),
            ("SHA-256 of this record", hexadecimal(found.evidence.hash)),
            ("SHA-256 of the record before", text[.previous]),
            ("Ed25519 signature", hexadecimal(found.evidence.signature)), ("Key", text[.key]),
        ]
    }

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
            text[.proofAt].isEmpty ? "not needed, the login was recent" : "a code by mail, typed at \(text[.proofAt])"
        let ofSigning = isDeclined ? [] : [("Proved again", proof), ("Name as typed", text[.typedName])]
        return [
            ("Version", text[.version]), ("\(done) (UTC)", text[.signedAt]),
            ("\(done) (\(text[.zone]))", text[.signedAtLocal]),
            ("First read", text[.firstViewedAt]), ("Logged in", "by \(text[.loginWay]), at \(text[.loginAt])"),
            ("Pressed", "“\(text[.intent])”"),
        ] + ofSigning + [
            ("From the address", text[.address]), ("With the browser", text[.browser]),
            ("Preview by staff", text[.preview]),
        ]
    }

    private static func mark(_ kind: String, _ text: String) -> Mark {
        guard kind == "drawn", let drawn = DrawnMark(text) else { return .typed(text) }
        return .drawn(drawn)
    }
}
