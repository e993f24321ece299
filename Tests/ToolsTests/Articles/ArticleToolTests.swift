import Access
import TestSupport
import Testing
import Tools

@testable import Store

@Suite struct ArticleToolTests {
    @Test func `a person says once of an article whether it helped, and may change or take it back`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            let david = try await house.principal("david@marigold.example")
            for rating in [RateArticle.Rating.good, .bad, .good, .none, .bad] {
                _ = try await house.runtime.call(RateArticle.self, .init(slug: "backups", rating: rating), as: anna)
                #expect(
                    try await house.runtime.call(GetArticle.self, .init(slug: "backups"), as: anna).rating == rating)
                let kept = try await house.rows("SELECT rating FROM article_rating")
                #expect(kept == (rating == .none ? [] : [rating.rawValue]))
            }
            #expect(try await house.runtime.call(GetArticle.self, .init(slug: "backups"), as: david).rating == .none)
            _ = try await house.runtime.call(RateArticle.self, .init(slug: "backups", rating: .good), as: david)
            #expect(try await house.rows("SELECT count(*) FROM article_rating") == ["2"])
        }
    }

    @Test(arguments: ["identity-check", "windows-upgrade-plan", "old-vpn-client", "on-call-escalation", "nowhere"])
    func `an article that a client can't read can't be rated`(slug: String) async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            await #expect(throws: ToolRefusal.notFound) {
                try await house.runtime.call(RateArticle.self, .init(slug: slug, rating: .good), as: anna)
            }
            #expect(try await house.rows("SELECT 1 FROM article_rating").isEmpty)
        }
    }

    @Test func `articles are listed by category, with the number that the person may read in each`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            var input = SearchArticles.Input()
            input.limit = 50
            let all = try await house.runtime.call(SearchArticles.self, input, as: anna)
            #expect(all.categories.reduce(0) { $0 + $1.count } == all.total)
            #expect(!all.categories.contains { ["Windows", "Old programs", "Staff"].contains($0.name) })
            input.category = "Network"
            let network = try await house.runtime.call(SearchArticles.self, input, as: anna)
            #expect(Set(network.articles.map(\.slug)) == ["connect-vpn", "wifi-problems"] && network.total == 2)
            input.category = "Old programs"
            #expect(try await house.runtime.call(SearchArticles.self, input, as: anna).articles.isEmpty)
            (input.category, input.query) = ("Network", "vpn")
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(SearchArticles.self, input, as: anna)
            }
        }
    }

    @Test func `related articles share a category or words, and are those that the person may read`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            let found = try await house.runtime.call(GetArticle.self, .init(slug: "reset-password"), as: anna).related
            #expect((1...3).contains(found.count))
            #expect(found.first.map { ["set-up-mfa", "mfa-new-phone"].contains($0.slug) } == true)
            #expect(!found.contains { ["reset-password", "identity-check"].contains($0.slug) })
            let vpn = try await house.runtime.call(GetArticle.self, .init(slug: "connect-vpn"), as: anna).related
            #expect(vpn.contains { $0.slug == "wifi-problems" } && !vpn.contains { $0.slug == "old-vpn-client" })
        }
    }

    @Test func `words that found nothing are counted for the provider, and nobody's name with them`() async throws {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            let quinn = try await house.principal("quinn@juniper-finch.example")
            for (person, words, isAsked) in [
                (anna, "Zyzzyva  Machine", true), (anna, "zyzzyva machine", true), (anna, "zyz", false),
                (anna, "password", true), (quinn, "quagga", true),
            ] {
                var input = SearchArticles.Input()
                (input.query, input.isAsked) = (words, isAsked)
                _ = try await house.runtime.call(SearchArticles.self, input, as: person)
            }
            try await house.store.settle()
            let ours = try await house.store.unansweredSearches(of: anna.scope.tenant)
            #expect(ours.map(\.words) == ["zyzzyva machine"] && ours.map(\.times) == [2])
            #expect(ours.first?.lastAt == house.store.now)
            #expect(try await house.store.unansweredSearches(of: quinn.scope.tenant).map(\.words) == ["quagga"])
        }
    }

    @Test func `only the latest words are kept, however many there are`() async throws {
        let clock = TestClock()
        try await TestHouse.with(clock: clock) { house in
            let anna = try await house.principal("anna@marigold.example")
            for number in 0..<(Database.mostUnansweredSearches + 20) {
                clock.advance(seconds: 1)
                house.store.keep(unansweredSearch: "word \(number)", of: anna.scope.tenant)
            }
            house.store.keep(unansweredSearch: String(repeating: "x", count: 5000), of: anna.scope.tenant)
            try await house.store.settle()
            let kept = try await house.store.unansweredSearches(of: anna.scope.tenant, limit: 10_000)
            #expect(kept.count == Database.mostUnansweredSearches)
            #expect(!kept.contains { $0.words == "word 0" } && kept.contains { $0.words == "word 519" })
            #expect(kept.allSatisfy { $0.words.count <= 100 })
        }
    }
}

extension TestHouse {
    /// The first column of every row that the SQL finds.
    fileprivate func rows(_ sql: String) async throws -> [String] {
        try await store.readers.house { connection in
            var rows: [String] = []
            try connection.run(Statement(.house, "test: " + sql, sql), []) { rows.append($0.text(0)) }
            return rows
        }
    }
}
