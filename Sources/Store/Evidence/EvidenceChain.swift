import Access
import Crypto

/// Writes the tenants' chains of evidence; used on the writer's thread, inside its transaction.
///
/// Each record is signed by itself over its place and its hash, so that its signature is also the chain's head as long as
/// it is the last one.
final class EvidenceChain: @unchecked Sendable {
    private let keys: HouseKeys
    private let heads: AuditHeads
    private var grown: Set<TenantID> = []

    init(keys: HouseKeys, heads: AuditHeads) {
        self.keys = keys
        self.heads = heads
    }

    /// A record before it has its place.
    struct Draft {
        let tenant: TenantID
        let company: CompanyID
        let contact: ContactID
        let risk: String
        let code: String
        let document: [UInt8]
        var values: [EvidenceText.Field: String]
    }

    /// Puts the record at the end of its tenant's chain.
    func append(_ draft: Draft, on connection: Connection) throws -> EvidenceText {
        let last = try tail(of: draft.tenant, on: connection)
        let sequence = (last?.sequence ?? 0) + 1
        let previous = Faults.has(.chainForked) ? AuditChain.beginning : last?.hash ?? AuditChain.beginning
        var values = draft.values
        values[.format] = EvidenceChain.format
        values[.tenant] = draft.tenant.text
        values[.sequence] = String(sequence)
        values[.key] = keys.evidenceKeyID
        values[.previous] = hexadecimal(previous)
        values[.document] = hexadecimal(SHA256.hash(data: Self.hashed(draft.document)))
        values[.documentLength] = String(draft.document.count)
        values[.code] = draft.code
        let text = EvidenceText(values)
        let hash = Array(SHA256.hash(data: text.bytes))
        let head = Self.headBytes(tenant: draft.tenant, sequence: sequence, hash: hash)
        try connection.run(
            EvidenceStatements.append,
            [
                .id(draft.tenant), .id(draft.company), .id(draft.contact), .text(draft.risk), .integer(sequence),
                .blob(previous), .blob(hash), .blob(Array(try keys.evidence.signature(for: head))),
                .text(keys.evidenceKeyID), .blob(HouseKeys.hash(draft.code)), .blob(text.bytes), .blob(draft.document),
            ])
        grown.insert(draft.tenant)
        return text
    }

    /// Notes the end of every chain that grew in this transaction, to be kept outside once it is safe.
    func seal(on connection: Connection) throws {
        defer { grown.removeAll() }
        for tenant in grown {
            guard let head = try tail(of: tenant, on: connection) else { continue }
            try heads.note(head) {
                try connection.first(EvidenceStatements.hashAt, [.id(tenant), .integer($0)]) { $0.blob(0) }
            }
        }
    }

    /// Begins anew in a scratch house whose rows are put back.
    func startOver() { heads.startOver() }

    /// The folder beside the database in which the ends of the chains are kept.
    static let folder = "evidence-heads"
    /// The form of a new record.
    static let format = "nexie-evidence 2"

    /// Whether a record has a form that was ever written, and the kind that goes with it.
    static func knows(_ text: EvidenceText) -> Bool {
        switch text[.format] {
        case "nexie-evidence 1": text[.kind].isEmpty
        case format: RiskVerdict(rawValue: text[.kind]) != nil
        default: false
        }
    }

    /// The bytes that a record's signature covers.
    static func headBytes(tenant: TenantID, sequence: Int64, hash: [UInt8]) -> [UInt8] {
        Array("nexie-evidence-head 1\n\(tenant)\n\(sequence)\n\(hexadecimal(hash))\n".utf8)
    }

    /// Sees to it that the heads outside are what the database's chains end with, where nothing speaks against it.
    func catchUp(on connection: Connection) throws {
        heads.load { $0.isEvidence(signedBy: keys.evidenceSigners) }
        var tenants: Set<TenantID> = []
        try connection.run(EvidenceStatements.tenants, []) { tenants.insert($0.id(0)) }
        for tenant in tenants {
            guard let last = try tail(of: tenant, on: connection), last.isEvidence(signedBy: keys.evidenceSigners)
            else { continue }
            try heads.catchUp(to: last, signedBy: { $0.isEvidence(signedBy: keys.evidenceSigners) }) { sequence in
                try connection.first(EvidenceStatements.hashAt, [.id(tenant), .integer(sequence)]) { $0.blob(0) }
            }
        }
    }

    private static func hashed(_ document: [UInt8]) -> [UInt8] {
        Faults.has(.documentHashedShort) ? document.dropLast() : document
    }

    private func tail(of tenant: TenantID, on connection: Connection) throws -> AuditHeads.Head? {
        try connection.first(EvidenceStatements.last, [.id(tenant)]) { row in
            AuditHeads.Head(tenant: tenant, sequence: row.integer(0), hash: row.blob(1), signature: row.blob(2))
        }
    }
}

/// What the tables of evidence are asked.
enum EvidenceStatements {
    static let last = Statement(
        .house, "evidence.last",
        "SELECT sequence, hash, signature FROM evidence_entry WHERE tenant_id = $1 ORDER BY sequence DESC LIMIT 1")

    static let append = Statement(
        .house, "evidence.append",
        """
        INSERT INTO evidence_entry (tenant_id, company_id, contact_id, risk_id, sequence, previous_hash, hash,
            signature, key_id, code_hash, canonical, document)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """)

    static let chain = Statement(
        .house, "evidence.chain",
        """
        SELECT sequence, previous_hash, hash, signature, canonical, document, key_id, company_id, contact_id, risk_id,
            code_hash
        FROM evidence_entry WHERE tenant_id = $1 AND sequence >= $2 ORDER BY sequence
        """)

    static let tenants = Statement(
        .house, "evidence.tenants", "SELECT DISTINCT tenant_id FROM evidence_entry ORDER BY tenant_id")

    static let tenantNamed = Statement(
        .house, "evidence.tenant_named", "SELECT id FROM tenant WHERE slug = $1")

    static let byCode = Statement(
        .house, "evidence.by_code", "SELECT tenant_id, sequence FROM evidence_entry WHERE code_hash = $1")

    /// The record at a place of a chain, if it is of that contact.
    static let at = Statement(
        .house, "evidence.at",
        """
        SELECT sequence, hash, signature, canonical, document FROM evidence_entry
        WHERE tenant_id = $1 AND sequence = $2 AND contact_id = $3
        """)

    static let hashAt = Statement(
        .house, "evidence.hash_at", "SELECT hash FROM evidence_entry WHERE tenant_id = $1 AND sequence = $2")

    static let ofRisk = Statement(
        .client, "risk.evidence",
        """
        SELECT sequence, hash, signature, canonical, document FROM portal_evidence
        WHERE tenant_id = $1 AND company_id = $2 AND risk_id = $4 AND ($5 = 0 OR sequence = $5)
        ORDER BY sequence DESC LIMIT 1
        """)
}
