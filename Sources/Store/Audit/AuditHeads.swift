import Access
import Crypto
import Foundation
import Logging
import Synchronization

/// The signed heads of the chains, kept a second time outside the database, so that a cut tail is noticed.
///
/// A head that could not be written is said once in the log and tried again with every commit, and when the program
/// starts. One that says otherwise than the database is left as it is, for it is what shows that something is wrong.
final class AuditHeads: Sendable {
    private let folder: String
    private let log: Logger
    private let state = Mutex(State())

    private struct State {
        /// What the running transaction made.
        var noted: [TenantID: Head] = [:]
        /// What is safe in the database and not outside yet.
        var owed: [TenantID: Head] = [:]
        /// The newest head of each chain that is outside and ours.
        var outside: [TenantID: Head] = [:]
        /// Tenants whose last write failed, or whose head says otherwise than the database; each is said once.
        var failing: Set<TenantID> = []
        var contradicted: Set<TenantID> = []
    }

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

    init(folder: String, log: Logger) {
        self.folder = folder
        self.log = log
    }

    /// Remembers a head that the running transaction made, unless its chain has lost what the head outside names: then
    /// that one stays, whatever is done afterwards.
    func note(_ head: Head, hashAt: (Int64) throws -> [UInt8]?) throws {
        if let kept = state.withLock({ $0.outside[head.tenant] }) {
            guard let hash = try hashAt(kept.sequence), areSame(hash, kept.hash) else {
                let isFirst = state.withLock { $0.contradicted.insert(head.tenant).inserted }
                if isFirst {
                    say("a head outside the database says otherwise than the database; it stays", head.tenant)
                }
                return
            }
        }
        state.withLock { $0.noted[head.tenant] = head }
    }

    /// Takes up the heads outside that are ours, when the program starts.
    func load(signedBy isOurs: (Head) -> Bool) {
        for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where file.hasSuffix(".head") {
            guard let tenant = TenantID(String(file.dropLast(".head".count))),
                let kept = KeptHead(folder: folder, tenant: tenant).head, isOurs(kept)
            else { continue }
            state.withLock { $0.outside[tenant] = kept }
        }
    }

    /// Forgets what was outside, in a scratch house whose rows are put back.
    func startOver() {
        state.withLock { $0 = State() }
    }

    /// Drops the noted heads of a transaction that did not happen.
    func forget() {
        state.withLock { $0.noted.removeAll() }
    }

    /// Writes the noted heads out, after their transaction is safe, and those that could not be written before.
    func keep() {
        let heads = state.withLock { state in
            state.owed.merge(state.noted) { $1 }
            state.noted.removeAll()
            return state.owed.values.filter { !state.contradicted.contains($0.tenant) }
        }
        for head in heads { write(head) }
    }

    /// Brings the head outside up to the end of a chain as the database has it, when the program starts.
    ///
    /// A head outside that is ours and of another chain, or of a longer one, stays, and nothing takes its place later.
    func catchUp(
        to last: Head, signedBy isOurs: (Head) -> Bool, hashAt: (Int64) throws -> [UInt8]?
    ) throws {
        let outside = KeptHead(folder: folder, tenant: last.tenant)
        if let kept = outside.head, isOurs(kept) {
            guard let hash = try hashAt(kept.sequence), areSame(hash, kept.hash) else {
                state.withLock { _ = $0.contradicted.insert(last.tenant) }
                return say("a head outside the database says otherwise than the database; it stays", last.tenant)
            }
            guard kept != last else { return }
        } else {
            let fault = outside == .missing ? "is missing" : outside == .damaged ? "can't be read" : "is not ours"
            say("a head outside the database \(fault); it is written anew", last.tenant)
        }
        state.withLock { $0.owed[last.tenant] = last }
        write(last)
    }

    private func write(_ head: Head) {
        let line = "\(head.tenant) \(head.sequence) \(hexadecimal(head.hash)) \(hexadecimal(head.signature))\n"
        do {
            try Data(line.utf8).write(to: URL(fileURLWithPath: path(of: head.tenant)), options: .atomic)
            state.withLock { state in
                state.outside[head.tenant] = head
                if state.owed[head.tenant] == head { state.owed[head.tenant] = nil }
                state.failing.remove(head.tenant)
            }
        } catch {
            guard state.withLock({ $0.failing.insert(head.tenant).inserted }) else { return }
            say("a head could not be kept outside the database; it is tried again", head.tenant)
        }
    }

    private func say(_ what: String, _ tenant: TenantID) {
        log.error("\(what)", metadata: ["head": "\(path(of: tenant))", "remedy": "run: nexie check"])
    }

    private func path(of tenant: TenantID) -> String { folder + "/\(tenant).head" }
}

/// The head outside the database of one chain.
enum KeptHead: Sendable, Hashable {
    /// There is none.
    case missing
    /// There is a file that is no head of this tenant's.
    case damaged
    /// It reads as a head; nobody has looked at its signature yet.
    case kept(AuditHeads.Head)

    /// The head, where one can be read.
    var head: AuditHeads.Head? { if case .kept(let head) = self { head } else { nil } }

    /// What is said of one that can't be read.
    static let damage = "the head outside the database can't be read."

    init(folder: String, tenant: TenantID) {
        let path = folder + "/\(tenant).head"
        guard FileManager.default.fileExists(atPath: path) else {
            self = .missing
            return
        }
        let words = (try? String(contentsOfFile: path, encoding: .utf8))?
            .split(whereSeparator: \.isWhitespace).map(String.init)
        guard let words, words.count == 4, words[0] == tenant.text, let sequence = Int64(words[1]), sequence > 0,
            let hash = Self.unhex(words[2]), let signature = Self.unhex(words[3])
        else {
            self = .damaged
            return
        }
        self = .kept(.init(tenant: tenant, sequence: sequence, hash: hash, signature: signature))
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

/// The heads outside the database as they were at one moment, each for its own tenant.
struct KeptHeads: Equatable {
    private let heads: [TenantID: KeptHead]
    /// Files of the folder that are called as a head is, and are nobody's.
    private(set) var strangers = 0

    init(folder: String, inside name: String) {
        let folder = folder + "/" + name
        var heads: [TenantID: KeptHead] = [:]
        for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where file.hasSuffix(".head") {
            if let tenant = TenantID(String(file.dropLast(".head".count))) {
                heads[tenant] = KeptHead(folder: folder, tenant: tenant)
            } else {
                strangers += 1
            }
        }
        self.heads = heads
    }

    /// The tenants that have a file.
    var tenants: Set<TenantID> { Set(heads.keys) }

    /// The head of a tenant.
    subscript(tenant: TenantID) -> KeptHead { heads[tenant] ?? .missing }
}
