import Store
import Tools

extension Probe {
    /// Everybody searches articles twice; between the two strangers write a lot about half of the words.
    static let searchOrder = Probe(
        about:
            "Everybody searches articles for pairs of words, before and after strangers write much about one of them.",
        keys: ["who"]
    ) { spec, book in
        try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: SearchArticles.name) { run in
                try await SearchOrder(asking: Asking(run, persona, SearchArticles.name, at: .pages)).judge()
            }
        }
    }
}

/// What answers a search, and in which order, hangs on nothing that the person may not read.
private struct SearchOrder: Sendable {
    private let asking: Asking
    private let pairs: [String]

    /// How many pairs of words are asked for.
    private static let most = 24

    /// How many articles of strangers there are more, in each place.
    private static let flood = 40

    init(asking: Asking) {
        self.asking = asking
        let words = Self.words(asking)
        let pairs = stride(from: 0, to: words.count - 1, by: 2).map { "\(words[$0]) \(words[$0 + 1])" }
        let step = max(1, pairs.count / Self.most)
        self.pairs = stride(from: 0, to: pairs.count, by: step).map { pairs[$0] }
    }

    func judge() async throws {
        let run = asking.run
        run.promise(cells: pairs.count)
        let before = try await answers()
        for tenant in run.house.world.tenants.map(\.particulars.slug) {
            try await run.house.add(strangers(hidden: tenant == asking.persona.tenant), to: tenant)
        }
        let after = try await answers()
        for (place, pair) in pairs.enumerated() {
            run.visit()
            asking.holds(
                "the words “\(pair)” after strangers wrote much about the first",
                expected: "the same bytes as before",
                seen: before[place].bytes == after[place].bytes
                    ? "the same bytes as before" : "other bytes: \(after[place].text.prefix(200))")
        }
        try await run.judgeTwin(of: SearchArticles.name, among: [asking.persona], for: asking.persona)
        run.judgeExtent(SearchArticles.name)
    }

    private func answers() async throws -> [Seen] {
        var answers: [Seen] = []
        for pair in pairs { answers.append(try await asking.call(["query": .string(pair), "limit": 50])) }
        return answers
    }

    /// Words of articles that clients of the person's provider read.
    private static func words(_ asking: Asking) -> [String] {
        let articles = asking.run.reference.articles(asking.persona.tenant).filter(\.isForClients)
        let words = articles.flatMap { SearchTerm.words(of: $0.title + "\n" + $0.body) }
        return Set(words.filter { $0.count >= 5 && $0.allSatisfy { ("a"..."z").contains($0) } }).sorted()
    }

    /// Articles about every first word of a pair, which the person may not read.
    private func strangers(hidden: Bool) -> [ImportRecord] {
        let text = pairs.compactMap { $0.split(separator: " ").first }.joined(separator: " ")
        return (0..<Self.flood).map { place in
            var article = ImportRecord.Article()
            article.externalID = "flood-\(place)"
            article.slug = "flood-\(place)"
            article.title = "Flood \(place)"
            article.body = text
            article.visibility = hidden && place % 2 == 0 ? .internal : .customers
            article.state = hidden && place % 2 == 1 ? .draft : .published
            article.updatedAt = Workshop.moment
            return .article(article)
        }
    }
}
