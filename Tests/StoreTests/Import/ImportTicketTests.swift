import Access
import Testing

@testable import Store

@Suite struct ImportTicketTests {
    private let updated = "SELECT updated_at FROM ticket WHERE external_id = 't-1'"

    @Test func `a ticket without a number gets the next one and keeps it`() async throws {
        try await TinyHouse.with { tiny in
            #expect(try await tiny.rows("SELECT number FROM ticket") == ["1001"])
            _ = try await tiny.imported([
                TinyWorld.ticket("t-2", at: "bakery", by: "ann"),
                TinyWorld.ticket("t-3", at: "bakery", by: "ann") { $0.number = 5000 },
                TinyWorld.ticket("t-1", at: "bakery", by: "ann"),
            ])
            let sql = "SELECT external_id || ' ' || number FROM ticket ORDER BY external_id"
            #expect(try await tiny.rows(sql) == ["t-1 1001", "t-2 5001", "t-3 5000"])
            #expect(try await tiny.rows("SELECT next_ticket FROM tenant") == ["5002"])
        }
    }

    @Test func `a ticket opened in the portal never gets a number that was imported`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.ticket("t-2", at: "bakery", by: "ann") { $0.number = 1002 }])
            let store = tiny.house.store
            try await store.setPortalAccess(tenant: tiny.tenant, contactExternalID: "ann", role: "Owner", enabled: true)
            let ann = try await tiny.house.principal("ann@bakery.example")
            let opened = try await store.change(as: ann.scope, seeing: .ownTickets, audited: { _ in tiny.event }) {
                try $0.createTicket(subject: "New", description: "New", priority: .normal, at: $1)
            }
            #expect(opened.number == 1003)
            let refusal = try await tiny.refusal(of: [
                TinyWorld.ticket("t-3", at: "bakery", by: "ann") { $0.number = 1003 }
            ])
            #expect(refusal == ["1: number: A ticket that was opened here has the number 1003 already."])
        }
    }

    @Test func `a public note moves its ticket's last change, an internal one does not`() async throws {
        try await TinyHouse.with { tiny in
            #expect(try await tiny.rows(updated) == ["2000"])
            _ = try await tiny.imported([
                TinyWorld.note("n-2", on: "t-1") {
                    $0.visibility = .internal
                    $0.createdAt = Instant(milliseconds: 9000)
                }
            ])
            #expect(try await tiny.rows(updated) == ["2000"])
            _ = try await tiny.imported([
                TinyWorld.note("n-3", on: "t-1") { $0.createdAt = Instant(milliseconds: 5000) }
            ])
            #expect(try await tiny.rows(updated) == ["5000"])
        }
    }

    @Test func `a given last change stands unless a public note is later`() async throws {
        try await TinyHouse.with { tiny in
            for (given, expected) in [(7000, "7000"), (1500, "2000")] {
                _ = try await tiny.imported([
                    TinyWorld.ticket("t-1", at: "bakery", by: "ann") {
                        $0.updatedAt = Instant(milliseconds: Int64(given))
                    }
                ])
                #expect(try await tiny.rows(updated) == [expected])
            }
        }
    }

    @Test func `of a ticket that comes again with its notes the notes count as they are now`() async throws {
        try await TinyHouse.with { tiny in
            let ticket = TinyWorld.ticket("t-1", at: "bakery", by: "ann")
            let note = { (id: String, moment: Int64) in
                TinyWorld.note(id, on: "t-1") { $0.createdAt = Instant(milliseconds: moment) }
            }
            _ = try await tiny.imported([note("n-1", 9000), note("n-2", 4000)])
            #expect(try await tiny.rows(updated) == ["9000"])
            _ = try await tiny.imported([note("n-1", 3000), ticket])
            #expect(try await tiny.rows(updated) == ["4000"])
            _ = try await tiny.imported([note("n-3", 6000), ticket, note("n-2", 5000)])
            #expect(try await tiny.rows(updated) == ["6000"])
        }
    }

    @Test func `tickets may pass their numbers on in a ring, and one that says none keeps its own`() async throws {
        let ids = ["a", "b", "c", "d"]
        try await TinyHouse.with([]) { tiny in
            let tickets = { (numbers: [Int64?]) in
                zip(ids, numbers).map { id, number in
                    TinyWorld.ticket(id, at: "bakery", by: "ann") { $0.number = number }
                }
            }
            let world = TinyWorld.records.prefix(3)
            _ = try await tiny.imported(world + tickets([1, 2, 3, 4]))
            _ = try await tiny.imported(tickets([2, 3, 1, nil]))
            let sql = "SELECT external_id || number FROM ticket ORDER BY external_id"
            #expect(try await tiny.rows(sql) == ["a2", "b3", "c1", "d4"])
            let refusal = try await tiny.refusal(of: tickets([4, 3, 1, nil]))
            #expect(refusal == ["1: number: The ticket \"d\" has the number 4 already."])
            #expect(try await tiny.rows(sql) == ["a2", "b3", "c1", "d4"])
        }
    }

    @Test func `a contact's note bears the contact's name`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([
                TinyWorld.note("n-2", on: "t-1") {
                    $0.author = .contact
                    $0.authorContact = "ben"
                    $0.authorName = ""
                }
            ])
            let sql = "SELECT author_name || ' ' || (author_contact_id IS NOT NULL) FROM ticket_note"
            #expect(try await tiny.rows(sql + " WHERE external_id = 'n-2'") == ["Contact ben 1"])
        }
    }
}

extension TinyHouse {
    var event: AuditEvent {
        AuditEvent(
            tenant: tenant, company: nil, contact: nil, origin: "command", action: "tool:create_ticket", door: "pages",
            outcome: .allowed)
    }
}
