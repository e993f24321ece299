import Access
import Crypto
import Foundation
import Synchronization

/// The signed heads of the chains, kept a second time outside the database, so that a cut tail is noticed.
final class AuditHeads: Sendable {
    private let folder: String
    private let changed = Mutex<[TenantID: Head]>([:])

    /// A chain's end at some moment.
    struct Head: Sendable, Hashable {
        let tenant: TenantID
        let sequence: Int64
        let hash: [UInt8]
        let signature: [UInt8]

        /// Whether one of the installation's own keys signed it.
        func isSigned(by keys: [Curve25519.Signing.PublicKey]) -> Bool {
            let bytes = AuditChain.headBytes(tenant: tenant, sequence: sequence, hash: hash)
            return keys.contains { $0.isValidSignature(Data(signature), for: bytes) }
        }
    }

    init(folder: String) {
        self.folder = folder
    }

    /// Remembers a head that the running transaction made.
    func note(_ head: Head) {
        changed.withLock { $0[head.tenant] = head }
    }

    /// Drops the noted heads of a transaction that did not happen.
    func forget() {
        changed.withLock { $0.removeAll() }
    }

    /// Writes the noted heads out, after their transaction is safe.
    func keep() {
        let heads = changed.withLock { noted in
            defer { noted.removeAll() }
            return Array(noted.values)
        }
        for head in heads {
            let line =
                "\(head.tenant) \(head.sequence) \(hexadecimal(head.hash)) \(hexadecimal(head.signature))\n"
            try? Data(line.utf8).write(to: URL(fileURLWithPath: folder + "/\(head.tenant).head"), options: .atomic)
        }
    }

    /// Every head that was kept; throws when a file is not what was written.
    static func kept(in folder: String) throws -> [Head] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(".head") }.sorted().map { name in
            let words = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8))?
                .split(whereSeparator: \.isWhitespace).map(String.init)
            guard let words, words.count == 4, let sequence = Int64(words[1]), let hash = unhex(words[2]),
                let signature = unhex(words[3])
            else { throw StoreError.fault("the kept audit head \(name) is damaged") }
            return Head(tenant: TenantID(stored: words[0]), sequence: sequence, hash: hash, signature: signature)
        }
    }

    private static func unhex(_ text: String) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
