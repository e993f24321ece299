import Access
import Crypto

/// One forward-only step of the schema; its checksum is kept, so that a changed step is found and refused.
struct Migration {
    let name: String
    let sql: String

    var checksum: [UInt8] { Array(SHA256.hash(data: Array(sql.utf8))) }

    /// Every step, in order. Steps are added at the end and never changed.
    static let all = [
        people, work, articles, talk, doors, brand, lists, answers, mail, concierge, lanes, quotes, risks, evidence,
        profile, tickets, knowledge, staff, takes, settings, changes, preview, roles, asked, staffNotes,
    ]

    /// Brings the database up to the newest step; refuses one whose steps are not ours.
    static func apply(_ steps: [Migration] = all, to connection: Connection, now: Instant) throws {
        try connection.execute(ledger)
        var applied: [(name: String, checksum: [UInt8])] = []
        try connection.run(MigrationStatements.list, []) { applied.append(($0.text(0), $0.blob(1))) }
        for (step, done) in zip(steps, applied) where step.name != done.name || step.checksum != done.checksum {
            throw StoreError.fault("migration \(done.name) is not the one this program knows")
        }
        guard applied.count <= steps.count else {
            throw StoreError.fault("the database was made by a newer version of this program")
        }
        for (position, step) in steps.enumerated().dropFirst(applied.count) {
            try connection.execute("BEGIN IMMEDIATE")
            try connection.execute(step.sql)
            try connection.run(
                MigrationStatements.record,
                [.integer(Int64(position)), .text(step.name), .blob(step.checksum), .instant(now)])
            try connection.execute("COMMIT")
        }
    }

    private static let ledger = """
        CREATE TABLE IF NOT EXISTS migration (
            position INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            checksum BLOB NOT NULL,
            applied_at INTEGER NOT NULL
        )
        """
}

/// What the ledger of migrations is asked.
enum MigrationStatements {
    static let list = Statement(.house, "migration.list", "SELECT name, checksum FROM migration ORDER BY position")

    static let record = Statement(
        .house, "migration.record",
        "INSERT INTO migration (position, name, checksum, applied_at) VALUES ($1, $2, $3, $4)")
}
