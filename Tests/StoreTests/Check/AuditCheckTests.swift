import Access
import Foundation
import TestSupport
import Testing

@testable import Store

/// One way to forge an audit of 15 entries, and the first broken link that a check must name.
struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let finding: String
    let forge: @Sendable (Tampering) throws -> Void

    init(_ what: String, _ finding: String, _ forge: @escaping @Sendable (Tampering) throws -> Void) {
        testDescription = what
        self.finding = finding
        self.forge = forge
    }

    /// A forgery in SQL alone.
    init(_ what: String, _ finding: String, sql: String) {
        self.init(what, finding) { try $0.run(sql) }
    }
}

@Suite struct AuditCheckTests {
    private static let entries: [Forgery] = [
        .init(
            "one letter of an entry", "entry 5 is not what was written: its hash differs.",
            sql: """
                UPDATE audit_entry SET canonical = CAST(replace(CAST(canonical AS TEXT), 'contact:', 'contacT:') AS BLOB)
                WHERE tenant_id = :t AND sequence = 5
                """),
        .init(
            "one bit of a hash", "entry 5 is not what was written: its hash differs.",
            sql: "UPDATE audit_entry SET hash = zeroblob(32) WHERE tenant_id = :t AND sequence = 5"),
        .init(
            "the link to the entry before", "entry 5 does not follow entry 4.",
            sql: "UPDATE audit_entry SET previous_hash = randomblob(32) WHERE tenant_id = :t AND sequence = 5"),
        .init("an entry and its hash", "entry 6 does not follow entry 5.") { try $0.rewrite(5) },
        .init("the first entry and its hash", "entry 2 does not follow entry 1.") { try $0.rewrite(1) },
        .init("the last entry and its hash", "entry 15 is not the one that the head outside the database names.") {
            try $0.rewrite(15)
        },
        .init(
            "an entry in the middle gone", "entry 5 is missing.",
            sql: "DELETE FROM audit_entry WHERE tenant_id = :t AND sequence = 5"),
        .init(
            "the first entry gone", "entry 1 is missing.",
            sql: "DELETE FROM audit_entry WHERE tenant_id = :t AND sequence = 1"),
        .init(
            "an entry gone and the later ones moved up", "entry 5 does not follow entry 4.",
            sql: """
                DELETE FROM audit_entry WHERE tenant_id = :t AND sequence = 5;
                UPDATE audit_entry SET sequence = -sequence WHERE tenant_id = :t AND sequence > 5;
                UPDATE audit_entry SET sequence = -sequence - 1 WHERE tenant_id = :t AND sequence < 0;
                """),
        .init(
            "two entries changing places", "entry 5 does not follow entry 4.",
            sql: """
                UPDATE audit_entry SET sequence = 99 WHERE tenant_id = :t AND sequence = 5;
                UPDATE audit_entry SET sequence = 5 WHERE tenant_id = :t AND sequence = 6;
                UPDATE audit_entry SET sequence = 6 WHERE tenant_id = :t AND sequence = 99;
                """),
        .init(
            "an entry of another tenant", "entry 1 was written for another place.",
            sql: """
                UPDATE audit_entry SET (hash, canonical) = (SELECT other.hash, other.canonical FROM audit_entry AS other
                    WHERE other.tenant_id <> :t AND other.sequence = 1)
                WHERE tenant_id = :t AND sequence = 1
                """),
        .init("an entry more", "the chain ends with entry 16, but entry 15 was signed as its last.") { try $0.forge() },
    ]

