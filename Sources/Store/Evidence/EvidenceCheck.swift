import Access
import Crypto
import Foundation

/// Walks one tenant's chain of evidence from one of its records to its end.
struct EvidenceCheck {
    let connection: Connection
    let signers: [Curve25519.Signing.PublicKey]
    let tenant: TenantID

    /// What is wrong with the first record that does not fit, or with the end; nil when everything fits.
    ///
    /// A walk that begins in the midst of the chain proves that its first record is the one that everything after it,
    /// and the end, was built on.
    func firstBrokenLink(from start: Int64 = 1, kept: KeptHead) throws -> String? {
        var walk = EvidenceWalk(tenant: tenant, signers: signers, kept: kept.head, start: start)
        var broken: String?
        try connection.run(EvidenceStatements.chain, [.id(tenant), .integer(start)]) { row in
            if broken == nil { broken = walk.step(EvidenceLink(row)) }
        }
        return broken ?? end(kept, walk.sequence)
    }

    private func end(_ outside: KeptHead, _ last: Int64) -> String? {
        if outside == .damaged { return KeptHead.damage }
        guard let kept = outside.head else { return last == 0 ? nil : "the head outside the database is missing." }
        guard kept.isEvidence(signedBy: signers) else {
            return "the signature of the head outside the database is not ours."
        }
        guard kept.sequence <= last else {
            return "record \(last + 1) and what followed are gone; the head outside names record \(kept.sequence)."
        }
        return nil
    }
}

/// One record as it is stored.
private struct EvidenceLink {
    let sequence: Int64
    let previous: [UInt8]
    let hash: [UInt8]
    let signature: [UInt8]
    let canonical: [UInt8]
    let document: [UInt8]
    let key: String
    let company: String
    let contact: String
    let risk: String
    let codeHash: [UInt8]

    init(_ row: Row) {
        sequence = row.integer(0)
        previous = row.blob(1)
        hash = row.blob(2)
        signature = row.blob(3)
        canonical = row.blob(4)
        document = row.blob(5)
        key = row.text(6)
        company = row.text(7)
        contact = row.text(8)
        risk = row.text(9)
        codeHash = row.blob(10)
    }

    /// Whether the text that was hashed says the same as the columns beside it.
    func speaks(of tenant: TenantID) -> Bool {
        let text = EvidenceText(stored: canonical)
        let said: [(EvidenceText.Field, String)] = [
            (.tenant, tenant.text), (.sequence, String(sequence)), (.key, key),
            (.previous, hexadecimal(previous)), (.company, company), (.contact, contact), (.risk, risk),
        ]
        return EvidenceChain.knows(text) && said.allSatisfy { text[$0.0] == $0.1 }
            && areSame(HouseKeys.hash(text[.code]), codeHash)
    }

    /// Whether the document is the one that was signed, byte by byte.
    var holdsDocument: Bool {
        let text = EvidenceText(stored: canonical)
        return text[.document] == hexadecimal(SHA256.hash(data: document))
            && text[.documentLength] == String(document.count)
    }
}

/// How far a walk along a chain of evidence has come.
private struct EvidenceWalk {
    let tenant: TenantID
    let signers: [Curve25519.Signing.PublicKey]
    let kept: AuditHeads.Head?
    var sequence: Int64
    private var hash: [UInt8]?

    init(tenant: TenantID, signers: [Curve25519.Signing.PublicKey], kept: AuditHeads.Head?, start: Int64) {
        self.tenant = tenant
        self.signers = signers
        self.kept = kept
        sequence = start - 1
        hash = start == 1 ? AuditChain.beginning : nil
    }

    /// Takes the next record; says what is wrong with it.
    mutating func step(_ link: EvidenceLink) -> String? {
        guard link.sequence == sequence + 1 else { return "record \(sequence + 1) is missing." }
        if let hash, !areSame(link.previous, hash) {
            return "record \(link.sequence) does not follow record \(sequence)."
        }
        guard areSame(Array(SHA256.hash(data: link.canonical)), link.hash) else {
            return "record \(link.sequence) is not what was written: its hash differs."
        }
        guard link.speaks(of: tenant) else { return "record \(link.sequence) was written for another place." }
        guard link.holdsDocument else {
            return "the document of record \(link.sequence) is not the one that was signed."
        }
        let head = AuditHeads.Head(
            tenant: tenant, sequence: link.sequence, hash: link.hash, signature: link.signature)
        guard head.isEvidence(signedBy: signers) else {
            return "the signature of record \(link.sequence) is not ours."
        }
        if let kept, kept.sequence == link.sequence, !areSame(kept.hash, link.hash) {
            return "record \(link.sequence) is not the one that the head outside the database names."
        }
        sequence = link.sequence
        hash = link.hash
        return nil
    }
}

extension AuditHeads.Head {
    /// Whether one of the installation's own keys signed it as the end of a chain of evidence.
    func isEvidence(signedBy keys: [Curve25519.Signing.PublicKey]) -> Bool {
        let bytes = EvidenceChain.headBytes(tenant: tenant, sequence: sequence, hash: hash)
        return keys.contains { $0.isValidSignature(Data(signature), for: bytes) }
    }
}
