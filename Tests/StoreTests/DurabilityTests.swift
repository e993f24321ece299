import Access
import Foundation
import Logging
import Testing

@testable import Store

/// What was acknowledged is on the disk, and one process owns the folder.
@Suite final class DurabilityTests {
    private let path = NSTemporaryDirectory() + "house-\(UUID().uuidString)"

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private func open(_ folder: DataFolder) throws -> Database {
        try Database(
            folder: folder, keys: HouseKeys(secret: [UInt8](repeating: 7, count: 32)),
            settings: .init(now: { Instant(milliseconds: 1_700_000_000_000) }), log: Logger(label: "test"))
    }

    @Test func `the writer flushes every commit to the disk`() async throws {
        let database = try open(DataFolder(path: path))
        let read = try await database.writer.write { connection in
            connection.watch.mode = .building
            defer { connection.watch.mode = .house }
            var values: [String] = []
            for pragma in [
                "synchronous", "journal_mode", "foreign_keys", "secure_delete", "recursive_triggers",
            ] {
                try connection.run(Statement(.house, "read \(pragma)", "PRAGMA \(pragma)"), []) {
                    values.append($0.text(0))
                }
            }
            return values
        }
        #expect(read == ["2", "wal", "1", "1", "1"])
        try await database.stop()
    }

    @Test func `a second process is told that the folder is owned`() throws {
        let first = try DataFolder(path: path)
        #expect(throws: StoreError.owned) { try DataFolder(path: path) }
        withExtendedLifetime(first) {}
    }

    @Test func `a failing job takes nothing of the others back`() async throws {
        let database = try open(DataFolder(path: path))
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<60 {
                group.addTask {
                    do {
                        try await database.writer.write { connection in
                            try connection.run(
                                LimitStatements.take,
                                [.text("job \(number)"), .integer(1), .integer(0), .integer(1)])
                            if number.isMultiple(of: 3) { throw StoreError.constraint("on purpose") }
                        }
                        return true
                    } catch StoreError.constraint { return false }
                }
            }
            var kept = 0
            for try await isKept in group where isKept { kept += 1 }
            #expect(kept == 40)
        }
        let rows = try await database.readers.house { connection in
            var rows = 0
            try connection.run(Statement(.house, "count", "SELECT key FROM rate_take"), []) { _ in rows += 1 }
            return rows
        }
        #expect(rows == 40)
        try await database.stop()
    }

    @Test func `a job that shares its transaction with nobody is undone whole, and others are not`() async throws {
        let database = try open(DataFolder(path: path))
        let take = { @Sendable (key: String, connection: Connection) in
            try connection.run(
                LimitStatements.take, [.text(key), .integer(1), .integer(0), .integer(1)])
        }
        async let before: Void = database.writer.write { try take("before", $0) }
        async let alone: Void = database.writer.writeAlone { try take("alone", $0) }
        async let after: Void = database.writer.write { try take("after", $0) }
        await #expect(throws: StoreError.constraint("on purpose")) {
            try await database.writer.writeAlone { connection in
                try take("failed", connection)
                throw StoreError.constraint("on purpose")
            }
        }
        _ = try await (before, alone, after)
        let keys = try await database.readers.house { connection in
            var keys: Set<String> = []
            try connection.run(Statement(.house, "keys", "SELECT key FROM rate_take"), []) { keys.insert($0.text(0)) }
            return keys
        }
        #expect(keys == ["before", "alone", "after"])
        try await database.stop()
    }

    @Test func `a database with a changed migration is refused`() throws {
        let connection = try Connection(path: ":memory:", reading: false)
        let now = Instant(milliseconds: 0)
        let step = Migration(name: "0001-a", sql: "CREATE TABLE a (b)")
        try Migration.apply([step], to: connection, now: now)
        try Migration.apply([step], to: connection, now: now)
        #expect(throws: StoreError.self) {
            try Migration.apply(
                [Migration(name: "0001-a", sql: "CREATE TABLE a (c)")], to: connection, now: now)
        }
        #expect(throws: StoreError.self) { try Migration.apply([], to: connection, now: now) }
    }
}
