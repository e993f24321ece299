import Access
import Crypto
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct EvidenceChainTests {
    private static let anna = "anna@marigold.example"

    @Test func `a signature is recorded with what was signed, by whom, how and when`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            scene.house.clock.advance(seconds: 60)
            let text = try await scene.sign("one", by: anna)
            let session = try #require(anna.origin.session)
            let expected: [EvidenceText.Field: String] = [
                .format: "nexie-evidence 2", .kind: "accepted", .reason: "", .tenant: anna.scope.tenant.text,
                .sequence: "1",
                .signedAt: scene.house.clock.now.rfc3339, .zone: "Europe/Berlin", .name: anna.person.name,
                .email: Self.anna, .companyName: anna.person.companyName, .provider: anna.person.tenantName,
                .company: anna.scope.company.text, .contact: anna.scope.contact.text, .risk: "one", .number: "R-one",
                .document: hexadecimal(Digest.of(Array("The document of a risk".utf8))), .documentLength: "22",
                .consentVersion: "test-1", .consent: "I agree.\n\nReally.",
                .consentHash: hexadecimal(Digest.of(Array("I agree.\n\nReally.".utf8))), .acknowledged: "yes",
                .intent: "Sign", .typedName: "Anna Richter", .signatureKind: "typed", .signature: "Anna Berg",
                .initials: "AB", .session: session.text, .loginWay: "link", .proof: "", .address: "192.0.2.7",
                .browser: "A browser \\ of\nits own", .preview: "none", .previous: String(repeating: "0", count: 64),
            ]
            for (field, value) in expected { #expect(text[field] == value, "\(field)") }
            #expect(text[.sessionHash].utf8.count == 64)
            #expect(text[.code].utf8.count == CertificateCode.length)
            #expect(EvidenceText(stored: text.bytes)[.browser] == "A browser \\ of\nits own")
        }
    }

    @Test func `parallel signers fork no chain, and each record follows the one before`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 { group.addTask { try await scene.sign("\(number)", by: anna) } }
                try await group.waitForAll()
            }
            #expect(try await scene.login.rows("evidence_entry") == 60)
            #expect(try await scene.login.rows("evidence_entry", where: "sequence > 60") == 0)
            #expect(try await scene.findings() == [])
        }
    }

    @Test func `a signature that was undone leaves no record and no gap`() async throws {
        struct Undone: Error {}
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.sign("one", by: anna)
            let session = anna.origin.session
            await #expect(throws: Undone.self) {
                try await scene.house.store.change(
                    as: anna.scope, seeing: .risks, audited: { _ in EvidenceScene.event(anna) }
                ) { store, now in
                    _ = try store.sign(EvidenceScene.paper("two"), in: session, freshFor: 15, at: now)
                    throw Undone()
                }
            }
            try await scene.sign("three", by: anna)
            #expect(try await scene.login.rows("evidence_entry") == 2)
            #expect(try await scene.findings() == [])
        }
    }

    @Test func `nothing of the house can change, remove or replace a record`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.sign("one", by: anna)
            for sql in [
                "UPDATE evidence_entry SET document = zeroblob(1)", "DELETE FROM evidence_entry",
                "INSERT OR REPLACE INTO evidence_entry SELECT * FROM evidence_entry WHERE sequence = 1",
            ] {
                await #expect(throws: StoreError.self, "\(sql)") { try await scene.login.change(sql) }
            }
            let connection = try Connection(path: scene.house.folder.database, reading: false)
            for sql in ["UPDATE evidence_entry SET risk_id = 'x'", "DELETE FROM evidence_entry"] {
                #expect(throws: StoreError.constraint("evidence is append-only"), "\(sql)") {
                    try connection.execute(sql)
                }
            }
            #expect(try await scene.findings() == [])
        }
    }

    @Test func `only a login that is the person's own and is not over signs`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            let david = try await scene.signer("david@marigold.example")
            let theirs = david.origin.session
            await #expect(throws: SigningProblem.noLogin) {
                try await scene.house.store.change(
                    as: anna.scope, seeing: .risks, audited: { _ in EvidenceScene.event(anna) }
                ) { store, now in
                    try store.sign(EvidenceScene.paper("one"), in: theirs, freshFor: 15, at: now)
                }
            }
            let staff = try await scene.house.principal(Self.anna)
            #expect(staff.origin == .command)
            await #expect(throws: SigningProblem.noLogin) { try await scene.sign("one", by: staff) }
            try await scene.login.change("DELETE FROM session")
            await #expect(throws: SigningProblem.noLogin) { try await scene.sign("one", by: anna) }
            #expect(try await scene.login.rows("evidence_entry") == 0)
        }
    }

    @Test func `evidence of one tenant is a chain of its own`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            try await scene.sign("one", by: anna)
            try await scene.sign("two", by: anna)
            let others = try await scene.house.store.people().first { person in
                person.enabled && person.tenant != anna.person.tenantName
            }
            let stranger = try await scene.signer(try #require(others).email)
            #expect(stranger.scope.tenant != anna.scope.tenant)
            let text = try await scene.sign("one", by: stranger)
            #expect(text[.sequence] == "1")
            #expect(text[.previous] == String(repeating: "0", count: 64))
            #expect(try await scene.findings() == [])
        }
    }
}
