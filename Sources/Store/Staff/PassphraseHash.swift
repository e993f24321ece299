import Access
import Crypto
import CryptoExtras
import Foundation

/// What is kept of a passphrase: its scrypt (RFC 7914) under a salt of its own, with the cost at which it was made.
struct PassphraseHash: Sendable, Hashable {
    /// How much work and memory one look takes: 128 · r · 2^log2N bytes, p times.
    struct Cost: Sendable, Hashable {
        var log2N = 15
        var r = 8
        var p = 1

        /// What new hashes are made with: 32 MiB each.
        static let standard = Cost()
    }

    let cost: Cost
    let salt: [UInt8]
    let key: [UInt8]

    /// A new hash under a new salt.
    init(of passphrase: String, cost: Cost) throws {
        self.cost = cost
        salt = Secret.bytes(16)
        key = try Self.derived(passphrase, salt: salt, cost: cost)
    }

    /// Reads a hash as the store keeps it; nil for anything else.
    init?(stored text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 6, words[0] == "scrypt", let log2N = Int(words[1]), let r = Int(words[2]),
            let p = Int(words[3]), (1...20).contains(log2N), (1...32).contains(r), (1...8).contains(p),
            let salt = Base32.decoded(words[4]), let key = Base32.decoded(words[5]), key.count == 32
        else { return nil }
        cost = Cost(log2N: log2N, r: r, p: p)
        (self.salt, self.key) = (salt, key)
    }

    /// A hash that no passphrase has, at the same cost: what is looked at for an address that nobody has.
    init(ofNobodyAt cost: Cost) {
        self.cost = cost
        salt = [UInt8](repeating: 0, count: 16)
        key = Secret.bytes(32)
    }

    /// The hash as the store keeps it.
    var stored: String {
        "scrypt \(cost.log2N) \(cost.r) \(cost.p) \(Base32.encoded(salt)) \(Base32.encoded(key))"
    }

    /// Whether it is the hash of that passphrase; takes as long as its cost says.
    func isHash(of passphrase: String) throws -> Bool {
        areSame(try Self.derived(passphrase, salt: salt, cost: cost), key)
    }

    /// The 32 bytes that scrypt makes.
    static func derived(_ passphrase: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        let plain = Array(passphrase.precomposedStringWithCanonicalMapping.utf8)
        // An empty one has no address of bytes to hand over; nobody can have it.
        let bytes = plain.isEmpty ? [0] : plain
        let key = try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.log2N, blockSize: cost.r,
            parallelism: cost.p)
        return key.withUnsafeBytes { Array($0) }
    }
}
