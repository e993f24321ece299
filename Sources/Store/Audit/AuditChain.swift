import Access
import Crypto

/// Writes the tenants' hash chains; used on the writer's thread, inside its transaction.
final class AuditChain: @unchecked Sendable {
    private let keys: HouseKeys
    private let heads: AuditHeads
    private var unsealed: Set<TenantID> = []

    /// The hash before the first entry.
    static let beginning = [UInt8](repeating: 0, count: 32)

    init(keys: HouseKeys, heads: AuditHeads) {
        self.keys = keys
        self.heads = heads
    }

    /// Puts the event at the end of its tenant's chain.
    func append(_ event: AuditEvent, at now: Instant, on connection: Connection) throws {
        let last = try tail(of: event.tenant, on: connection)
        let sequence = last.sequence + 1
        let canonical = Self.canonical(event, sequence: sequence, previous: last.hash, at: now)
        let hash = Array(SHA256.hash(data: canonical))
        try connection.run(
            AuditStatements.append,
            [.id(event.tenant), .integer(sequence), .blob(last.hash), .blob(hash), .blob(canonical)])
        unsealed.insert(event.tenant)
    }

    /// Signs the end of every chain that grew in this transaction.
    func seal(on connection: Connection) throws {
        for tenant in unsealed {
            let last = try tail(of: tenant, on: connection)
            let bytes = Self.headBytes(tenant: tenant, sequence: last.sequence, hash: last.hash)
            let signature = Array(try keys.audit.signature(for: bytes))
            try connection.run(
                AuditStatements.setHead,
                [.id(tenant), .integer(last.sequence), .blob(last.hash), .blob(signature)])
            try heads.note(.init(tenant: tenant, sequence: last.sequence, hash: last.hash, signature: signature)) {
                try connection.first(AuditStatements.hashAt, [.id(tenant), .integer($0)]) { $0.blob(0) }
            }
        }
        unsealed.removeAll()
    }

    /// Sees to it that the heads outside are what the database's chains end with, where nothing speaks against it.
    func catchUp(on connection: Connection) throws {
        heads.load { $0.isSigned(by: keys.auditSigners) }
        var ends: [AuditHeads.Head] = []
        try connection.run(AuditStatements.heads, []) { row in
            ends.append(
                .init(tenant: row.id(0), sequence: row.integer(1), hash: row.blob(2), signature: row.blob(3)))
        }
        for end in ends where end.isSigned(by: keys.auditSigners) {
            let last = try tail(of: end.tenant, on: connection)
            guard last.sequence == end.sequence, areSame(last.hash, end.hash) else { continue }
            try heads.catchUp(to: end, signedBy: { $0.isSigned(by: keys.auditSigners) }) { sequence in
                try connection.first(AuditStatements.hashAt, [.id(end.tenant), .integer(sequence)]) { $0.blob(0) }
            }
        }
    }

    /// The bytes that a head's signature covers.
    static func headBytes(tenant: TenantID, sequence: Int64, hash: [UInt8]) -> [UInt8] {
        Array("nexie-audit-head 1\n\(tenant)\n\(sequence)\n\(hexadecimal(hash))\n".utf8)
    }

    /// The bytes that are stored and hashed: one `name: value` a line, line ends and backslashes escaped. The line that
    /// names a member of staff is there only when one did it, so that entries from before there were any stay as they are.
    static func canonical(_ event: AuditEvent, sequence: Int64, previous: [UInt8], at now: Instant) -> [UInt8] {
        let member = event.staff.map { [("staff", $0.text)] } ?? []
        let fields: [(String, String)] =
            [
                ("format", "nexie-audit 1"), ("tenant", event.tenant.text), ("sequence", String(sequence)),
                ("at", now.rfc3339), ("company", event.company?.text ?? ""), ("contact", event.contact?.text ?? ""),
            ] + member + [
                ("origin", event.origin), ("action", event.action), ("door", event.door),
                ("outcome", event.outcome.rawValue), ("reason", event.reason), ("record", event.record),
                ("previous", hexadecimal(previous)),
            ]
        return Array(fields.map { "\($0.0): \(escaped($0.1))\n" }.joined().utf8)
    }

    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == "\\" || $0.value < 32 }) else { return text }
        return text.unicodeScalars.map { scalar in
            scalar == "\\" ? "\\\\" : scalar.value < 32 ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }.joined()
    }

    private func tail(of tenant: TenantID, on connection: Connection) throws -> (sequence: Int64, hash: [UInt8]) {
        var tail = (sequence: Int64(0), hash: Self.beginning)
        try connection.run(AuditStatements.last, [.id(tenant)]) { tail = ($0.integer(0), $0.blob(1)) }
        return tail
    }
}

/// What the audit's tables are asked.
enum AuditStatements {
    static let last = Statement(
        .house, "audit.last",
        "SELECT sequence, hash FROM audit_entry WHERE tenant_id = $1 ORDER BY sequence DESC LIMIT 1")

    static let hashAt = Statement(
        .house, "audit.hash_at", "SELECT hash FROM audit_entry WHERE tenant_id = $1 AND sequence = $2")

    static let append = Statement(
        .house, "audit.append",
        """
        INSERT INTO audit_entry (tenant_id, sequence, previous_hash, hash, canonical)
        VALUES ($1, $2, $3, $4, $5)
        """)

    static let setHead = Statement(
        .house, "audit.set_head",
        """
        INSERT INTO audit_head (tenant_id, sequence, hash, signature) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id) DO UPDATE
        SET sequence = excluded.sequence, hash = excluded.hash, signature = excluded.signature
        """)

    static let heads = Statement(
        .house, "audit.heads", "SELECT tenant_id, sequence, hash, signature FROM audit_head ORDER BY tenant_id")

    static let chain = Statement(
        .house, "audit.chain",
        """
        SELECT sequence, previous_hash, hash, canonical FROM audit_entry
        WHERE tenant_id = $1 ORDER BY sequence
        """)

    static let tenants = Statement(
        .house, "audit.tenants",
        "SELECT id FROM tenant UNION SELECT DISTINCT tenant_id FROM audit_entry ORDER BY 1")

    static let since = Statement(
        .house, "audit.since",
        "SELECT sequence, canonical FROM audit_entry WHERE tenant_id = $1 AND sequence > $2 ORDER BY sequence")

    static let recent = Statement(
        .house, "audit.recent",
        "SELECT canonical FROM audit_entry WHERE tenant_id = $1 ORDER BY sequence DESC LIMIT $2")
}
