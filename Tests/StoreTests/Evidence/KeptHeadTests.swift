import Access
import Foundation
import Logging
import Synchronization
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// The heads outside the database: what becomes of one that could not be written, is damaged, or says otherwise.
@Suite struct KeptHeadTests {
    @Test func `a head that could not be written is written with the next record`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            let path = Self.path(scene, signer.scope.tenant)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try await scene.sign("one", by: signer)
            #expect(try await scene.findings() == [Self.said(signer, KeptHead.damage)])
            try FileManager.default.removeItem(atPath: path)
            // Any transaction will do: the head is owed.
            try await scene.house.store.settle()
            #expect(try await scene.findings() == [])
        }
    }

    @Test func `a head that could not be written is caught up when the program starts`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            for number in 1...3 { try await scene.sign("\(number)", by: signer) }
            let path = Self.path(scene, signer.scope.tenant)
            let newest = try String(contentsOfFile: path, encoding: .utf8)
            try await scene.house.store.stop()
            for spoiled in [nil, "", "\(signer.scope.tenant) 3 00 00\n", "rubbish"] {
                try? FileManager.default.removeItem(atPath: path)
                try spoiled?.write(toFile: path, atomically: true, encoding: .utf8)
                #expect(try await Self.found(scene).count == 1)
                let said = try await Self.restart(scene)
                #expect(said.count == 1 && said[0].contains("it is written anew"), "\(said)")
                #expect(try String(contentsOfFile: path, encoding: .utf8) == newest)
                #expect(try await Self.found(scene) == [])
            }
        }
    }

    @Test func `an older head is brought up to date, and nobody is alarmed`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            let path = Self.path(scene, signer.scope.tenant)
            try await scene.sign("one", by: signer)
            let older = try String(contentsOfFile: path, encoding: .utf8)
            try await scene.sign("two", by: signer)
            let newest = try String(contentsOfFile: path, encoding: .utf8)
            try await scene.house.store.stop()
            try older.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try await Self.restart(scene) == [])
            #expect(try String(contentsOfFile: path, encoding: .utf8) == newest)
        }
    }

    @Test func `records that are cut off while the portal runs stay missed, whatever is done afterwards`() async throws
    {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            for number in 1...3 { try await scene.sign("\(number)", by: signer) }
            let evidence = Self.path(scene, signer.scope.tenant)
            let audit = evidence.replacing("evidence-heads", with: "audit-heads")
            let before = try [evidence, audit].map { try String(contentsOfFile: $0, encoding: .utf8) }
            let file = try scene.tampering()
            try file.execute("DELETE FROM evidence_entry WHERE sequence > 1")
            try file.execute("DROP TRIGGER IF EXISTS audit_entry_remains")
            try file.execute(
                "DELETE FROM audit_entry WHERE tenant_id = '\(signer.scope.tenant)' AND sequence > "
                    + "(SELECT max(sequence) - 2 FROM audit_entry WHERE tenant_id = '\(signer.scope.tenant)')")
            // The same entries at the same moment would be the same bytes, and nothing would be lost.
            scene.house.clock.advance(seconds: 5)
            for number in 4...5 { try await scene.sign("\(number)", by: signer) }
            let after = try [evidence, audit].map { try String(contentsOfFile: $0, encoding: .utf8) }
            #expect(after == before)
            let found = try await Database.check(folder: scene.house.folder.path, keys: scene.house.keys)
            #expect(Set(found.map(\.part)).isSuperset(of: [.audit, .evidence]), "\(found)")
        }
    }

    @Test func `a head that tells of records which are gone stays, whatever is signed afterwards`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            for number in 1...3 { try await scene.sign("\(number)", by: signer) }
            let path = Self.path(scene, signer.scope.tenant)
            let newest = try String(contentsOfFile: path, encoding: .utf8)
            try await scene.house.store.stop()
            try scene.tampering().execute("DELETE FROM evidence_entry WHERE sequence = 3")
            let log = Told()
            let again = try Self.open(scene, log)
            #expect(log.lines.count == 1 && log.lines[0].contains("says otherwise than the database; it stays"))
            let session = signer.origin.session
            for number in 4...6 {
                _ = try await again.change(
                    as: signer.scope, seeing: .risks, audited: { _ in EvidenceScene.event(signer) }
                ) { store, now in
                    try store.sign(EvidenceScene.paper("\(number)"), in: session, freshFor: 15, at: now)
                }
            }
            try await again.stop()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == newest)
            let words = "record 3 is not the one that the head outside the database names."
            #expect(try await Self.found(scene) == [Self.said(signer, words)])
        }
    }

    @Test func `a damaged head concerns its own tenant alone, and says so`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            let others = try await scene.house.store.people().first { person in
                person.enabled && person.tenant != signer.person.tenantName
            }
            let stranger = try await scene.signer(try #require(others).email)
            let (mine, theirs) = (
                try await scene.sign("one", by: signer), try await scene.sign("one", by: stranger)
            )
            try "rubbish".write(
                toFile: Self.path(scene, signer.scope.tenant), atomically: true, encoding: .utf8)
            let found = try await scene.house.store.check()
            #expect(found.map(\.what) == [Self.said(signer, KeptHead.damage)])
            let desk = scene.house.store
            for (text, isUnchanged) in [(mine, false), (theirs, true)] {
                guard case .found(let record) = try await desk.look(atCertificate: text[.code], from: "a") else {
                    Issue.record("no record")
                    continue
                }
                #expect(record.isUnchanged == isUnchanged)
            }
            try "rubbish".write(
                toFile: scene.house.folder.path + "/evidence-heads/nobody.head", atomically: true, encoding: .utf8)
            #expect(try await scene.house.store.check().contains { $0.what.hasPrefix("1 files of evidence-heads") })
        }
    }

    @Test func `the log names the file and no secret, and says it once`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            try await scene.house.store.stop()
            let path = Self.path(scene, signer.scope.tenant)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let log = Told()
            let again = try Self.open(scene, log)
            let session = signer.origin.session
            for number in 1...3 {
                _ = try await again.change(
                    as: signer.scope, seeing: .risks, audited: { _ in EvidenceScene.event(signer) }
                ) { store, now in
                    try store.sign(EvidenceScene.paper("\(number)"), in: session, freshFor: 15, at: now)
                }
            }
            try await again.stop()
            #expect(log.lines.count == 1 && log.lines[0].contains("could not be kept outside"), "\(log.lines)")
        }
    }

    private static func path(_ scene: EvidenceScene, _ tenant: TenantID) -> String {
        scene.house.folder.path + "/evidence-heads/\(tenant).head"
    }

    private static func said(_ signer: Principal, _ words: String) -> String {
        "Evidence of tenant \(signer.scope.tenant): \(words)"
    }

    private static func found(_ scene: EvidenceScene) async throws -> [String] {
        try await Database.check(folder: scene.house.folder.path, keys: scene.house.keys).filter {
            $0.part == .evidence
        }.map(\.what)
    }

    private static func open(_ scene: EvidenceScene, _ log: Told) throws -> Database {
        let clock = scene.house.clock
        return try Database(
            folder: scene.house.folder, keys: scene.house.keys, settings: .init(now: { clock.now }, readers: 1),
            log: log.logger)
    }

    /// Starts the program once and stops it; what it logged.
    private static func restart(_ scene: EvidenceScene) async throws -> [String] {
        let log = Told()
        try await open(scene, log).stop()
        return log.lines
    }
}

/// Keeps what is logged.
private final class Told: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(told: self) } }

    private struct Handler: LogHandler {
        let told: Told
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.notice

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            told.kept.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }
}
