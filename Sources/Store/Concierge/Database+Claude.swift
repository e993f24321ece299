import Access

/// How a tenant's Nexie is set up, as staff see it.
public struct ClaudeSummary: Sendable, Hashable {
    /// The last four characters of its key; nil without one.
    public let keyEnd: String?
    /// The model's identifier.
    public var model: String
    /// How hard it thinks.
    public var effort: String
    /// Tokens of one response at most: 256 to 64,000.
    public var mostOutput: Int

    init(_ row: Row) {
        let end = row.text(2)
        keyEnd = end.isEmpty ? nil : end
        (model, effort, mostOutput) = (row.text(3), row.text(4), Int(row.integer(5)))
    }

    /// A tenant that nobody has set up.
    public init() {
        keyEnd = nil
        model = ClaudeSetup.standardModel
        effort = ClaudeSetup.standardEffort
        mostOutput = ClaudeSetup.standardOutput
    }
}

extension Database {
    /// For what a tenant's key is sealed.
    static let claudePurpose = "Claude key"

    /// The tenant's own language model; nil when it has no key. Throws an `UnusableSetup` when no secret opens its key.
    public func claude(of tenant: TenantID) async throws -> ClaudeSetup? {
        let found = try await readers.house { connection in
            try connection.first(ClaudeStatements.find, [.id(tenant)]) { row in
                (SealingKeys.Sealed(keyID: row.text(1), bytes: row.blob(0)), ClaudeSummary(row))
            }
        }
        guard let (sealed, summary) = found, summary.keyEnd != nil else { return nil }
        let opened: String
        do {
            opened = try keys.seals.open(sealed, purpose: Self.claudePurpose, of: tenant)
        } catch {
            throw UnusableSetup(reason: Self.words(of: error))
        }
        guard let key = ServiceKey(opened) else { throw UnusableSetup(reason: "the sealed key is no key") }
        return ClaudeSetup(
            key: key, model: summary.model, effort: summary.effort, mostOutput: summary.mostOutput)
    }

    /// How a tenant's Nexie is set up, without its key.
    public func claudeSummary(of tenant: TenantID) async throws -> ClaudeSummary {
        try await readers.house { connection in
            try connection.first(ClaudeStatements.find, [.id(tenant)], ClaudeSummary.init) ?? ClaudeSummary()
        }
    }

    /// Gives a tenant a key, in the place of the one before; nil takes it away.
    public func setClaudeKey(_ key: ServiceKey?, of tenant: TenantID) async throws {
        let sealed = try key.map { try keys.seals.seal($0.secret, purpose: Self.claudePurpose, of: tenant) }
        let now = settings.now()
        let standard = ClaudeSummary()
        try await writer.write { [audit] connection in
            try connection.run(
                ClaudeStatements.putKey,
                [
                    .id(tenant), sealed.map { .blob($0.bytes) } ?? .null, .text(sealed?.keyID ?? ""),
                    .text(key?.lastFour ?? ""), .text(standard.model), .text(standard.effort),
                    .integer(Int64(standard.mostOutput)), .instant(now),
                ])
            let action = key == nil ? "claude:forget" : "claude:key"
            try audit.append(.setUp(action, tenant: tenant), at: now, on: connection)
        }
    }

    /// Sets how a tenant's model answers; its key stays.
    public func setClaude(_ wanted: ClaudeSummary, of tenant: TenantID) async throws {
        let now = settings.now()
        try await writer.write { [audit] connection in
            try connection.run(
                ClaudeStatements.put,
                [
                    .id(tenant), .text(wanted.model), .text(wanted.effort), .integer(Int64(wanted.mostOutput)),
                    .instant(now),
                ])
            try audit.append(.setUp("claude:set", tenant: tenant), at: now, on: connection)
        }
    }

    /// Why something sealed does not open, as a part of a sentence.
    private static func words(of error: any Error) -> String {
        if case StoreError.fault(let words) = error { words } else { "it can't be read" }
    }

