import Access
import TestSupport
import Testing
import Tools

@Suite struct ListOrderTests {
    @Test(arguments: TicketOrder.allCases)
    func `a list of tickets is read to its end in its order, and misses none`(order: TicketOrder) async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            var input = ListTickets.Input()
            (input.sort, input.limit) = (order, 4)
            var seen: [TicketSummary] = []
            var pages = 0
            repeat {
                let page = try await house.runtime.call(ListTickets.self, input, as: anna)
                seen += page.tickets
                input.cursor = page.nextCursor ?? ""
                pages += 1
            } while !input.cursor.isEmpty
            #expect(pages == 4 && seen.count == 15 && Set(seen.map(\.number)).count == 15)
            switch order {
            case .changed: #expect(seen.map(\.updatedAt) == seen.map(\.updatedAt).sorted(by: >))
            case .opened: #expect(seen.map(\.number) == seen.map(\.number).sorted(by: >))
            }
        }
    }

    @Test(arguments: InvoiceOrder.allCases)
    func `a list of invoices is read to its end in its order, and misses none`(order: InvoiceOrder) async throws {
        try await TestHouse.with { house in
            let ben = try await house.principal("ben@marigold.example")
            var input = ListInvoices.Input()
            (input.sort, input.limit) = (order, 3)
            var seen: [InvoiceSummary] = []
            repeat {
                let page = try await house.runtime.call(ListInvoices.self, input, as: ben)
                seen += page.invoices
                input.cursor = page.nextCursor ?? ""
            } while !input.cursor.isEmpty
            #expect(seen.count == 8 && Set(seen.map(\.number)).count == 8)
            switch order {
            case .issued: #expect(seen.map(\.issuedOn) == seen.map(\.issuedOn).sorted(by: >))
            case .due: #expect(seen.map(\.dueOn) == seen.map(\.dueOn).sorted())
            }
        }
    }

    @Test func `a place in one order is no place in another`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            var tickets = ListTickets.Input()
            tickets.limit = 2
            tickets.cursor = try #require(
                try await house.runtime.call(ListTickets.self, tickets, as: anna).nextCursor)
            tickets.sort = .opened
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(ListTickets.self, tickets, as: anna)
            }
            var invoices = ListInvoices.Input()
            (invoices.limit, invoices.sort) = (2, .due)
            invoices.cursor = try #require(
                try await house.runtime.call(ListInvoices.self, invoices, as: anna).nextCursor)
            invoices.sort = .issued
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(ListInvoices.self, invoices, as: anna)
            }
        }
    }

    @Test func `the titles of all articles are read to their end, and a search has no second page`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            var input = SearchArticles.Input()
            input.limit = 3
            var titles: [String] = []
            var total = 0
            repeat {
                let page = try await house.runtime.call(SearchArticles.self, input, as: david)
                titles += page.articles.map(\.title)
                total = page.total
                input.cursor = page.nextCursor ?? ""
            } while !input.cursor.isEmpty
            #expect(titles.count == total && titles == titles.sorted() && Set(titles).count == total)
            input.cursor = "AAAAAAAAAAAAAAAAAAAAAAAAAA-Backups"
            #expect(try await !house.runtime.call(SearchArticles.self, input, as: david).articles.isEmpty)
            for change in [
                { $0.query = "printer" }, { $0.sort = .updated }, { $0.cursor = "Backups" }, { $0.cursor += "\u{0}" },
            ] as [(inout SearchArticles.Input) -> Void] {
                var wrong = input
                change(&wrong)
                await #expect(throws: ToolRefusal.self) {
                    try await house.runtime.call(SearchArticles.self, wrong, as: david)
                }
            }
        }
    }

    @Test func `the latest articles begin with the one that changed last`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            var input = SearchArticles.Input()
            (input.sort, input.limit) = (.updated, 50)
            let found = try await house.runtime.call(SearchArticles.self, input, as: david)
            #expect(found.articles.count == found.total && found.nextCursor == nil)
            #expect(found.articles.map(\.updatedAt) == found.articles.map(\.updatedAt).sorted(by: >))
        }
    }
}
