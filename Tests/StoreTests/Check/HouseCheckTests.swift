import Access
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct HouseCheckTests {
    @Test func `a house as it should be has nothing to tell, while it serves`() async throws {
        try await TestHouse.with { house in
            let found = try await house.store.check()
            #expect(found == [])
        }
    }

    @Test(arguments: [
        (
            "DELETE FROM company WHERE external_id = 'marigold' AND tenant_id = :t",
            CheckFinding.Part.references, "refers to a row of company that is not there."
        ),
        (
            """
            UPDATE ticket_note SET company_id = (SELECT id FROM company WHERE external_id = 'tidewater')
            WHERE tenant_id = :t AND ticket_id IN (SELECT id FROM ticket WHERE external_id = 'ticket-1029')
            """,
            .companies, "is not at the company of what it belongs to."
        ),
        (
            "UPDATE invoice_line SET company_id = 'X' WHERE tenant_id = :t",
            .companies, "is not at the company of what it belongs to."
        ),
        (
            """
            UPDATE payment SET company_id = (SELECT id FROM company WHERE external_id = 'beacon') WHERE tenant_id = :t
            """,
            .companies, "is not at the company of what it belongs to."
        ),
    ])
    func `rows that do not fit each other are named`(
        sql: String, part: CheckFinding.Part, words: String
    ) async throws {
        try await TestHouse.with { house in
            let tampering = try await Tampering(house)
            try tampering.run("PRAGMA foreign_keys = OFF")
            try tampering.run(sql)
            let found = try await house.store.check()
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { $0.part == part && $0.what.hasSuffix(words) }, "\(found)")
        }
    }

    @Test func `a damaged file is found`() async throws {
        try await TestHouse.with { house in
            let folder = try house.folder.folder("copy")
            try await house.store.backup(to: folder + "/nexie.db")
            #expect(try await Database.check(folder: folder, keys: house.keys).contains { $0.part == .file } == false)
            let file = try FileHandle(forUpdating: URL(filePath: folder + "/nexie.db"))
            for page in stride(from: UInt64(40), through: 60, by: 1) {
                try file.seek(toOffset: page * 4096)
                try file.write(contentsOf: Data(repeating: 0xA5, count: 512))
            }
            try file.close()
            let found = try await Database.check(folder: folder, keys: house.keys)
            #expect(found.contains { $0.part == .file })
        }
    }

    @Test func `a file that is no database is said to be none`() async throws {
        try await TestHouse.with(world: false) { house in
            let folder = try house.folder.folder("copy")
            try Data(repeating: 65, count: 9000).write(to: URL(filePath: folder + "/nexie.db"))
            let found = try await Database.check(folder: folder, keys: house.keys)
            #expect(found.contains { $0.part == .file })
        }
    }

    @Test func `a folder without a database is a fault, not a clean one`() async throws {
        try await TestHouse.with(world: false) { house in
            let folder = try house.folder.folder("empty")
            await #expect(throws: StoreError.self) { try await Database.check(folder: folder, keys: house.keys) }
        }
    }
}
