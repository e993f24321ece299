import Access
import Store
import TestSupport
import Testing
import Tools

/// What a call may change, how often, and what is written down about it.
@Suite struct EffectsTests {
    private static let ticket = #"{"subject":"Printer is dead","description":"Floor 2"}"#

    private func count(_ house: TestHouse, _ email: String) async throws -> Int {
        let principal = try await house.principal(email)
        return try await house.runtime.call(ListTickets.self, .init(), as: principal).counts.all
    }

    @Test func `a model can only propose a ticket`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            let before = try await count(house, "anna@marigold.example")
            let reply = try await house.runtime.call(
                named: "create_ticket", with: Array(Self.ticket.utf8), as: david, door: .concierge)
            let input: JSONValue = ["subject": "Printer is dead", "description": "Floor 2"]
            #expect(reply == .proposed(tool: "create_ticket", input: input))
            let after = try await count(house, "anna@marigold.example")
            #expect(after == before)
        }
    }

    @Test func `the key that only pages know is refused from a model`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            let input = #"{"subject":"Printer","description":"Dead","idempotency_key":"x"}"#
            let reply = try await house.runtime.call(
                named: "create_ticket", with: Array(input.utf8), as: david, door: .concierge)
            #expect(String(decoding: reply.json, as: UTF8.self).contains("idempotency_key"))
        }
    }

    @Test func `a double click opens one ticket`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            let before = try await count(house, "david@marigold.example")
            var input = CreateTicket.Input()
            input.subject = "Printer is dead"
            input.description = "Floor 2"
            input.idempotencyKey = "one-key"
            let same = input
            let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<16 {
                    group.addTask { try await house.runtime.call(CreateTicket.self, same, as: david).number }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect(numbers.count == 1)
            let after = try await count(house, "david@marigold.example")
            #expect(after == before + 1)
        }
    }

    @Test func `one person's key means nothing for another`() async throws {
        try await TestHouse.with { house in
            var input = CreateTicket.Input()
            input.subject = "Printer is dead"
            input.description = "Floor 2"
            input.idempotencyKey = "one-key"
            let first = try await house.runtime.call(
                CreateTicket.self, input, as: house.principal("david@marigold.example"))
            let second = try await house.runtime.call(
                CreateTicket.self, input, as: house.principal("chloe@marigold.example"))
            #expect(first.number != second.number)
        }
    }

    @Test func `a ticket that is long closed takes no note, and says why`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            var note = AddTicketNote.Input()
            note.number = 1033
            note.body = "One more thing"
            let same = note
            await #expect {
                try await house.runtime.call(AddTicketNote.self, same, as: anna)
            } throws: { error in
                if case ToolRefusal.conflict(let why) = error { why.contains("closed") } else { false }
            }
        }
    }

    @Test func `a reply to a waiting ticket makes it open again`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            var list = ListTickets.Input()
            list.status = .waiting
            let waiting = try #require(try await house.runtime.call(ListTickets.self, list, as: anna).tickets.first)
            var note = AddTicketNote.Input()
            note.number = waiting.number
            note.body = "Here is what you asked for"
            let after = try await house.runtime.call(AddTicketNote.self, note, as: anna)
            #expect(after.ticket.state == .open)
            let read = try await house.runtime.call(GetTicket.self, .init(number: waiting.number), as: anna)
            #expect(read.notes.last?.body == "Here is what you asked for")
            #expect(read.notes.last?.author == "Anna Richter")
        }
    }

    @Test func `a viewer may read and not write`() async throws {
        try await TestHouse.with { house in
            let elena = try await house.principal("elena@marigold.example")
            var note = AddTicketNote.Input()
            note.number = 1042
            note.body = "x"
            let same = note
            await #expect(throws: ToolRefusal.notPermitted(.ticketsReply)) {
                try await house.runtime.call(AddTicketNote.self, same, as: elena)
            }
            await #expect(throws: ToolRefusal.notPermitted(.ticketsCreate)) {
                try await house.runtime.call(CreateTicket.self, .init(), as: elena)
            }
        }
    }

    @Test func `every call leaves exactly one entry, allowed or refused`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            let tenant = david.scope.tenant
            try await house.store.settle()
            let before = try await house.store.recentAudit(of: tenant, limit: 10_000).count
            _ = try await house.runtime.call(ListTickets.self, .init(), as: david)
            _ = try? await house.runtime.call(ListInvoices.self, .init(), as: david)
            _ = try? await house.runtime.call(GetTicket.self, .init(number: 999_999), as: david)
            _ = try? await house.runtime.call(CreateTicket.self, .init(), as: david)
            for name in ["list_tickets", "list_invoices", "nonsense", "create_ticket"] {
                _ = try await house.runtime.call(
                    named: name, with: Array(Self.ticket.utf8), as: david, door: .concierge)
            }
            try await house.store.settle()
            let entries = try await house.store.recentAudit(of: tenant, limit: 10_000).dropLast(before)
            let words = entries.reversed().map(Self.worded)
            #expect(
                words == [
                    "tool:list_tickets pages allowed ", "tool:list_invoices pages refused needs invoices:read",
                    "tool:get_ticket pages failed not_found", "tool:create_ticket pages failed invalid_input",
                    "tool:list_tickets concierge failed invalid_input",
                    "tool:list_invoices concierge refused needs invoices:read",
                    "tool:? concierge refused unknown_tool", "tool:create_ticket concierge allowed proposed",
                ])
        }
    }

    /// Action, door, outcome and reason of an entry.
    private static func worded(_ entry: String) -> String {
        var fields: [String: String] = [:]
        for line in entry.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            fields[String(parts[0])] = parts.count > 1 ? String(parts[1].dropFirst()) : ""
        }
        return ["action", "door", "outcome", "reason"].map { fields[$0] ?? "" }.joined(separator: " ")
    }
}
