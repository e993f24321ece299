import Access
import Store
import TestSupport
import Testing

@testable import Tools

private let anna = "anna@marigold.example"

/// Closing a ticket, opening it again, saying how it went; and what an import says of it later.
@Suite struct TicketEndingTests {
    @Test func `a person closes their ticket with words, and nothing closes twice`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            var input = CloseTicket.Input()
            (input.number, input.words) = (1046, "We bought another one.")
            #expect(try await house.runtime.call(CloseTicket.self, input, as: person).ticket.state == .closed)
            _ = try await house.runtime.call(CloseTicket.self, input, as: person)
            let read = try await house.runtime.call(GetTicket.self, .init(number: 1046), as: person)
            #expect(read.notes.filter { $0.kind == .closed }.map(\.body) == ["We bought another one."])
            #expect(read.notes.last?.author == "Anna Richter" && read.takesNotes)
        }
    }

    @Test func `a ticket is opened again with a reason, as long as it is not long closed`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            var input = ReopenTicket.Input()
            input.number = 1038
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(ReopenTicket.self, input, as: person)
            }
            input.reason = "It is down again."
            #expect(try await house.runtime.call(ReopenTicket.self, input, as: person).ticket.state == .open)
            let read = try await house.runtime.call(GetTicket.self, .init(number: 1038), as: person)
            #expect(read.notes.last?.kind == .reopened && read.notes.last?.body == "It is down again.")
            await #expect(throws: ToolRefusal.conflict("This ticket is open already.")) {
                try await house.runtime.call(ReopenTicket.self, input, as: person)
            }
            input.number = 1033
            await #expect(throws: TicketEnding.tooLate) {
                try await house.runtime.call(ReopenTicket.self, input, as: person)
            }
        }
    }

    @Test func `a colleague's ticket is closed only by who sees the company's`() async throws {
        try await TestHouse.with { house in
            var input = CloseTicket.Input()
            input.number = 1046
            for (email, mayIt) in [
                ("ben@marigold.example", false), ("hana@tidewater.example", false), ("chloe@marigold.example", true),
            ] {
                let person = try await house.principal(email)
                let closed = try? await house.runtime.call(CloseTicket.self, input, as: person)
                #expect((closed != nil) == mayIt, "\(email)")
                let state = try await house.runtime.call(
                    GetTicket.self, .init(number: 1046), as: try await house.principal(anna)
                ).ticket.state
                #expect((state == .closed) == mayIt, "\(email)")
            }
        }
    }

    @Test func `thanks on a resolved ticket is kept and opens nothing; anything else is asked about`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            var note = AddTicketNote.Input()
            (note.number, note.body) = (1038, "Thanks, works great!")
            #expect(try await house.runtime.call(AddTicketNote.self, note, as: person).ticket.state == .resolved)
            note.body = "Thanks, but it is down again."
            do {
                _ = try await house.runtime.call(AddTicketNote.self, note, as: person)
                Issue.record("nobody was asked")
            } catch ToolRefusal.invalid(let problems) {
                #expect(problems.reason(for: "reopen") != nil)
            }
            note.reopen = .no
            #expect(try await house.runtime.call(AddTicketNote.self, note, as: person).ticket.state == .resolved)
            note.reopen = .yes
            #expect(try await house.runtime.call(AddTicketNote.self, note, as: person).ticket.state == .open)
            let read = try await house.runtime.call(GetTicket.self, .init(number: 1038), as: person)
            #expect(read.notes.suffix(3).map(\.body) == ["Thanks, works great!", note.body, note.body])
        }
    }

    @Test(arguments: [
        "Thanks!", "thank you so much 🙏", "Perfect, thanks a lot", "Thx", "Danke, funktioniert", "Vielen Dank!",
        "Merci beaucoup",
        "Thank you, Tom!", "Cheers guys", "It works now, thank you very much for the quick help.", "THANKS",
    ])
    func `a thanks is known by its words`(text: String) {
        #expect(ThankYou.isAll(of: text, names: ["Tom Aydin"]) == !text.contains("funktioniert"))
    }

    @Test(arguments: [
        "", "Perfect.", "Thanks, but it does not work", "Thanks – can you also look at the scanner?", "Thanks?",
        "thanks for nothing", "Thanks, Mira", "Thanks. Error 404 again.", "no thanks", "Thanks, please close it",
        String(repeating: "thanks ", count: 13), String(repeating: "thank ", count: 40),
    ])
    func `what asks for more than that is no thanks`(text: String) {
        #expect(!ThankYou.isAll(of: text, names: ["Tom Aydin"]))
    }

    @Test func `a person says once how a ticket went, and may change it for a week`() async throws {
        try await TestHouse.with { house in
            var input = RateTicket.Input()
            (input.number, input.rating, input.words) = (1046, .good, "Quick.")
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(RateTicket.self, input, as: try await house.principal(anna))
            }
            input.number = 1038
            for (rating, days) in [(TicketRating.good, 0), (.bad, 6)] {
                house.clock.advance(seconds: 86_400 * Int64(days))
                input.rating = rating
                _ = try await house.runtime.call(RateTicket.self, input, as: try await house.principal(anna))
            }
            let person = try await house.principal(anna)
            var read = try await house.runtime.call(GetTicket.self, .init(number: 1038), as: person)
            #expect(read.rating?.rating == .bad && read.rating?.isChangeable == true)
            house.clock.advance(seconds: 86_400 * 2)
            input.rating = .good
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(RateTicket.self, input, as: try await house.principal(anna))
            }
            read = try await house.runtime.call(GetTicket.self, .init(number: 1038), as: person)
            #expect(read.rating?.rating == .bad && read.rating?.isChangeable == false)
            let colleague = try await house.principal("chloe@marigold.example")
            #expect(try await house.runtime.call(GetTicket.self, .init(number: 1038), as: colleague).rating == nil)
        }
    }

    @Test func `an import of an older state leaves what a client did, and a later one takes its place`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            var input = CloseTicket.Input()
            input.number = 1046
            _ = try await house.runtime.call(CloseTicket.self, input, as: person)
            let (slug, before) = try #require(Self.ticket(1046, house))
            var ticket = before
            ticket.priority = .low
            try await Self.bring(ticket, to: slug, house)
            var read = try await house.runtime.call(GetTicket.self, .init(number: 1046), as: person).ticket
            #expect(read.state == .closed && read.priority == .low && read.updatedAt == house.clock.now)
            house.clock.advance(seconds: 3600)
            ticket.state = .waiting
            ticket.updatedAt = house.clock.now
            try await Self.bring(ticket, to: slug, house)
            read = try await house.runtime.call(GetTicket.self, .init(number: 1046), as: person).ticket
            #expect(read.state == .waiting)
            ticket.state = .open
            ticket.updatedAt = house.clock.now.adding(seconds: -1800)
            try await Self.bring(ticket, to: slug, house)
            read = try await house.runtime.call(GetTicket.self, .init(number: 1046), as: person).ticket
            #expect(read.state == .open, "what no client did is the source's, in whatever order it says it")
        }
    }

    private static func ticket(_ number: Int64, _ house: TestHouse) -> (String, ImportRecord.Ticket)? {
        for tenant in house.world.tenants where tenant.particulars.slug == "larkfield" {
            for (_, record) in tenant.records {
                if case .ticket(let ticket) = record, ticket.number == number {
                    return (tenant.particulars.slug, ticket)
                }
            }
        }
        return nil
    }

    private static func bring(_ ticket: ImportRecord.Ticket, to slug: String, _ house: TestHouse) async throws {
        let tenant = try await house.store.tenant(slug: slug).id
        _ = try await house.store.importRecords([(line: 1, record: .ticket(ticket))], into: tenant)
    }
}
