import Access
import Foundation
import Logging
import TestSupport
import Testing

@testable import Store

@Suite struct BackupTests {
    @Test func `a backup taken while people are served holds everything, in one file for our eyes only`() async throws {
        try await TestHouse.with { house in
            let folder = try house.folder.folder("backup")
            try await house.store.backup(to: folder + "/copy.db")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["copy.db"])
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/copy.db")[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o600)
            let copy = try Connection(path: folder + "/copy.db", reading: true)
            for table in ["ticket", "ticket_note", "invoice_line", "article_term", "audit_entry", "audit_head"] {
                let sql = "SELECT count(*) FROM \(table)"
                let count = try copy.first(Statement(.house, sql, sql), []) { $0.text(0) }
                let expected = try await house.rows(sql)
                #expect([count] == expected, "\(table)")
                #expect(count != "0")
            }
        }
    }

    @Test func `a backup is whole while records are being written`() async throws {
        try await TestHouse.with { house in
            let folder = try house.folder.folder("backup")
            let tenant = try await house.store.tenant(slug: "larkfield").id
            async let writing: Void = {
                for _ in 1...60 {
                    try await house.store.setPortalAccess(
                        tenant: tenant, contactExternalID: "anna", role: "Owner", enabled: true)
                }
            }()
            for round in 1...5 {
                let inner = try house.folder.folder("backup/\(round)")
                try await house.store.backup(to: inner + "/nexie.db")
                try FileManager.default.copyItem(
                    atPath: house.folder.path + "/audit-heads", toPath: inner + "/audit-heads")
                let found = try await Database.check(folder: inner, keys: house.keys)
                #expect(found.allSatisfy { $0.part == .audit && $0.what.contains("cut off") }, "\(found)")
            }
            try await writing
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 5)
        }
    }

    @Test func `a house opens from its backup`() async throws {
        try await TestHouse.with { house in
            let path = try house.folder.folder("restored")
            try await house.store.backup(to: path + "/nexie.db")
            let clock = house.clock
            let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
            let restored = try Database(
                folder: DataFolder(path: path), keys: house.keys, settings: .init(now: { clock.now }), log: log)
            let people = try await restored.people()
            try await restored.stop()
            #expect(people == (try await house.store.people()))
            #expect(people.count > 10)
        }
    }

    @Test func `a file that is there is never touched`() async throws {
        try await TestHouse.with(world: false) { house in
            let path = house.folder.path + "/precious"
            try "precious".write(toFile: path, atomically: true, encoding: .utf8)
            await #expect(throws: BackupProblem.exists(path)) { try await house.store.backup(to: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        }
    }

    @Test func `a place that can't be written leaves nothing behind`() async throws {
        try await TestHouse.with(world: false) { house in
            let path = house.folder.path + "/nowhere/copy.db"
            await #expect(throws: BackupProblem.unwritable(path)) { try await house.store.backup(to: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
