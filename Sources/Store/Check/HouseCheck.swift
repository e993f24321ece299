import Access
import Crypto
import NIOPosix

extension Database {
    /// Everything that is wrong with the rows, their references and the audit, found while people are served.
    public func check() async throws -> [CheckFinding] {
        try await settle()
        return try await Self.check(folder: folder.path, keys: keys)
    }

    /// The same for a data folder that another process may own; nothing is written.
    public static func check(folder: String, keys: HouseKeys) async throws -> [CheckFinding] {
        try await NIOThreadPool.singleton.runIfActive {
            let connection = try Connection(path: folder + "/nexie.db", reading: true)
            let kept = KeptEnds(folder: folder)
            let found = HouseCheck(connection: connection, keys: keys, kept: kept).run()
            guard found.contains(where: { [.audit, .evidence].contains($0.part) }) else { return found }
            // A chain that began in between had no head outside yet; the second look has it.
            let later = KeptEnds(folder: folder)
            guard later != kept else { return found }
            return HouseCheck(connection: connection, keys: keys, kept: later).run()
        }
    }
}

/// One look at everything, on a connection of its own and in one snapshot.
///
/// The kept heads must have been read before: what they tell of is then in the snapshot.
struct HouseCheck {
    let connection: Connection
    let keys: HouseKeys
    let kept: KeptEnds

    /// How many findings of one part are told.
    private static let most = 100

    func run() -> [CheckFinding] {
        let parts: [(CheckFinding.Part, () throws -> [String])] = [
            (.file, file), (.references, references), (.companies, companies), (.audit, audit),
            (.evidence, evidence),
        ]
        guard (try? connection.execute("BEGIN")) != nil else {
            return [CheckFinding(.file, "The file can't be read as a database.")]
        }
        defer { try? connection.execute("COMMIT") }
        return parts.flatMap { part, look in
            do {
                return try look().map { CheckFinding(part, $0) }
            } catch {
                return [CheckFinding(part, "This can't be read: \(error).")]
            }
        }
    }

    private func file() throws -> [String] {
        try told(CheckStatements.integrity) { $0.text(0) }.filter { $0 != "ok" }
    }

    private func references() throws -> [String] {
        try told(CheckStatements.references) { row in
            "Row \(row.integer(1)) of \(row.text(0)) refers to a row of \(row.text(2)) that is not there."
        }
    }

    private func companies() throws -> [String] {
        try told(CheckStatements.companies) { row in
            "The \(row.text(0)) \(row.text(1)) is not at the company of what it belongs to."
        }
    }

    private func audit() throws -> [String] {
        var heads: [TenantID: AuditHeads.Head] = [:]
        try connection.run(AuditStatements.heads, []) { row in
            heads[row.id(0)] = .init(
                tenant: row.id(0), sequence: row.integer(1), hash: row.blob(2), signature: row.blob(3))
        }
        var tenants = Set(heads.keys).union(kept.audit.tenants)
        try connection.run(AuditStatements.tenants, []) { tenants.insert($0.id(0)) }
        let broken = try tenants.sorted().compactMap { tenant in
            try AuditCheck(connection: connection, signers: keys.auditSigners, tenant: tenant)
                .firstBrokenLink(head: heads[tenant], kept: kept.audit[tenant])
                .map { "Chain of tenant \(tenant): \($0)" }
        }
        return strangers(kept.audit, "audit-heads") + broken
    }

    private func evidence() throws -> [String] {
        var tenants = kept.evidence.tenants
        try connection.run(EvidenceStatements.tenants, []) { tenants.insert($0.id(0)) }
        let broken = try tenants.sorted().compactMap { tenant in
            try EvidenceCheck(connection: connection, signers: keys.evidenceSigners, tenant: tenant)
                .firstBrokenLink(kept: kept.evidence[tenant])
                .map { "Evidence of tenant \(tenant): \($0)" }
        }
        let bare = try told(CheckStatements.bareDecisions) { row in
            "Risk \(row.text(0)), version \(row.integer(1)), is \(row.text(2)) without evidence of it."
        }
        return strangers(kept.evidence, EvidenceChain.folder) + broken + bare
    }

    private func strangers(_ heads: KeptHeads, _ folder: String) -> [String] {
        heads.strangers == 0 ? [] : ["\(heads.strangers) files of \(folder) are called as a head is, and are nobody's."]
    }

    private func told(_ statement: Statement, _ read: (Row) -> String) throws -> [String] {
        var found: [String] = []
        try connection.run(statement, []) { row in
            if found.count < Self.most { found.append(read(row)) }
        }
        return found
    }
}

/// The heads of both kinds of chains.
struct KeptEnds: Equatable {
    let audit: KeptHeads
    let evidence: KeptHeads

    init(folder: String) {
        audit = KeptHeads(folder: folder, inside: "audit-heads")
        evidence = KeptHeads(folder: folder, inside: EvidenceChain.folder)
    }
}
