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
        var tenants = Set(heads.keys).union(kept.audit.heads.keys)
        try connection.run(AuditStatements.tenants, []) { tenants.insert($0.id(0)) }
        let broken = try tenants.sorted().compactMap { tenant in
            try AuditCheck(connection: connection, signers: keys.auditSigners, tenant: tenant)
                .firstBrokenLink(head: heads[tenant], kept: kept.audit.heads[tenant])
                .map { "Chain of tenant \(tenant): \($0)" }
        }
        return kept.audit.damage + broken
    }

    private func evidence() throws -> [String] {
        var tenants = Set(kept.evidence.heads.keys)
        try connection.run(EvidenceStatements.tenants, []) { tenants.insert($0.id(0)) }
        let broken = try tenants.sorted().compactMap { tenant in
            try EvidenceCheck(connection: connection, signers: keys.evidenceSigners, tenant: tenant)
                .firstBrokenLink(kept: kept.evidence.heads[tenant])
                .map { "Evidence of tenant \(tenant): \($0)" }
        }
        return kept.evidence.damage + broken
    }

    private func told(_ statement: Statement, _ read: (Row) -> String) throws -> [String] {
        var found: [String] = []
        try connection.run(statement, []) { row in
            if found.count < Self.most { found.append(read(row)) }
        }
        return found
    }
}

/// The heads outside the database as they were at one moment.
struct KeptHeads: Equatable {
    private(set) var heads: [TenantID: AuditHeads.Head] = [:]
    private(set) var damage: [String] = []

    init(folder: String, inside name: String) {
        do {
            for head in try AuditHeads.kept(in: folder + "/" + name) { heads[head.tenant] = head }
        } catch {
            damage = ["A head outside the database can't be read: \(error)."]
        }
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

/// What a check asks.
enum CheckStatements {
    static let integrity = Statement(.house, "check.integrity", "PRAGMA integrity_check")

    static let references = Statement(.house, "check.references", "PRAGMA foreign_key_check")

    static let companies = Statement(
        .house, "check.companies",
        """
        SELECT 'ticket', ticket.id FROM ticket
            JOIN contact ON contact.tenant_id = ticket.tenant_id AND contact.id = ticket.contact_id
            WHERE contact.company_id <> ticket.company_id
        UNION ALL SELECT 'note', ticket_note.id FROM ticket_note
            JOIN ticket ON ticket.tenant_id = ticket_note.tenant_id AND ticket.id = ticket_note.ticket_id
            WHERE ticket.company_id <> ticket_note.company_id
        UNION ALL SELECT 'invoice line', invoice.number FROM invoice_line
            JOIN invoice ON invoice.tenant_id = invoice_line.tenant_id AND invoice.id = invoice_line.invoice_id
            WHERE invoice.company_id <> invoice_line.company_id
        UNION ALL SELECT 'payment', payment.id FROM payment
            JOIN invoice ON invoice.tenant_id = payment.tenant_id AND invoice.id = payment.invoice_id
            WHERE invoice.company_id <> payment.company_id
        UNION ALL SELECT 'quote section', quote.number FROM quote_section
            JOIN quote ON quote.tenant_id = quote_section.tenant_id AND quote.id = quote_section.quote_id
            WHERE quote.company_id <> quote_section.company_id
        UNION ALL SELECT 'quote line', quote.number FROM quote_line
            JOIN quote ON quote.tenant_id = quote_line.tenant_id AND quote.id = quote_line.quote_id
            WHERE quote.company_id <> quote_line.company_id
        UNION ALL SELECT 'conversation', conversation.id FROM conversation
            JOIN contact ON contact.tenant_id = conversation.tenant_id AND contact.id = conversation.contact_id
            WHERE contact.company_id <> conversation.company_id
        UNION ALL SELECT 'message', message.id FROM message
            JOIN conversation ON conversation.tenant_id = message.tenant_id
                AND conversation.id = message.conversation_id
            WHERE conversation.company_id <> message.company_id OR conversation.contact_id <> message.contact_id
        UNION ALL SELECT 'proposal', proposal.id FROM proposal
            JOIN conversation ON conversation.tenant_id = proposal.tenant_id
                AND conversation.id = proposal.conversation_id
            WHERE conversation.company_id <> proposal.company_id OR conversation.contact_id <> proposal.contact_id
        """)
}
