import Access
import Store
import TestSupport
import Testing

@testable import Tools

/// What staff read and write on clients' tickets, and what the clients see of it.
@Suite struct StaffTicketTests {
    struct Scene {
        let house: TestHouse
        let ines: StaffPrincipal

        func ticket(_ number: Int64) async throws -> StaffTicketDetail {
            try await house.runtime.perform(GetStaffTicket.self, .init(number: number), as: ines)
        }

        func list(_ change: (inout ListStaffTickets.Input) -> Void) async throws -> ListStaffTickets.Output {
            var input = ListStaffTickets.Input()
            change(&input)
            return try await house.runtime.perform(ListStaffTickets.self, input, as: ines)
        }

        @discardableResult
        func add(
            _ body: String, to number: Int64, _ visibility: NoteVisibility? = nil, then state: TicketState? = nil,
            seen: String = "", key: String = ""
        ) async throws -> StaffTicketDetail {
            var input = AddStaffNote.Input()
            (input.number, input.body, input.visibility, input.state) = (number, body, visibility, state)
            (input.seen, input.idempotencyKey) = (seen, key)
            return try await house.runtime.perform(AddStaffNote.self, input, as: ines)
        }

        func client(_ email: String, reads number: Int64) async throws -> GetTicket.Output {
            try await house.runtime.call(GetTicket.self, .init(number: number), as: house.principal(email))
        }

        /// The kinds of messages about tickets that wait to be sent.
        func letters() async throws -> [String] {
            try await house.store.snapshot().rows(of: "outbox").compactMap { $0.columns["kind"] }
                .filter { ["note", "resolved", "created"].contains($0) }
        }
    }

    private func scene(_ body: (Scene) async throws -> Void) async throws {
        try await TestHouse.with { house in
            let member = try await house.enrolled("ines@larkfield.example", .technician, at: "larkfield")
            try await body(Scene(house: house, ines: try await house.staff(member.session)))
        }
    }

    @Test func `a note is internal unless it is said to be public, and no client reads it`() async throws {
        try await scene { scene in
            let before = try await scene.client("david@marigold.example", reads: 1042)
            let added = try await scene.add("The drum is worn. Do not tell them yet.", to: 1042)
            #expect(added.notes.last?.visibility == .internal && added.notes.last?.author == "Ines Vogel")
            let after = try await scene.client("david@marigold.example", reads: 1042)
            #expect(after.notes == before.notes && after.ticket == before.ticket)
            #expect(try await scene.letters() == [])
        }
    }

    @Test func `a public answer bears the member's name, is read by the client, and is told by mail`() async throws {
        try await scene { scene in
            try await scene.add("A technician comes at ten.", to: 1042, .public)
            let read = try await scene.client("david@marigold.example", reads: 1042)
            #expect(read.notes.last?.body == "A technician comes at ten." && read.notes.last?.author == "Ines Vogel")
            #expect(read.notes.last?.isFromStaff == true && read.ticket.updatedAt == scene.house.clock.now)
            #expect(try await scene.letters() == ["note"])
        }
    }

    @Test func `an answer that resolves is one message, and one about the answer for who wants no other`() async throws
    {
        try await scene { scene in
            try await scene.add("Done.", to: 1042, .public, then: .resolved)
            #expect(try await scene.letters() == ["resolved"])
            #expect(try await scene.client("david@marigold.example", reads: 1042).ticket.state == .resolved)
            try await scene.add("Still done.", to: 1042, .public, then: .closed)
            let sent = try await scene.letters().sorted()
            #expect(sent == ["note", "resolved"], "closing what is resolved ends nothing")
            var wishes = SetNotifications.Input()
            wishes.resolved = false
            _ = try await scene.house.runtime.call(
                SetNotifications.self, wishes, as: scene.house.principal("elena@marigold.example"))
            try await scene.add("Yours too.", to: 1045, .public, then: .resolved)
            let letters = try await scene.letters()
            #expect(letters.filter { $0 == "note" }.count == 2)
        }
    }

    @Test func `setting the state tells the client of the end alone, and only once`() async throws {
        try await scene { scene in
            for state in [TicketState.waiting, .open, .resolved, .resolved, .closed] {
                scene.house.clock.advance(seconds: 1)
                _ = try await scene.house.runtime.perform(
                    SetTicketState.self, .init(number: 1051, state: state), as: scene.ines)
                #expect(try await scene.ticket(1051).row.state == state)
            }
            #expect(try await scene.letters() == ["resolved"])
        }
    }

    @Test func `one key is one note, also when the ticket has moved on`() async throws {
        try await scene { scene in
            let mark = try await scene.ticket(1042).mark
            let first = try await scene.add("Once", to: 1042, .public, seen: mark, key: "k1")
            let again = try await scene.add("Once", to: 1042, .public, seen: mark, key: "k1")
            #expect(again.notes == first.notes)
            #expect(try await scene.letters() == ["note"])
            let second = try await scene.add("Once", to: 1042, .public, key: "k2")
            #expect(second.notes.count == first.notes.count + 1)
        }
    }

