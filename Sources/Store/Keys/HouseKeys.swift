import Access
import Crypto
import Foundation

/// The keys of one installation, all derived from its one secret of 32 random bytes.
public struct HouseKeys: Sendable {
    /// Signs the heads of the audit chains.
    let audit: Curve25519.Signing.PrivateKey
    private let codes: SymmetricKey
    private let addresses: SymmetricKey
    private let forms: SymmetricKey

    /// Derives the keys; throws unless the secret has exactly 32 bytes.
    public init(secret: [UInt8]) throws {
        guard secret.count == 32 else { throw StoreError.fault("the secret must be exactly 32 bytes") }
        let root = SymmetricKey(data: secret)
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data(purpose.utf8), outputByteCount: 32)
        }
        codes = derived("nexie login code")
        addresses = derived("nexie address")
        forms = derived("nexie form token")
        let seed = derived("nexie audit head").withUnsafeBytes { Data($0) }
        audit = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
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
}
