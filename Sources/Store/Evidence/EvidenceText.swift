import Access

/// One record of evidence as the text that was hashed: one `name: value` a line, line ends and backslashes escaped.
public struct EvidenceText: Sendable, Hashable {
    /// The bytes that are stored, hashed and exported.
    public let bytes: [UInt8]
    private let values: [Field: String]

    /// What a record says, in the order in which it says it.
    public enum Field: String, CaseIterable, Sendable {
        /// The form of the record itself.
        case format
        /// Whose chain, and the place in it.
        case tenant, sequence
        /// What was decided, `accepted` or `declined`; records of the first form have none and are all acceptances.
        case kind
        /// When it was signed, in UTC and as the signer's clock showed it, with the zone's name.
        case signedAt = "signed_at"
        case signedAtLocal = "signed_at_local"
        case zone
        /// The signer as of then.
        case provider, company, contact, name, email, title
        case companyName = "company_name"
        /// What was signed.
        case risk, number, version
        case document = "document_sha256"
        case documentLength = "document_length"
        /// When this person first saw exactly this document.
        case firstViewedAt = "first_viewed_at"
        /// What the person agreed to, word for word.
        case consentVersion = "consent_version"
        case consentHash = "consent_sha256"
        case consent
        /// What the person did: the box that was ticked, the button's words, the marks.
        case acknowledged, intent
        /// Why it was declined, word for word; empty in an acceptance.
        case reasonHash = "reason_sha256"
        case reason
        case typedName = "typed_name"
        case signatureKind = "signature_kind"
        case signature
        case initialsKind = "initials_kind"
        case initials
        /// How the person was known.
        case session
        case sessionHash = "session_sha256"
        case login
        case loginWay = "login_way"
        case loginAt = "login_at"
        case proof
        case proofAt = "proof_at"
        /// Where the request came from.
        case address, browser
        /// Whether a member of staff looked at the portal in the person's place; such a signature is refused.
        case preview
        /// By which a stranger can ask whether the record still stands.
        case code
        /// The key whose signature is on the record, and the hash of the record before.
        case key, previous
    }

    /// The record with those values; what is not given is empty.
    init(_ values: [Field: String]) {
        self.values = values
        bytes = Array(Field.allCases.map { "\($0.rawValue): \(Self.escaped(values[$0] ?? ""))\n" }.joined().utf8)
    }

    /// Reads a record back as it was stored; a line that is none of ours is left out.
    public init(stored bytes: [UInt8]) {
        self.bytes = bytes
        var values: [Field: String] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            // By bytes: to characters, a mark that joins what is before it would hide the blank after the colon.
            let name = line.prefix { $0 != UInt8(ascii: ":") }
            let rest = line.dropFirst(name.count)
            guard let field = Field(rawValue: String(decoding: name, as: UTF8.self)),
                rest.starts(with: Array(": ".utf8))
            else { continue }
            values[field] = Self.unescaped(Substring(String(decoding: rest.dropFirst(2), as: UTF8.self)))
        }
        self.values = values
    }

    /// What was decided.
    public var verdict: RiskVerdict { self[.kind] == RiskVerdict.declined.rawValue ? .declined : .accepted }

    /// What the record says of one thing; empty when it says nothing.
    public subscript(_ field: Field) -> String { values[field] ?? "" }

    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == "\\" || $0.value < 32 }) else { return text }
        return text.unicodeScalars.map { scalar in
            scalar == "\\" ? "\\\\" : scalar.value < 32 ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }.joined()
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.unicodeScalars.contains("\\") else { return String(text) }
        var plain = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                plain.append(scalar)
                continue
            }
            guard rest.popFirst() == "u", rest.popFirst() == "{" else {
                plain.append("\\")
                continue
            }
            let digits = String(String.UnicodeScalarView(rest.prefix { $0 != "}" }))
            rest = rest.dropFirst(digits.unicodeScalars.count + 1)
            if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) { plain.append(scalar) }
        }
        return String(plain)
    }
}
