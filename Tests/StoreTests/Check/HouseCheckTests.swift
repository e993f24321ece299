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

    @Test(arguments: [
        "risk_document SET company_id = 'X'", "risk_decision SET company_id = 'X'",
        """
        risk_decision SET contact_id = (SELECT id FROM contact WHERE email = 'hana@tidewater.example')
            WHERE risk_id = (SELECT id FROM risk WHERE number = 'R-1003')
        """,
        "risk_view SET company_id = 'X'", "risk_ticket SET company_id = 'X'",
        "risk_ticket SET ticket_id = (SELECT id FROM ticket WHERE company_id <> risk_ticket.company_id LIMIT 1)",
        "change_request SET company_id = 'X'", "ticket_rating SET company_id = 'X'",
        "ticket_rating SET contact_id = (SELECT id FROM contact WHERE email = 'hana@tidewater.example')",
        "article_rating SET company_id = 'X'", "preview SET company_id = 'X'",
    ])
    func `what hangs on risks, requests and opinions belongs to the company of its record`(change: String) async throws
    {
        try await TestHouse.with { house in
            let tampering = try await Tampering(house)
            try Self.furnish(house, by: tampering)
            #expect(try await house.store.check() == [])
            try tampering.run("PRAGMA foreign_keys = OFF")
            try tampering.run("UPDATE \(change)")
            let found = try await house.store.check().filter { $0.part == .companies }
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { $0.what.hasSuffix("is not at the company of what it belongs to.") }, "\(found)")
        }
    }

    /// One row of each kind that Anna may leave behind.
    private static func furnish(_ house: TestHouse, by tampering: Tampering) throws {
        let now = house.clock.now.milliseconds
        let mine = """
            contact.tenant_id, contact.company_id, contact.id FROM contact WHERE contact.email = 'anna@marigold.example'
            """
        let risk = "(SELECT id FROM risk WHERE number = 'R-1001')"
        let hash = "(SELECT document_hash FROM risk WHERE number = 'R-1001')"
        let ticket = "(SELECT id FROM ticket WHERE company_id = contact.company_id ORDER BY number LIMIT 1)"
        let article = "(SELECT id FROM article WHERE tenant_id = contact.tenant_id LIMIT 1)"
        func row(_ columns: String) -> String { mine.replacing(" FROM", with: ", \(columns) FROM") }
        for (table, columns) in [
            ("risk_view", row("\(risk), 1, \(hash), \(now)")),
            ("ticket_rating", row("\(ticket), 'good', '', \(now), \(now)")),
            ("article_rating", row("\(article), 'good', \(now)")),
            (
                "change_request",
                row("'01ARZ3NDEKTSV4RRFFQ69G5FAV', 'name', 'Ann', 'requested', '', \(now), NULL, NULL, '', NULL")
            ),
            (
                "preview",
                row("'01ARZ3NDEKTSV4RRFFQ69G5FAW', 'Tom', 'A call', \(now), NULL, NULL, NULL, NULL, NULL, NULL, NULL")
            ),
        ] { try tampering.run("INSERT INTO \(table) SELECT \(columns)") }
        try tampering.run(
            "INSERT INTO risk_ticket SELECT tenant_id, company_id, id, (SELECT id FROM ticket "
                + "WHERE ticket.company_id = risk.company_id LIMIT 1) FROM risk WHERE number = 'R-1001'")
    }

    @Test func `a decision that was made here without evidence is named, an old no is not`() async throws {
        try await TestHouse.with { house in
            #expect(try await house.store.check() == [])
            let tampering = try await Tampering(house)
            for (number, verdict, decidedAt) in [
                ("R-1001", "accepted", Int64(0)), ("R-1002", "declined", 0),
                ("R-1007", "declined", house.clock.now.milliseconds),
            ] {
                try tampering.run(
                    """
                    INSERT INTO risk_decision
                    SELECT risk.tenant_id, risk.company_id, risk.id, risk.version, '\(verdict)',
                        (SELECT id FROM contact WHERE contact.company_id = risk.company_id LIMIT 1), 'Anna', 'No.',
                        risk.document_hash, \(decidedAt)
                    FROM risk WHERE risk.number = '\(number)'
                    """)
            }
            #expect(
                try await house.store.check().map(\.description) == [
                    "evidence: Risk R-1001, version 1, is accepted without evidence of it.",
                    "evidence: Risk R-1007, version 1, is declined without evidence of it.",
                ])
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
