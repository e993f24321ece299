import Access
import TestSupport
import Testing
import Tools

@Suite struct ListFigureTests {
    @Test(arguments: [
        ("anna@marigold.example", "printer", 2), ("david@marigold.example", "shared mailbox", 0),
        ("anna@marigold.example", "1042", 1), ("anna@marigold.example", "zyzzyva", 0),
        ("quinn@juniper-finch.example", "bakery", 0),
    ])
    func `a search counts every state of what the person may see, and nothing else`(
        who: String, words: String, count: Int
    ) async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(who)
            var input = ListTickets.Input()
            (input.search, input.limit) = (words, 50)
            let all = try await house.runtime.call(ListTickets.self, input, as: person)
            #expect(all.counts.all == all.tickets.count)
            #expect(all.tickets.count == count)
            input.status = .closed
            #expect(try await house.runtime.call(ListTickets.self, input, as: person).counts == all.counts)
        }
    }

    @Test func `an invoice is found by a part of its number, its memo or a line, in any case of letters`() async throws
    {
        try await TestHouse.with { house in
            let ben = try await house.principal("ben@marigold.example")
            for (words, numbers) in [
                ("inv-2036", ["INV-2036", "INV-2035"]), ("2038", ["INV-2038"]), ("COST CENTRE", ["INV-2038"]),
                ("laptop", ["INV-2038"]), ("%", []), ("_", []), ("tidewater", []),
            ] {
                var input = ListInvoices.Input()
                input.search = words
                let found = try await house.runtime.call(ListInvoices.self, input, as: ben)
                #expect(found.invoices.map(\.number) == numbers, "\(words)")
                #expect(found.counts.all == numbers.count, "\(words)")
            }
        }
    }

    @Test func `what is owed is told by currency and age, and grows older by the day`() async throws {
        let clock = TestClock()
        try await TestHouse.with(clock: clock) { house in
            let ben = try await house.principal("ben@marigold.example")
            let now = try await owed(house, ben)
            #expect(now == ["EUR 356875 208668 [208668, 0, 0, 0]", "USD 34900 0 [0, 0, 0, 0]"])
            // INV-2036 (114787) is 31 days late then, INV-2038 17, INV-2040 10 and the dollars 2; INV-2043 has time.
            clock.advance(seconds: 14 * 86400)
            let later = try await owed(house, ben)
            #expect(later == ["EUR 356875 329108 [214321, 114787, 0, 0]", "USD 34900 34900 [34900, 0, 0, 0]"])
            clock.advance(seconds: 200 * 86400)
            let old = try await owed(house, ben)
            #expect(old == ["EUR 356875 356875 [0, 0, 0, 356875]", "USD 34900 34900 [0, 0, 0, 34900]"])
        }
    }

    @Test func `what one company owes is not told to another`() async throws {
        try await TestHouse.with { house in
            let hana = try await owed(house, try await house.principal("hana@tidewater.example"))
            let ben = try await owed(house, try await house.principal("ben@marigold.example"))
            #expect(!hana.isEmpty && hana.count == 1 && hana.first != ben.first)
        }
    }

    private func owed(_ house: TestHouse, _ person: Principal) async throws -> [String] {
        try await house.runtime.call(ListInvoices.self, .init(), as: person).owed.map { owed in
            "\(owed.balance.currency) \(owed.balance.minor) \(owed.overdue.minor) "
                + "\(owed.overdueByAge.map(\.amount.minor))"
        }
    }
}
