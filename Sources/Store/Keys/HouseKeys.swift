import Access
import Crypto
import Foundation

/// The keys of one installation, all derived from its one secret of 32 random bytes.
public struct HouseKeys: Sendable {
    /// Signs the heads of the audit chains.
    let audit: Curve25519.Signing.PrivateKey
    /// What the heads of audit chains may be signed with: the key of today, and those of secrets that were replaced.
    let auditSigners: [Curve25519.Signing.PublicKey]
    /// Signs records of evidence.
    let evidence: Curve25519.Signing.PrivateKey
    /// What records of evidence may be signed with: the key of today, and those of secrets that were replaced.
    let evidenceSigners: [Curve25519.Signing.PublicKey]
    /// Seals what must be read again, such as a tenant's key for Claude.
    let seals: SealingKeys
    private let codes: SymmetricKey
    private let addresses: SymmetricKey
    private let forms: SymmetricKey
    private let letters: SymmetricKey
    private let unsubscribing: SymmetricKey
    private let enrolling: SymmetricKey
    private let settingUp: SymmetricKey

    /// Derives the keys; throws unless every secret has exactly 32 bytes.
    ///
    /// Secrets that were replaced open and verify what was made with them; nothing new is made with them.
    public init(secret: [UInt8], replaced: [[UInt8]] = []) throws {
        guard ([secret] + replaced).allSatisfy({ $0.count == 32 }) else {
            throw StoreError.fault("the secret must be exactly 32 bytes")
        }
        codes = Self.derived("nexie login code", from: secret)
        addresses = Self.derived("nexie address", from: secret)
        forms = Self.derived("nexie form token", from: secret)
        letters = Self.derived("nexie login letter", from: secret)
        unsubscribing = Self.derived("nexie unsubscribe", from: secret)
        enrolling = Self.derived("nexie staff enrolment", from: secret)
        settingUp = Self.derived("nexie setup", from: secret)
        audit = try Self.signingKey("nexie audit head", from: secret)
        auditSigners = try ([secret] + replaced).map { try Self.signingKey("nexie audit head", from: $0).publicKey }
        evidence = try Self.signingKey("nexie evidence", from: secret)
        evidenceSigners = try ([secret] + replaced).map { try Self.signingKey("nexie evidence", from: $0).publicKey }
        seals = SealingKeys(
            newest: Self.derived("nexie sealing", from: secret),
            replaced: replaced.map { Self.derived("nexie sealing", from: $0) })
    }

    private static func derived(_ purpose: String, from secret: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret), info: Data(purpose.utf8), outputByteCount: 32)
    }

    private static func signingKey(_ purpose: String, from secret: [UInt8]) throws -> Curve25519.Signing.PrivateKey {
        let seed = derived(purpose, from: secret).withUnsafeBytes { Data($0) }
        return try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    }

    /// What is kept of a secret that is random enough to need no key: tokens of links, sessions and browsers.
    static func hash(_ secret: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(secret.utf8)))
    }

    /// What is kept of a login code, bound to its link.
    func hash(code: String, link: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array("\(link):\(code)".utf8), using: codes))
    }

    /// Under what an address is counted, so that the rows name nobody.
    func hash(address: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(address.utf8), using: addresses))
    }

    /// The token that a form of this session or browser carries against requests from other sites.
    public func formToken(for secret: String) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(secret.utf8), using: forms))
    }

    /// The token of a login link: the same whenever its message is written, so that no try needs it kept in clear.
    func token(ofLink link: String) -> String {
        Secret.base64URL(Array(HMAC<SHA256>.authenticationCode(for: Array("token:\(link)".utf8), using: letters)))
    }

    /// The six digits of a login link, the same whenever its message is written.
    func code(ofLink link: String) -> String {
        let bytes = HMAC<SHA256>.authenticationCode(for: Array("code:\(link)".utf8), using: letters)
        // 64 bits: what the remainder favours is less than one in ten million million.
        return Secret.digits(bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000)
    }

    /// The six digits that prove who signs, the same whenever their message is written.
    func code(ofSigning proof: String) -> String { code(ofLink: "signing:\(proof)") }

    /// Names the key that signs evidence now.
    var evidenceKeyID: String { Self.id(of: evidence.publicKey) }

    /// Names a public key: the first 16 digits of its hash.
    static func id(of key: Curve25519.Signing.PublicKey) -> String {
        hexadecimal(SHA256.hash(data: key.rawRepresentation).prefix(8))
    }

    /// The key that an enrolment link offers to an app: the same at each look, so that nothing of it is kept before the
    /// link is spent.
    func appKey(ofEnrolment token: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(token.utf8), using: enrolling).prefix(TOTP.keyBytes))
    }

    /// The secret of the link with which an empty installation is set up.
    var setupToken: String {
        Secret.base64URL(Array(HMAC<SHA256>.authenticationCode(for: Array("link".utf8), using: settingUp)))
    }

    /// The token that switches one kind of notice off for one person; it says neither.
    func unsubscribeToken(tenant: TenantID, contact: ContactID, kind: NoticeKind) -> String {
        let words = "\(tenant):\(contact):\(kind.rawValue)"
        return Secret.base64URL(Array(HMAC<SHA256>.authenticationCode(for: Array(words.utf8), using: unsubscribing)))
    }
}