    @Test func `whoever writes on a ticket that has changed is told by whom, and nothing is written`() async throws {
        try await scene { scene in
            let mark = try await scene.ticket(1042).mark
            var reply = AddTicketNote.Input()
            (reply.number, reply.body) = (1042, "It prints again.")
            _ = try await scene.house.runtime.call(
                AddTicketNote.self, reply, as: scene.house.principal("david@marigold.example"))
            let before = try await scene.ticket(1042)
            let name = before.row.contactName
            await #expect(throws: StaffRefusal.conflict("\(name) wrote on this ticket meanwhile.")) {
                try await scene.add("We come at ten.", to: 1042, .public, seen: mark)
            }
            await #expect(throws: StaffRefusal.conflict("\(name) wrote on this ticket meanwhile.")) {
                try await scene.house.runtime.perform(
                    SetTicketState.self, .init(number: 1042, state: .closed, seen: mark), as: scene.ines)
            }
            #expect(try await scene.ticket(1042) == before)
            try await scene.add("We come at ten.", to: 1042, .public, seen: before.mark)
            _ = try await scene.house.runtime.perform(
                SetTicketState.self, .init(number: 1042, state: .waiting), as: scene.ines)
            let moved = "Ines Vogel wrote on this ticket meanwhile. It was open and is waiting now."
            await #expect(throws: StaffRefusal.conflict(moved)) {
                try await scene.add("x", to: 1042, seen: before.mark)
            }
        }
    }

    @Test func `a ticket waits for us while the client has the last word`() async throws {
        try await scene { scene in
            let start = try await scene.list { _ in }
            #expect(start.tickets.contains { $0.number == 1051 } && start.tickets.allSatisfy(\.waitsForUs))
            #expect(start.count == start.tickets.count && start.counts.count(.ours) == start.count)
            try await scene.add("Among us", to: 1051)
            #expect(try await scene.list { _ in }.count == start.count, "an internal note answers nobody")
            scene.house.clock.advance(seconds: 1)
            try await scene.add("We look into it", to: 1051, .public)
            let after = try await scene.list { _ in }
            #expect(after.count == start.count - 1 && !after.tickets.contains { $0.number == 1051 })
            scene.house.clock.advance(seconds: 1)
            var reply = AddTicketNote.Input()
            (reply.number, reply.body) = (1051, "And?")
            _ = try await scene.house.runtime.call(
                AddTicketNote.self, reply, as: scene.house.principal("david@marigold.example"))
            #expect(try await scene.list { _ in }.count == start.count)
            let home = try await scene.house.runtime.perform(StaffHome.self, .init(), as: scene.ines)
            #expect(home.tickets == start.count)
            let ranks = after.tickets.map { [.urgent: 0, .high: 1, .normal: 2][$0.priority] ?? 3 }
            #expect(ranks == ranks.sorted(), "the most pressing stand first")
        }
    }

    @Test func `the list is found by part, company, person, words and number`() async throws {
        try await scene { scene in
            let all = try await scene.list { $0.part = .all }
            #expect(all.count > 20 && all.counts.count(.all) == all.count)
            let times = all.tickets.map(\.updatedAt)
            #expect(times == times.sorted(by: >))
            for (part, state) in [
                (StaffTicketFilter.Part.open, TicketState.open), (.waiting, .waiting), (.resolved, .resolved),
                (.closed, .closed),
            ] {
                let found = try await scene.list { $0.part = part }
                #expect(found.count == all.tickets.filter { $0.state == state }.count)
                #expect(found.tickets.allSatisfy { $0.state == state } && !found.tickets.isEmpty)
            }
            let one = try #require(all.tickets.first { $0.number == 1051 })
            let company = try await scene.list { ($0.part, $0.company) = (.all, one.company.text) }
            #expect(Set(company.tickets.map(\.company)) == [one.company] && company.count < all.count)
            let person = try await scene.list { ($0.part, $0.contact) = (.all, one.contact.text) }
            #expect(Set(person.tickets.map(\.contact)) == [one.contact] && person.contactName == one.contactName)
            let numbered = try await scene.list { ($0.part, $0.words) = (.all, "1051") }
            #expect(numbered.tickets.map(\.number) == [1051])
            let named = try await scene.list { ($0.part, $0.words) = (.all, one.companyName.uppercased()) }
            #expect(named.count == company.count)
            #expect(try await scene.list { ($0.part, $0.words) = (.all, "no such words") }.count == 0)
            #expect(try await scene.list { ($0.part, $0.page) = (.all, 99_999) }.page == all.pages)
        }
    }

    @Test func `an import leaves notes and a later state of staff's, and a later record takes its place`() async throws
    {
        try await scene { scene in
            try await scene.add("Among us", to: 1046)
            try await scene.add("For you", to: 1046, .public, then: .resolved)
            let kept = try await scene.ticket(1046).notes
            let tenant = scene.ines.scope.tenant
            let records = scene.house.world.tenants.first { $0.particulars.slug == "larkfield" }?.records ?? []
            let lines = records.enumerated().map { (line: $0.offset + 1, record: $0.element.record) }
            let letters = try await scene.letters().count
            for _ in 0..<2 { _ = try await scene.house.store.importRecords(lines, into: tenant) }
            var read = try await scene.ticket(1046)
            #expect(read.notes == kept && read.row.state == .resolved)
            #expect(read.row.updatedAt == scene.house.clock.now)
            #expect(try await scene.letters().count == letters, "nobody is told a second time")
            scene.house.clock.advance(seconds: 3600)
            for case .ticket(let found) in records.map(\.record) where found.number == 1046 {
                var ticket = found
                (ticket.state, ticket.updatedAt) = (.closed, scene.house.clock.now)
                _ = try await scene.house.store.importRecords([(line: 1, record: .ticket(ticket))], into: tenant)
            }
            read = try await scene.ticket(1046)
            #expect(read.row.state == .closed && read.notes == kept)
        }
    }

    @Test func `no text of a note is too long, empty, or lost to a strange word`() async throws {
        try await scene { scene in
            for body in ["", "  \n ", String(repeating: "x", count: 20_001), "a\u{0}b"] {
                await #expect(throws: StaffRefusal.self) { try await scene.add(body, to: 1042, .public) }
            }
            let long = String(repeating: "ü", count: 20_000)
            let added = try await scene.add(long, to: 1042)
            #expect(added.notes.last?.body == long)
        }
    }
}
