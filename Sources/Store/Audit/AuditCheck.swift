import Access
import Crypto

/// Walks one tenant's chain from its first entry to its end.
struct AuditCheck {
    let connection: Connection
    let signers: [Curve25519.Signing.PublicKey]
    let tenant: TenantID

    /// What is wrong with the first entry that does not fit, or with the end; nil when everything fits.
    func firstBrokenLink(head: AuditHeads.Head?, kept: KeptHead) throws -> String? {
        var walk = AuditWalk(tenant: tenant, kept: kept.head)
        var broken: String?
        try connection.run(AuditStatements.chain, [.id(tenant)]) { row in
            if broken == nil { broken = walk.step(AuditLink(row)) }
        }
        if walk.sequence == 0, broken == nil { return "there is no entry at all; a tenant begins with one." }
        return broken ?? end(head, of: walk) ?? end(kept: kept, of: walk)
    }

    private func end(_ head: AuditHeads.Head?, of walk: AuditWalk) -> String? {
        guard let head else { return walk.sequence == 0 ? nil : "the signed head is missing." }
        guard head.isSigned(by: signers) else { return "the signature of the head is not ours." }
        guard head.sequence == walk.sequence else {
            return "the chain ends with entry \(walk.sequence), but entry \(head.sequence) was signed as its last."
        }
        return areSame(head.hash, walk.hash) ? nil : "entry \(walk.sequence) is not the one that was signed."
    }

    private func end(kept outside: KeptHead, of walk: AuditWalk) -> String? {
        if outside == .damaged { return KeptHead.damage }
        guard let kept = outside.head else {
            return walk.sequence == 0 ? nil : "the head outside the database is missing."
        }
        guard kept.isSigned(by: signers) else { return "the signature of the head outside the database is not ours." }
        guard kept.sequence <= walk.sequence else {
            let cut = "entry \(walk.sequence + 1) and what followed are cut off"
            return "\(cut); the head outside names entry \(kept.sequence)."
        }
        return nil
    }
}

/// One entry as it is stored.
struct AuditLink {
    let sequence: Int64
    let previous: [UInt8]
    let hash: [UInt8]
    let canonical: [UInt8]

    init(_ row: Row) {
        sequence = row.integer(0)
        previous = row.blob(1)
        hash = row.blob(2)
        canonical = row.blob(3)
    }

    /// Whether the text that was hashed names this very place of this very chain.
    func speaks(of tenant: TenantID) -> Bool {
        let lines = String(decoding: canonical, as: UTF8.self).split(separator: "\n")
        return lines.first == "format: nexie-audit 1" && lines.dropFirst().first == "tenant: \(tenant)"
            && lines.dropFirst(2).first == "sequence: \(sequence)" && lines.last == "previous: \(hexadecimal(previous))"
    }
}

/// How far a walk along a chain has come.
private struct AuditWalk {
    let tenant: TenantID
    let kept: AuditHeads.Head?
    var sequence: Int64 = 0
    var hash = AuditChain.beginning

    /// Takes the next entry; says what is wrong with it.
    mutating func step(_ link: AuditLink) -> String? {
        guard link.sequence == sequence + 1 else { return "entry \(sequence + 1) is missing." }
        guard areSame(link.previous, hash) else {
            return "entry \(link.sequence) does not follow entry \(sequence)."
        }
        guard areSame(Array(SHA256.hash(data: link.canonical)), link.hash) else {
            return "entry \(link.sequence) is not what was written: its hash differs."
        }
        guard link.speaks(of: tenant) else { return "entry \(link.sequence) was written for another place." }
        if let kept, kept.sequence == link.sequence, !areSame(kept.hash, link.hash) {
            return "entry \(link.sequence) is not the one that the head outside the database names."
        }
        sequence = link.sequence
        hash = link.hash
        return nil
    }
}
