import Access
import Crypto
import Foundation
import TestSupport
import Testing

@testable import Store

/// One way to forge evidence of three records, and what a check must say.
struct EvidenceForgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let finding: String
    let sql: String

    init(_ what: String, _ finding: String, sql: String) {
        testDescription = what
        self.finding = finding
        self.sql = sql
    }
}

@Suite struct EvidenceCheckTests {
    private static let anna = "anna@marigold.example"

    private static let forgeries: [EvidenceForgery] = [
        .init(
            "one letter of a record", "record 2 is not what was written: its hash differs.",
            sql: """
                UPDATE evidence_entry SET canonical = CAST(replace(CAST(canonical AS TEXT), 'typed', 'Typed') AS BLOB)
                WHERE sequence = 2
                """),
        .init(
            "one byte of a document", "the document of record 1 is not the one that was signed.",
            sql: "UPDATE evidence_entry SET document = CAST('the document of a risk' AS BLOB) WHERE sequence = 1"),
        .init(
            "a hash", "record 2 is not what was written: its hash differs.",
            sql: "UPDATE evidence_entry SET hash = zeroblob(32) WHERE sequence = 2"),
        .init(
            "a signature", "the signature of record 3 is not ours.",
            sql: "UPDATE evidence_entry SET signature = zeroblob(64) WHERE sequence = 3"),
        .init(
            "the risk that a record is found by", "record 1 was written for another place.",
            sql: "UPDATE evidence_entry SET risk_id = 'two' WHERE sequence = 1"),
        .init(
            "the code that a record is found by", "record 1 was written for another place.",
            sql: "UPDATE evidence_entry SET code_hash = zeroblob(32) WHERE sequence = 1"),
        .init("a record gone", "record 2 is missing.", sql: "DELETE FROM evidence_entry WHERE sequence = 2"),
        .init(
            "two records that changed places", "record 1 does not follow record 0.",
            sql: """
                UPDATE evidence_entry SET sequence = 9 WHERE sequence = 1;
                UPDATE evidence_entry SET sequence = 1 WHERE sequence = 2;
                UPDATE evidence_entry SET sequence = 2 WHERE sequence = 9;
                """),
        .init(
            "the end cut off", "record 3 and what followed are gone; the head outside names record 3.",
            sql: "DELETE FROM evidence_entry WHERE sequence = 3"),
        .init(
            "everything gone", "record 1 and what followed are gone; the head outside names record 3.",
            sql: "DELETE FROM evidence_entry"),
    ]

    @Test(arguments: forgeries)
    func `somebody with the file in hand can't change evidence unseen`(forgery: EvidenceForgery) async throws {
        try await EvidenceScene.with { scene in
            let tenant = try await Self.signThree(scene)
            #expect(try await scene.findings() == [])
            try scene.tampering().execute(forgery.sql)
            #expect(try await scene.findings() == ["Evidence of tenant \(tenant): \(forgery.finding)"])
        }
    }

    @Test func `who rewrites the rest with right hashes has no key to sign it`() async throws {
        try await EvidenceScene.with { scene in
            let tenant = try await Self.signThree(scene)
            let connection = try scene.tampering()
            var canonical: [UInt8] = []
            try connection.run(EvidenceStatements.chain, [.id(tenant), .integer(3)]) { canonical = $0.blob(4) }
            let text = String(decoding: canonical, as: UTF8.self).replacing(
                "acknowledged: yes", with: "acknowledged: no")
            let sql = "UPDATE evidence_entry SET canonical = $1, hash = $2 WHERE sequence = 3"
            try connection.run(
                Statement(.house, sql, sql), [.blob(Array(text.utf8)), .blob(Digest.of(Array(text.utf8)))])
            #expect(
                try await scene.findings() == ["Evidence of tenant \(tenant): the signature of record 3 is not ours."])
        }
    }

    @Test func `an older database that was put back is noticed`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.sign("one", by: anna)
            let folder = try scene.house.folder.folder("older")
            try await scene.house.store.backup(to: folder + "/nexie.db")
            try await scene.sign("two", by: anna)
            for name in ["audit-heads", "evidence-heads"] {
                try FileManager.default.copyItem(
                    atPath: scene.house.folder.path + "/" + name, toPath: folder + "/" + name)
            }
            let found = try await Database.check(folder: folder, keys: scene.house.keys)
            let words = "record 2 and what followed are gone; the head outside names record 2."
            #expect(
                found.filter { $0.part == .evidence }.map(\.what)
                    == ["Evidence of tenant \(anna.scope.tenant): \(words)"])
        }
    }

    @Test func `a backup with its heads holds evidence that is whole`() async throws {
        try await EvidenceScene.with { scene in
            _ = try await Self.signThree(scene)
            let folder = try scene.house.folder.folder("copy")
            try await scene.house.store.backup(to: folder + "/nexie.db")
            for name in ["audit-heads", "evidence-heads"] {
                try FileManager.default.copyItem(
                    atPath: scene.house.folder.path + "/" + name, toPath: folder + "/" + name)
            }
            #expect(try await Database.check(folder: folder, keys: scene.house.keys) == [])
        }
    }

    @Test func `after the secret was replaced, records of both keys are whole`() async throws {
        try await EvidenceScene.with { scene in
            _ = try await Self.signThree(scene)
            let newest = [UInt8](repeating: 9, count: 32)
            let both = try HouseKeys(secret: newest, replaced: [[UInt8](repeating: 7, count: 32)])
            let path = scene.house.folder.path
            #expect(try await Database.check(folder: path, keys: both) == [])
            let strange = try await Database.check(folder: path, keys: HouseKeys(secret: newest))
            #expect(
                strange.contains { $0.part == .evidence && $0.what.hasSuffix("the signature of record 1 is not ours.") }
            )
            #expect(both.evidenceKeys.count == 2)
        }
    }

    @Test func `a certificate's code tells whether its record stands, and a stranger's tells nothing`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            let text = try await scene.sign("one", by: anna)
            try await scene.sign("two", by: anna)
            let desk = scene.house.store
            let typed = CertificateCode.grouped(text[.code]).lowercased()
            let expected = EvidenceSight.Record(
                record: 1, documentHash: text[.document], signedAt: text[.signedAt], isDeclined: false,
                isUnchanged: true)
            #expect(try await desk.look(atCertificate: typed, from: "a") == .found(expected))
            #expect(try await desk.look(atCertificate: String(text[.code].dropLast()), from: "a") == .unknown)
            #expect(try await desk.look(atCertificate: "", from: "a") == .unknown)
            try scene.tampering().execute("DELETE FROM evidence_entry WHERE sequence = 2")
            let cut = EvidenceSight.Record(
                record: 1, documentHash: text[.document], signedAt: text[.signedAt], isDeclined: false,
                isUnchanged: false)
            #expect(try await desk.look(atCertificate: typed, from: "a") == .found(cut))
        }
    }

    @Test func `codes of certificates can't be tried without end`() async throws {
        try await EvidenceScene.with { scene in
            let desk = scene.house.store
            for _ in 0..<60 { #expect(try await desk.look(atCertificate: "x", from: "a") == .unknown) }
            guard case .tooMany = try await desk.look(atCertificate: "x", from: "a") else {
                Issue.record("the sixty-first look was not refused")
                return
            }
            #expect(try await desk.look(atCertificate: "x", from: "b") == .unknown)
        }
    }

    private static func signThree(_ scene: EvidenceScene) async throws -> TenantID {
        let anna = try await scene.signer(Self.anna)
        for risk in ["one", "two", "three"] { try await scene.sign(risk, by: anna) }
        return anna.scope.tenant
    }
}
