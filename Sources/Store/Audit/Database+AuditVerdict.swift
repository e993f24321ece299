import Access
import NIOPosix
import Synchronization

/// Whose audit is being walked: one walk at a time for each provider.
final class AuditWalks: Sendable {
    let running = Mutex<Set<TenantID>>([])
}

/// What a walk along one provider's whole audit found.
public struct AuditVerdict: Sendable, Hashable {
    /// How many entries there are.
    public let entries: Int64
    /// What is wrong with the first entry that does not fit, or with the end; nil when everything fits.
    public let broken: String?

    /// A verdict.
    public init(entries: Int64, broken: String?) {
        self.entries = entries
        self.broken = broken
    }
}

extension Database {
    /// Walks one provider's audit from its first entry to its end, with both heads; on a connection of its own.
    public func auditVerdict(of tenant: TenantID) async throws -> AuditVerdict {
        guard walks.running.withLock({ $0.insert(tenant).inserted }) else { throw StoreError.busy }
        defer { walks.running.withLock { _ = $0.remove(tenant) } }
        try await settle()
        let (path, signers) = (folder.path, keys.auditSigners)
        return try await NIOThreadPool.singleton.runIfActive {
            // What the heads outside tell of is in the snapshot that is opened after they were read.
            let kept = KeptEnds(folder: path)
            let connection = try Connection(path: path + "/nexie.db", reading: true)
            try connection.execute("BEGIN")
            defer { try? connection.execute("COMMIT") }
            var head: AuditHeads.Head?
            try connection.run(AuditStatements.heads, []) { row in
                guard row.id(0) == tenant else { return }
                head = .init(
                    tenant: tenant, sequence: row.integer(1), hash: row.blob(2), signature: row.blob(3))
            }
            let broken = try AuditCheck(connection: connection, signers: signers, tenant: tenant)
                .firstBrokenLink(head: head, kept: kept.audit[tenant])
            let last = try connection.first(AuditStatements.last, [.id(tenant)]) { $0.integer(0) } ?? 0
            return AuditVerdict(entries: last, broken: broken)
        }
    }
}
