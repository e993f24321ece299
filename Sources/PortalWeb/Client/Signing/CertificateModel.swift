import Access
import Foundation
import Tools

/// What a certificate says.
struct CertificateModel {
    let number: String
    let title: String
    let record: Int64
    let code: String
    /// Where anybody can look whether the record still stands.
    let verify: Link
    /// Parts of facts with their headings.
    let parts: [(heading: String, facts: [(term: String, value: String)])]
    let consent: [String]
    let signature: Mark
    let initials: Mark
    /// The document as it was signed, line by line.
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
        parts = [("Who signed", Self.signer(text)), ("When and how", Self.occasion(text))]
        consent = text[.consent].split(separator: "\n\n").map(String.init)
        signature = Self.mark(text[.signatureKind], text[.signature])
        initials = Self.mark(text[.initialsKind], text[.initials])
        document = String(decoding: found.evidence.document, as: UTF8.self)
        hashes = [
            ("SHA-256 of the document", text[.document]),
            ("Length of the document", "\(text[.documentLength]) bytes"),
            ("SHA-256 of the text agreed to", text[.consentHash]),
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
        let proof =
            text[.proofAt].isEmpty ? "not needed, the login was recent" : "a code by mail, typed at \(text[.proofAt])"
        return [
            ("Version", text[.version]), ("Signed (UTC)", text[.signedAt]),
            ("Signed (\(text[.zone]))", text[.signedAtLocal]),
            ("First read", text[.firstViewedAt]), ("Logged in", "by \(text[.loginWay]), at \(text[.loginAt])"),
            ("Proved again", proof), ("Pressed", "“\(text[.intent])”"), ("Name as typed", text[.typedName]),
            ("From the address", text[.address]), ("With the browser", text[.browser]),
            ("Preview by staff", text[.preview]),
        ]
    }

    private static func mark(_ kind: String, _ text: String) -> Mark {
        guard kind == "drawn", let drawn = DrawnMark(text) else { return .typed(text) }
        return .drawn(drawn)
    }
}
