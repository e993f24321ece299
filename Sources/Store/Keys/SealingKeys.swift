import Access
import Crypto
import Foundation

/// Encrypts what must be read again (AES-256-GCM), under a key that the installation's secret gives.
///
/// What is sealed is bound to its tenant and to its purpose: put into another row, it does not open.
struct SealingKeys: Sendable {
    /// Something sealed, and which key sealed it.
    struct Sealed: Sendable, Hashable {
        /// Names the key without telling anything of it.
        let keyID: String
        /// Nonce, encrypted bytes and tag.
        let bytes: [UInt8]
    }

    /// Names the key that seals now.
    let newestID: String
    private let newest: SymmetricKey
    private let byID: [String: SymmetricKey]

    /// One key that seals and opens, and those before it, which only open.
    init(newest: SymmetricKey, replaced: [SymmetricKey]) {
        self.newest = newest
        newestID = Self.id(of: newest)
        byID = Dictionary(([newest] + replaced).map { (Self.id(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Seals a text for one tenant and one purpose.
    func seal(_ text: String, purpose: String, of tenant: TenantID) throws -> Sealed {
        let box = try AES.GCM.seal(
            Array(text.utf8), using: newest, authenticating: Self.binding(purpose, tenant, newestID))
        guard let combined = box.combined else { throw StoreError.fault("nothing was sealed") }
        return Sealed(keyID: newestID, bytes: Array(combined))
    }

    /// Opens what was sealed for the same tenant and purpose; throws when the key is not here any more, or the bytes are
    /// not what was sealed.
    func open(_ sealed: Sealed, purpose: String, of tenant: TenantID) throws -> String {
        guard let key = byID[sealed.keyID] else {
            throw StoreError.fault("the secret that sealed the \(purpose) is not configured")
        }
        guard let box = try? AES.GCM.SealedBox(combined: sealed.bytes),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: Self.binding(purpose, tenant, sealed.keyID)),
            let text = String(bytes: bytes, encoding: .utf8)
        else { throw StoreError.fault("the sealed \(purpose) can't be opened") }
        return text
    }

    private static func binding(_ purpose: String, _ tenant: TenantID, _ keyID: String) -> [UInt8] {
        Array("nexie sealed 1\n\(purpose)\n\(tenant)\n\(keyID)\n".utf8)
    }

    private static func id(of key: SymmetricKey) -> String {
        let id = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("nexie sealing key id".utf8), outputByteCount: 8)
        return hexadecimal(id.withUnsafeBytes { Array($0) })
    }
}
