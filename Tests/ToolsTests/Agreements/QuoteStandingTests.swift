import Access
import TestSupport
import Testing
import Tools

@Suite struct QuoteStandingTests {
    @Test func `a quote expires by itself when its last day is over where the reader is`() async throws {
        let clock = TestClock()
        try await TestHouse.with(clock: clock) { house in
            let ben = try await house.principal("ben@marigold.example")
            #expect(try await standing("Q-3005", house, ben) == .init(standing: .open, left: 3))
            // Eleven hours and a minute after noon on its last day it is still that day in Berlin.
            clock.advance(seconds: 3 * 86_400 + 11 * 3600 + 59 * 60)
            #expect(try await standing("Q-3005", house, ben) == .init(standing: .open, left: 0))
            clock.advance(seconds: 60)
            #expect(try await standing("Q-3005", house, ben) == .init(standing: .expired, left: nil))
            let counts = try await house.runtime.call(ListQuotes.self, .init(), as: ben).counts
            #expect((counts.open, counts.expired) == (1, 2))
            let waiting = try await house.runtime.call(NeedsYou.self, .init(), as: ben)
            #expect(waiting.quotes.map(\.number) == ["Q-3004"])
        }
    }

    @Test func `the sums of a quote are those that a client can add up`() async throws {
        try await TestHouse.with { house in
            for person in ["ben@marigold.example", "hana@tidewater.example", "quinn@juniper-finch.example"] {
                let person = try await house.principal(person)
                for quote in try await house.runtime.call(ListQuotes.self, .init(), as: person).quotes {
                    let found = try await house.runtime.call(GetQuote.self, .init(number: quote.number), as: person)
                    let lines = found.sections.flatMap(\.lines).map(\.amount.minor)
                    #expect(found.subtotal.minor == lines.reduce(0, +))
                    let off = found.discount?.amount.minor ?? 0
                    #expect(found.subtotal.minor - off + found.tax.minor == found.quote.total.minor)
                    #expect(found.options.allSatisfy { option in !found.sections.flatMap(\.lines).contains(option) })
                }
            }
        }
    }

    @Test func `lists go on page by page, each quote and contract once`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            var (quotes, contracts): ([String], [String]) = ([], [])
            var input = ListQuotes.Input()
            input.limit = 2
            repeat {
                let page = try await house.runtime.call(ListQuotes.self, input, as: anna)
                quotes += page.quotes.map(\.number)
                input.cursor = page.nextCursor ?? ""
            } while !input.cursor.isEmpty
            #expect(quotes == ["Q-3005", "Q-3004", "Q-3003", "Q-3002", "Q-3001"])
            var asked = ListContracts.Input()
            asked.limit = 1
            repeat {
                let page = try await house.runtime.call(ListContracts.self, asked, as: anna)
                contracts += page.contracts.map(\.number)
                asked.cursor = page.nextCursor ?? ""
            } while !asked.cursor.isEmpty
            #expect(contracts == ["C-406", "C-402", "C-403", "C-401", "C-405"])
        }
    }

    @Test func `an owner of one company sees nothing of another's, whatever the number`() async throws {
        try await TestHouse.with { house in
            let hana = try await house.principal("hana@tidewater.example")
            for number in ["Q-3001", "Q-3004", "Q-3005", "Q-3007", "Q-3008", "Q-3011"] {
                await #expect(throws: ToolRefusal.notFound) {
                    try await house.runtime.call(GetQuote.self, .init(number: number), as: hana)
                }
            }
            for number in ["C-401", "C-402", "C-404", "C-408", "C-410"] {
                await #expect(throws: ToolRefusal.notFound) {
                    try await house.runtime.call(GetContract.self, .init(number: number), as: hana)
                }
            }
        }
    }

    private struct Seen: Equatable {
        let standing: QuoteStanding
        let left: Int?
    }

    private func standing(_ number: String, _ house: TestHouse, _ person: Principal) async throws -> Seen {
        let quote = try await house.runtime.call(GetQuote.self, .init(number: number), as: person).quote
        return Seen(standing: quote.standing, left: quote.daysLeft)
    }
}
