import Access
import TestSupport
import Testing

@testable import Store

/// Tickets of one provider are nothing to the staff of another, whatever they are asked with.
@Suite struct StaffTicketRowsTests {
    @Test func `nobody finds, counts or changes a ticket of another provider`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let own = try #require(staff.own[.admin]).scope
            var every = StaffTicketFilter()
            every.part = .all
            let theirs = try await house.store.read(as: staff.other.scope, within: .seconds(2)) { [every] store in
                try store.tickets(every, from: 0, count: 1000).compactMap { try store.ticket(number: $0.number) }
            }
            #expect(theirs.count > 5)
            try await house.store.read(as: own, within: .seconds(2)) { [every] store throws -> Void in
                let mine = Set(try store.tickets(every, from: 0, count: 1000).map(\.id))
                #expect(mine.count > 20 && mine.isDisjoint(with: theirs.map(\.row.id)))
                #expect(try store.ticketCounts(every).count(.all) == mine.count)
                for ticket in theirs {
                    #expect(try store.ticket(number: ticket.row.number)?.row.id != ticket.row.id)
                    for part in StaffTicketFilter.Part.allCases {
                        var filter = StaffTicketFilter()
                        (filter.part, filter.company) = (part, ticket.row.company.text)
                        #expect(try store.tickets(filter, from: 0, count: 9).isEmpty)
                        #expect(try store.ticketCounts(filter).count(part) == 0)
                        (filter.company, filter.contact) = ("", ticket.row.contact.text)
                        #expect(try store.tickets(filter, from: 0, count: 9).isEmpty)
                    }
                    let id: SQLValue = .id(ticket.row.id)
                    #expect(try store.all(StaffTicketStatements.notes, [id, .integer(9)]) { $0.text(3) }.isEmpty)
                    #expect(try store.all(StaffTicketStatements.ratings, [id]) { $0.text(1) }.isEmpty)
                }
            }
            let before = try await house.store.snapshot()
            let event = { @Sendable (_: Result<Void, any Error>) in
                AuditEvent(
                    tenant: own.tenant, company: nil, contact: nil, origin: "test", action: "test", door: "test",
                    outcome: .allowed)
            }
            try await house.store.change(as: own, audited: event) { store, now in
                for ticket in theirs {
                    try store.add(StaffNoteWords("Hello", .public, onceKey: "k"), to: ticket, then: .closed, at: now)
                    try store.add(StaffNoteWords("Hello", .internal), to: ticket, then: .open, at: now)
                    try store.set(ticket, to: ticket.row.state == .closed ? .open : .closed, at: now)
                }
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
        }
    }

    @Test func `a member's key of a note is theirs alone`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let (one, other) = (try #require(staff.own[.admin]).scope, try #require(staff.own[.technician]).scope)
            let event = { @Sendable (_: Result<Void, any Error>) in
                AuditEvent(
                    tenant: one.tenant, company: nil, contact: nil, origin: "test", action: "test", door: "test",
                    outcome: .allowed)
            }
            try await house.store.change(as: one, audited: event) { store, now in
                let ticket = try #require(try store.ticket(number: 1042))
                try store.add(StaffNoteWords("Hello", .internal, onceKey: "k"), to: ticket, then: nil, at: now)
            }
            for (scope, knows) in [(one, true), (other, false), (staff.other.scope, false)] {
                let found = try await house.store.read(as: scope, within: .seconds(2)) { store in
                    (try store.hasNote(withKey: "k"), try store.hasNote(withKey: ""))
                }
                #expect(found.0 == knows && !found.1)
            }
        }
    }

    @Test func `a part of the list is found by its index`() async throws {
        try await TestHouse.with { house in
            try await house.store.writer.write { connection in
                for (statement, index) in [
                    (StaffTicketStatements.ofState, "ticket_state"), (StaffTicketStatements.ours, "ticket_state"),
                    (StaffTicketStatements.counts, "ticket_state"), (StaffTicketStatements.countOurs, "ticket_state"),
                ] {
                    var plan = ""
                    let asked = Statement(.house, "plan", "EXPLAIN QUERY PLAN " + statement.sql)
                    try connection.run(asked, [SQLValue](repeating: .text("x"), count: 9)) { plan += $0.text(3) + "\n" }
                    #expect(plan.contains(index), "\(statement.name): \(plan)")
                }
            }
        }
    }
}
