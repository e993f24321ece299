import Access
import TestSupport
import Testing

@testable import Store
@testable import Tools

@Suite struct RewindTests {
    @Test func `the rows of a real house are never put back`() async throws {
        try await TestHouse.with { house in
            let moment = try await house.store.snapshot()
            await #expect(throws: StoreError.self) { try await house.store.rewind(to: moment) }
        }
    }

    @Test func `a scratch house is put back row by row, and its search finds what it found`() async throws {
        try await TestHouse.with(isScratch: true) { house in
            let moment = try await house.store.snapshot()
            let found = try await answers(house)
            try await disturb(house)
            #expect(try await answers(house) != found)
            #expect(try await !house.store.snapshot().changes(since: moment).isEmpty)

            try await house.store.rewind(to: moment)

            #expect(try await house.store.snapshot().changes(since: moment).map(\.description) == [])
            #expect(try await answers(house) == found)
        }
    }

    @Test func `what the audit has stays when rows are put back`() async throws {
        try await TestHouse.with(isScratch: true) { house in
            let moment = try await house.store.snapshot()
            try await disturb(house)
            let tenant = try await house.store.tenant(slug: "larkfield").id
            let end = try await house.store.auditEnd(of: tenant)
            try await house.store.rewind(to: moment)
            #expect(end > 0)
            #expect(try await house.store.auditEnd(of: tenant) == end)
        }
    }

    /// Every kind of change: a new ticket and reply, a changed article and a new one, another role, a company that is out.
    private func disturb(_ house: TestHouse) async throws {
        let tenant = try await house.store.tenant(slug: "larkfield").id
        let anna = try await house.principal("anna@marigold.example")
        var ticket = CreateTicket.Input()
        (ticket.subject, ticket.description) = ("A new chair", "Please.")
        _ = try await house.runtime.call(CreateTicket.self, ticket, as: anna)
        let articles = house.world.tenants.first { $0.particulars.slug == "larkfield" }?.records.compactMap {
            if case .article(let article) = $0.record, article.isForClients { article } else { nil }
        }
        var changed = try #require(articles?.first)
        changed.body = "Zebra crossing."
        var new = changed
        (new.externalID, new.slug, new.title) = ("new", "new", "Zebras")
        var company = ImportRecord.Company()
        (company.externalID, company.name, company.active) = ("new", "New company", false)
        let records: [ImportRecord] = [.article(changed), .article(new), .company(company)]
        _ = try await house.store.importRecords(
            records.enumerated().map { (line: $0.offset + 1, record: $0.element) }, into: tenant)
        try await house.store.setRole(tenant: tenant, name: "Zebra", grants: [])
    }

    /// What a person finds: their tickets, and articles by words of old and new ones.
    private func answers(_ house: TestHouse) async throws -> [String] {
        let anna = try await house.principal("anna@marigold.example")
        var answers = [
            String(decoding: try await house.runtime.call(ListTickets.self, .init(), as: anna).json, as: UTF8.self)
        ]
        for query in ["zebra", "vpn", "password", "printer", "backup"] {
            var input = SearchArticles.Input()
            input.query = query
            answers.append(
                String(decoding: try await house.runtime.call(SearchArticles.self, input, as: anna).json, as: UTF8.self)
            )
        }
        return answers
    }
}
