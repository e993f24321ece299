import Access
import TestSupport
import Testing

@testable import Store

@Suite struct ImportTests {
    @Test func `everything is there after an import, and is told by kind`() async throws {
        try await TinyHouse.with([]) { tiny in
            let summary = try await tiny.imported(TinyWorld.records)
            #expect(summary.records == 10)
            #expect(summary.counts[.contact] == .init(added: 3, replaced: 0))
            #expect(summary.counts[.ticketNote] == .init(added: 1, replaced: 0))
            #expect(try await tiny.rows("SELECT name FROM contact ORDER BY name").count == 3)
            #expect(try await tiny.rows("SELECT paid FROM invoice") == ["500"])
        }
    }

    @Test func `the same file again changes nothing but the audit`() async throws {
        try await TinyHouse.with { tiny in
            let before = try await tiny.everything()
            let summary = try await tiny.imported(TinyWorld.records)
            #expect(summary.counts[.contact] == .init(added: 0, replaced: 3))
            #expect(try await tiny.everything().dropLast() == before.dropLast())
        }
    }

    @Test func `records may stand in any order`() async throws {
        try await TinyHouse.with([]) { tiny in
            let summary = try await tiny.imported(TinyWorld.records.reversed())
            #expect(summary.records == 10)
        }
    }

    @Test func `one import is one event of the tenant's audit`() async throws {
        try await TinyHouse.with([]) { tiny in
            let before = try await tiny.rows("SELECT canonical FROM audit_entry").count
            _ = try await tiny.imported(TinyWorld.records)
            let events = try await tiny.rows("SELECT canonical FROM audit_entry ORDER BY sequence").dropFirst(before)
            #expect(events.count == 1)
            for line in ["action: import:records", "origin: command", "outcome: allowed", "record: records:10"] {
                #expect(events.first?.contains(line + "\n") == true, "\(line)")
            }
            #expect(events.first?.contains("Subject") == false)
        }
    }

    @Test func `two tenants may use the same external ids for different records`() async throws {
        try await TinyHouse.with { tiny in
            let other = try await tiny.house.store.provisionTenant(TinyHouse.particulars("other"))
            let before = try await tiny.everything()
            let neighbour = TinyHouse(house: tiny.house, tenant: other)
            let summary = try await neighbour.imported(TinyWorld.records)
            #expect(summary.counts[.company] == .init(added: 2, replaced: 0))
            let changed = Set(before).subtracting(try await tiny.everything())
            let mayChange = ["1001", before.last ?? ""]
            #expect(changed.isSubset(of: mayChange), "the other tenant's counter and the audit's length")
        }
    }

    @Test func `a left-out field is empty after a record comes again`() async throws {
        try await TinyHouse.with { tiny in
            let full = TinyWorld.contact("ann", at: "bakery") {
                $0.phone = "1"
                $0.title = "Baker"
                $0.timeZone = "Europe/Rome"
            }
            _ = try await tiny.imported([full])
            let sql = "SELECT coalesce(phone, '-') || coalesce(title, '-') || coalesce(time_zone, '-') FROM contact"
            #expect(try await tiny.rows(sql + " WHERE external_id = 'ann'") == ["1BakerEurope/Rome"])
            _ = try await tiny.imported([TinyWorld.contact("ann", at: "bakery")])
            #expect(try await tiny.rows(sql + " WHERE external_id = 'ann'") == ["---"])
        }
    }

    @Test func `two people, tickets, invoices and articles may swap what must be unique`() async throws {
        try await TinyHouse.with { tiny in
            let pairs: [(String, String)] = [("ann", "ben@bakery.example"), ("ben", "ann@bakery.example")]
            _ = try await tiny.imported([
                TinyWorld.ticket("t-2", at: "bakery", by: "ben"), TinyWorld.invoice("i-2", at: "bakery"),
                TinyWorld.article("a-2"),
            ])
            let swapped =
                pairs.map { pair in TinyWorld.contact(pair.0, at: "bakery") { $0.email = pair.1 } } + [
                    TinyWorld.ticket("t-1", at: "bakery", by: "ann") { $0.number = 1002 },
                    TinyWorld.ticket("t-2", at: "bakery", by: "ben") { $0.number = 1001 },
                    TinyWorld.invoice("i-1", at: "bakery") { $0.number = "INV-i-2" },
                    TinyWorld.invoice("i-2", at: "bakery") { $0.number = "INV-i-1" },
                    TinyWorld.article("a-1") { $0.slug = "slug-a-2" },
                    TinyWorld.article("a-2") { $0.slug = "slug-a-1" },
                ]
            #expect(try await tiny.refusal(of: swapped) == [])
            #expect(try await tiny.rows("SELECT email FROM contact WHERE external_id = 'ann'") == [pairs[0].1])
            #expect(try await tiny.rows("SELECT number FROM ticket WHERE external_id = 't-1'") == ["1002"])
            #expect(try await tiny.rows("SELECT slug FROM article WHERE external_id = 'a-1'") == ["slug-a-2"])
        }
    }

    @Test func `an address is kept as addresses are compared`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.contact("ann", at: "bakery") { $0.email = " Ann.B@Bakery.EXAMPLE" }])
            #expect(
                try await tiny.rows("SELECT email FROM contact WHERE external_id = 'ann'") == ["ann.b@bakery.example"])
        }
    }
}