    private static let ends: [Forgery] = [
        .init(
            "the tail cut off", "the chain ends with entry 13, but entry 15 was signed as its last.",
            sql: "DELETE FROM audit_entry WHERE tenant_id = :t AND sequence > 13"),
        .init(
            "the tail and the head gone", "the signed head is missing.",
            sql: """
                DELETE FROM audit_entry WHERE tenant_id = :t AND sequence > 13;
                DELETE FROM audit_head WHERE tenant_id = :t
                """),
        .init(
            "the whole chain and its head gone", "there is no entry at all; a tenant begins with one.",
            sql: "DELETE FROM audit_entry WHERE tenant_id = :t; DELETE FROM audit_head WHERE tenant_id = :t"),
        .init("the chain and both heads gone", "there is no entry at all; a tenant begins with one.") {
            try $0.run("DELETE FROM audit_entry WHERE tenant_id = :t; DELETE FROM audit_head WHERE tenant_id = :t")
            try FileManager.default.removeItem(atPath: $0.keptHead)
        },
        .init(
            "a signature of somebody else", "the signature of the head is not ours.",
            sql: "UPDATE audit_head SET signature = randomblob(64) WHERE tenant_id = :t"),
        .init(
            "a head that names the cut end, with the old signature", "the signature of the head is not ours.",
            sql: """
                DELETE FROM audit_entry WHERE tenant_id = :t AND sequence > 13;
                UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_entry
                    WHERE tenant_id = :t AND sequence = 13) WHERE tenant_id = :t
                """),
        .init("the head outside gone", "the head outside the database is missing.") {
            try FileManager.default.removeItem(atPath: $0.keptHead)
        },
        .init("the head outside signed by nobody", "the signature of the head outside the database is not ours.") {
            let text = try String(contentsOfFile: $0.keptHead, encoding: .utf8)
            let words = text.split(separator: " ").dropLast().joined(separator: " ")
            let forged = "\(words) \(String(repeating: "0", count: 128))\n"
            try forged.write(toFile: $0.keptHead, atomically: true, encoding: .utf8)
        },
        .init("the last entry rewritten and the head outside gone", "entry 15 is not the one that was signed.") {
            try $0.rewrite(15)
            try FileManager.default.removeItem(atPath: $0.keptHead)
        },
    ]

    @Test(arguments: entries + ends)
    func `somebody with the file in hand can't change the audit unseen`(forgery: Forgery) async throws {
        try await TestHouse.with { house in
            let tampering = try await Tampering(house)
            #expect(try tampering.length() == 15)
            let before = try await tampering.findings()
            #expect(before == [])
            try forgery.forge(tampering)
            let found = try await tampering.findings()
            #expect(found == ["audit: Chain of tenant \(tampering.tenant): \(forgery.finding)"])
            #expect(try await house.store.auditVerdict(of: tampering.tenant).broken == forgery.finding)
        }
    }

    @Test func `an earlier head, signed by us, does not hide a cut tail`() async throws {
        try await TestHouse.with { house in
            let tampering = try await Tampering(house)
            let earlier = try tampering.head()
            try await house.store.setPortalAccess(
                tenant: tampering.tenant, contactExternalID: "anna", role: "Owner", enabled: true)
            try tampering.run("DELETE FROM audit_entry WHERE tenant_id = :t AND sequence > 15")
            try tampering.restore(earlier)
            let found = try await tampering.findings()
            let cut = "entry 16 and what followed are cut off; the head outside names entry 16."
            #expect(found == ["audit: Chain of tenant \(tampering.tenant): \(cut)"])
        }
    }

    @Test func `a head outside that is a little behind is no fault, a torn one is`() async throws {
        try await TestHouse.with { house in
            let tampering = try await Tampering(house)
            let earlier = try String(contentsOfFile: tampering.keptHead, encoding: .utf8)
            try await house.store.setPortalAccess(
                tenant: tampering.tenant, contactExternalID: "anna", role: "Owner", enabled: true)
            try earlier.write(toFile: tampering.keptHead, atomically: true, encoding: .utf8)
            #expect(try await tampering.findings() == [])
            try earlier.prefix(40).write(toFile: tampering.keptHead, atomically: true, encoding: .utf8)
            let found = try await tampering.findings()
            #expect(found == ["audit: Chain of tenant \(tampering.tenant): \(KeptHead.damage)"])
        }
    }

    @Test func `another installation's key finds nothing of ours to be its own`() async throws {
        try await TestHouse.with { house in
            let strange = try HouseKeys(secret: [UInt8](repeating: 8, count: 32))
            let found = try await Database.check(folder: house.folder.path, keys: strange)
            #expect(found.count == 2)
            let words = "the signature of the head is not ours."
            #expect(found.allSatisfy { $0.part == .audit && $0.what.hasSuffix(words) })
        }
    }
}
