import Access
import Crypto
import Foundation
import TestSupport
import Testing

@testable import Store

/// A no leaves the evidence that a signature leaves.
@Suite struct DeclineEvidenceTests {
    private static let anna = "anna@marigold.example"

    @Test func `a no is recorded with its reason, by whom, how and when, and is told from a signature`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            let yes = try await scene.sign("one", by: anna)
            scene.house.clock.advance(seconds: 86400)
            let text = try await scene.decline("two", by: anna)
            let session = try #require(anna.origin.session)
            let expected: [EvidenceText.Field: String] = [
                .format: "nexie-evidence 2", .kind: "declined", .sequence: "2",
                .signedAt: scene.house.clock.now.rfc3339,
                .name: anna.person.name, .email: Self.anna, .risk: "two", .number: "R-two", .intent: "Decline",
                .reason: "Too dear.\nReally.",
                .reasonHash: hexadecimal(Digest.of(Array("Too dear.\nReally.".utf8))),
                .document: hexadecimal(Digest.of(Array("The document of a risk".utf8))), .documentLength: "22",
                .session: session.text, .loginWay: "link", .address: "192.0.2.7", .preview: "none",
                .acknowledged: "", .consent: "", .typedName: "", .signature: "", .proof: "",
                .previous: hexadecimal(Digest.of(yes.bytes)),
            ]
            for (field, value) in expected { #expect(text[field] == value, "\(field)") }
            #expect(text.verdict == .declined && yes.verdict == .accepted)
            #expect(EvidenceText(stored: text.bytes)[.reason] == "Too dear.\nReally.")
            #expect(try await scene.findings() == [])
            let sight = try await scene.house.store.look(atCertificate: text[.code], from: "a")
            let record = EvidenceSight.Record(
                record: 2, documentHash: text[.document], signedAt: text[.signedAt], isDeclined: true, isUnchanged: true
            )
            #expect(sight == .found(record))
        }
    }

    @Test func `nobody declines without a login of their own`() async throws {
        try await EvidenceScene.with { scene in
            let staff = try await scene.house.principal(Self.anna)
            await #expect(throws: SigningProblem.noLogin) { try await scene.decline("one", by: staff) }
            let anna = try await scene.signer(Self.anna)
            try await scene.login.change("DELETE FROM session")
            await #expect(throws: SigningProblem.noLogin) { try await scene.decline("one", by: anna) }
            #expect(try await scene.login.rows("evidence_entry") == 0)
            #expect(try await scene.login.rows("outbox", where: "kind = 'receipt'") == 0)
        }
    }

    @Test(arguments: [("kind: declined", "kind: accepted"), ("kind: declined", "kind: neither"), ("dear", "cheap")])
    func `a no that is made another one is found`(was: String, is: String) async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.decline("one", by: anna)
            let change = "replace(CAST(canonical AS TEXT), '\(was)', '\(`is`)')"
            try scene.tampering().execute("UPDATE evidence_entry SET canonical = CAST(\(change) AS BLOB)")
            let words = "record 1 is not what was written: its hash differs."
            #expect(try await scene.findings() == ["Evidence of tenant \(anna.scope.tenant): \(words)"])
        }
    }

    @Test func `a record of before there were kinds is an acceptance, and stays whole`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.sign("one", by: anna)
            let connection = try scene.tampering()
            var canonical: [UInt8] = []
            try connection.run(EvidenceStatements.chain, [.id(anna.scope.tenant), .integer(1)]) {
                canonical = $0.blob(4)
            }
            let old =
                String(decoding: canonical, as: UTF8.self).split(separator: "\n").filter { line in
                    !["kind:", "reason:", "reason_sha256:"].contains { line.hasPrefix($0) }
                }.joined(separator: "\n").replacing("nexie-evidence 2", with: "nexie-evidence 1") + "\n"
            let hash = Digest.of(Array(old.utf8))
            let head = EvidenceChain.headBytes(tenant: anna.scope.tenant, sequence: 1, hash: hash)
            let signature = Array(try scene.house.keys.evidence.signature(for: head))
            let sql = "UPDATE evidence_entry SET canonical = $1, hash = $2, signature = $3"
            try connection.run(
                Statement(.house, sql, sql), [.blob(Array(old.utf8)), .blob(hash), .blob(signature)])
            let path = scene.house.folder.path + "/evidence-heads/\(anna.scope.tenant).head"
            try "\(anna.scope.tenant) 1 \(hexadecimal(hash)) \(hexadecimal(signature))\n".write(
                toFile: path, atomically: true, encoding: .utf8)
            #expect(try await scene.findings() == [])
            #expect(EvidenceText(stored: Array(old.utf8)).verdict == .accepted)
            try await scene.decline("two", by: anna)
            #expect(try await scene.findings() == [])
        }
    }

    @Test func `the name that counts is the one in the rows while it is written down`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.login.change("UPDATE contact SET name = 'Anna Berg' WHERE email = '\(Self.anna)'")
            await #expect(throws: SigningProblem.otherName) { try await scene.sign("one", by: anna) }
            #expect(try await scene.login.rows("evidence_entry") == 0)
            let renamed = try await scene.signer(Self.anna)
            #expect(try await scene.sign("one", by: renamed)[.name] == "Anna Berg")
        }
    }

    @Test func `OR REPLACE takes the place of no record, of evidence or of the audit`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.sign("one", by: anna)
            // Without the trigger that asks for the next place, the one that guards deletes must do.
            try Connection(path: scene.house.folder.database, reading: false).execute(
                "DROP TRIGGER evidence_entry_follows")
            for table in ["evidence_entry", "audit_entry"] {
                let sql = "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) WHERE sequence = 1"
                await #expect(throws: StoreError.self, "\(table)") { try await scene.login.change(sql) }
            }
            #expect(try await scene.findings() == [])
        }
    }
}