    /// What came of leaving replaced secrets.
    public struct Resealing: Sendable, Hashable {
        /// How many keys were sealed anew.
        public var sealed = 0
        /// The tenants whose key no secret opens; it stays as it is.
        public var closed: [TenantID] = []

        /// So much came of it.
        init(sealed: Int = 0, closed: [TenantID] = []) {
            self.sealed = sealed
            self.closed = closed
        }
    }

    /// Seals everything anew that a replaced secret has sealed, and signs every audit chain's end anew. Nothing that opens
    /// depends on a replaced secret afterwards; what does not open is left as it is, because others must be served.
    public func leaveReplacedSecrets() async throws -> Resealing {
        let now = settings.now()
        let (seals, newest, ours) = (keys.seals, keys.audit.publicKey, keys.auditSigners)
        return try await writer.write { [audit] connection in
            var old: [(tenant: TenantID, sealed: SealingKeys.Sealed)] = []
            try connection.run(ClaudeStatements.sealedBefore, [.text(seals.newestID)]) { row in
                old.append((row.id(0), SealingKeys.Sealed(keyID: row.text(2), bytes: row.blob(1))))
            }
            var resealing = Resealing()
            for (tenant, sealed) in old {
                guard let key = try? seals.open(sealed, purpose: Self.claudePurpose, of: tenant) else {
                    resealing.closed.append(tenant)
                    continue
                }
                let anew = try seals.seal(key, purpose: Self.claudePurpose, of: tenant)
                try connection.run(ClaudeStatements.reseal, [.id(tenant), .blob(anew.bytes), .text(anew.keyID)])
                resealing.sealed += 1
            }
            resealing.sealed += try connection.resealStaff(with: seals).sealed
            var heads: [AuditHeads.Head] = []
            try connection.run(AuditStatements.heads, []) { row in
                heads.append(
                    .init(tenant: row.id(0), sequence: row.integer(1), hash: row.blob(2), signature: row.blob(3)))
            }
            // A head that nobody of ours signed is left for the check to find.
            for head in heads where !head.isSigned(by: [newest]) && head.isSigned(by: ours) {
                try audit.append(.setUp("house:secret", tenant: head.tenant), at: now, on: connection)
            }
            return resealing
        }
    }
}

/// By what something is set up without anybody having logged in.
enum SetupWay: String {
    /// A command on the machine.
    case command
    /// The link with which an empty installation is set up.
    case setup
}

extension AuditEvent {
    /// Something that staff set up by a command, or by the setup link.
    static func setUp(
        _ action: String, tenant: TenantID, record: String = "", by way: SetupWay = .command
    ) -> AuditEvent {
        AuditEvent(
            tenant: tenant, company: nil, contact: nil, origin: way.rawValue, action: action, door: way.rawValue,
            outcome: .allowed, record: record)
    }
}

/// What is asked of tenants' own models.
enum ClaudeStatements {
    static let find = Statement(
        .house, "claude.find",
        """
        SELECT sealed_key, sealed_by, last_four, model, effort, most_output FROM claude_setup WHERE tenant_id = $1
        """)

    static let putKey = Statement(
        .house, "claude.put_key",
        """
        INSERT INTO claude_setup (tenant_id, sealed_key, sealed_by, last_four, model, effort, most_output, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (tenant_id) DO UPDATE
        SET sealed_key = excluded.sealed_key, sealed_by = excluded.sealed_by, last_four = excluded.last_four,
            changed_at = excluded.changed_at
        """)

    static let put = Statement(
        .house, "claude.put",
        """
        INSERT INTO claude_setup (tenant_id, model, effort, most_output, changed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id) DO UPDATE
        SET model = excluded.model, effort = excluded.effort, most_output = excluded.most_output,
            changed_at = excluded.changed_at
        """)

    static let sealedBefore = Statement(
        .house, "claude.sealed_before",
        "SELECT tenant_id, sealed_key, sealed_by FROM claude_setup WHERE sealed_key IS NOT NULL AND sealed_by <> $1")

    static let reseal = Statement(
        .house, "claude.reseal", "UPDATE claude_setup SET sealed_key = $2, sealed_by = $3 WHERE tenant_id = $1")
}
