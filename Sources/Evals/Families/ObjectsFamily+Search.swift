import Access
import Store
import Tools

extension Probe {
    /// Everybody searches tickets for words of every ticket and note of the world.
    static let searchTickets = Probe(
        about: "Everybody searches the tickets for numbers, words and planted tokens of every ticket and note.",
        keys: ["who", "also"]
    ) { spec, book in
        let terms = book.shop.reference.ticketTerms + spec.texts("also")
        return try TicketSearch.cases(spec, book, "list_tickets") { run, asking, nothing in
            run.promise(cells: terms.count)
            let tickets = run.reference.visibleTickets(for: asking.persona, run.oracle, by: asking.tool)
                .map(TicketSearch.Searched.init)
            for term in terms { try await TicketSearch.judge(term, asking, tickets, nothing) }
        }
    }

    /// Everybody searches articles for words of every article of the world.
    static let searchArticles = Probe(
        about: "Everybody searches the articles for words and planted tokens of every article, hidden ones too.",
        keys: ["who", "also"]
    ) { spec, book in
        let terms = book.shop.reference.articleTerms + spec.texts("also")
        return try TicketSearch.cases(spec, book, "search_articles") { run, asking, nothing in
            run.promise(cells: terms.count + ArticleSearch.limits.count)
            let articles = run.reference.visibleArticles(for: asking.persona, run.oracle, by: asking.tool)
            let search = ArticleSearch(asking: asking, articles: articles.map(SearchedArticle.init), nothing: nothing)
            for limit in ArticleSearch.limits { try await search.judgeTitles(limit) }
            for term in terms { try await search.judge(term) }
        }
    }
}

/// Searches of tickets.
enum TicketSearch {
    typealias Body = @Sendable (CaseRun, Asking, Seen) async throws -> Void

    /// One case for each person and each door that has the tool.
    static func cases(
        _ spec: CaseSpec, _ book: CaseBook, _ tool: String, _ body: @escaping Body
    ) throws -> [EvalCase] {
        let doors = Door.allCases.filter { book.shop.oracle.tools[tool]?.doors.contains($0.rawValue) == true }
        let people = book.insiders
        return try book.people(spec.texts("who")).flatMap { persona in
            doors.map { door in
                EvalCase("\(persona.key)/\(door.rawValue)", of: spec, role: persona.role, tool: tool) { run in
                    let asking = try await Asking(run, persona, tool, at: door)
                    try await body(run, asking, asking.callMisspelt())
                    try await run.judgeTwin(of: tool, among: [persona] + people, for: persona)
                    run.judgeExtent(tool)
                }
            }
        }
    }

    /// A ticket with the text in which its words are looked for, in lower case.
    struct Searched: Sendable {
        let number: Int64?
        let line: ListRow
        private let texts: [[UInt8]]

        init(_ ticket: VisibleTicket) {
            number = ticket.row.number
            line = ticket.line
            texts = [ticket.row.subject, ticket.row.description].map { Array($0.lowercased().utf8) }
        }

        func isAnswer(to term: String) -> Bool {
            let words = Array(term.lowercased().utf8)
            return texts.contains { SearchTerm.holds($0, words) } || (number != nil && number == Int64(term))
        }
    }

    static func judge(_ term: String, _ asking: Asking, _ tickets: [Searched], _ nothing: Seen) async throws {
        let seen = try await asking.call(["search": .string(term), "limit": 50])
        asking.run.visit()
        let name = "the words “\(term)”"
        guard asking.isOffered else { return asking.refuses(name, seen, like: nothing, "a tool that nobody has") }
        let own = ListRow.inOrder(tickets.filter { $0.isAnswer(to: term) }.map(\.line))
        let rows = (seen.json["tickets"]?.array ?? []).map { ListKind.tickets.row($0) }
        asking.holds(name, expected: "nothing else", seen: ListRow.strangers(in: rows, beside: own))
        asking.holds(name + ", counted", expected: "all \(own.count)", seen: "all \(Self.all(in: seen))")
        try await judgeNumbered(term, asking, tickets)
        if !own.isEmpty { asking.gives(name, expected: ListRow.told(own), seen: ListRow.told(rows)) }
    }
}

extension TicketSearch {
    /// The same words by number, the newest first.
    private static func judgeNumbered(_ term: String, _ asking: Asking, _ tickets: [Searched]) async throws {
        let seen = try await asking.call(["search": .string(term), "sort": "opened", "limit": 50])
        let own = tickets.filter { $0.isAnswer(to: term) }.compactMap(\.number).sorted(by: >)
        let numbers = (seen.json["tickets"]?.array ?? []).compactMap { $0["number"]?.integer }
        asking.holds(
            "the words “\(term)”, the newest first", expected: "\(own)", seen: seen.isGiven ? "\(numbers)" : seen.word)
    }

    /// How many an answer says there are in every state.
    static func all(in seen: Seen) -> Int64 { seen.json["counts"]?["all"]?.integer ?? -1 }
}

/// Searches of articles by one person at one door.
struct ArticleSearch: Sendable {
    let asking: Asking
    let articles: [SearchedArticle]
    let nothing: Seen

    static let limits: [Int64] = [1, 3, 50]

    /// The list of titles to its end by pages of one size, and the latest ones.
    func judgeTitles(_ limit: Int64) async throws {
        var arguments: JSONObject = ["limit": .integer(limit)]
        var seen = try await asking.call(arguments)
        asking.run.visit()
        let name = "the titles, \(limit) a page"
        guard asking.isOffered else { return asking.refuses(name, seen, like: nothing, "a tool that nobody has") }
        var titles: [String] = []
        for _ in 0...articles.count {
            let found = Self.found(seen)
            judgeAllowed(name, found, seen)
            titles += found.map { $0.said("title") }
            guard let cursor = seen.json["next_cursor"]?.string else { break }
            arguments.set("cursor", .string(cursor))
            seen = try await asking.call(arguments)
        }
        asking.gives(
            name, expected: articles.map(\.title).joined(separator: " | "), seen: titles.joined(separator: " | "))
        try await judgeLatest(limit)
    }

    private func judgeLatest(_ limit: Int64) async throws {
        let seen = try await asking.call(["limit": .integer(limit), "sort": "updated"])
        let found = Self.found(seen)
        judgeAllowed("the latest \(limit)", found, seen)
        let latest = articles.map(\.updatedAt).sorted(by: >).prefix(Int(limit))
        asking.gives(
            "the latest \(limit)", expected: latest.joined(separator: " | "),
            seen: found.map { $0.said("updated_at") }.joined(separator: " | "))
    }

    /// A search for a word, or for the part of a token that stands in one article only.
    func judge(_ term: String) async throws {
        let seen = try await asking.call(["query": .string(term), "limit": 50])
        asking.run.visit()
        let name = "the words “\(term)”"
        guard asking.isOffered else { return asking.refuses(name, seen, like: nothing, "a tool that nobody has") }
        let found = Self.found(seen)
        judgeAllowed(name, found, seen)
        let holding = articles.filter { $0.words.contains(term) }.map(\.slug)
        let slugs = Set(found.map { $0.said("slug") })
        let missing = holding.filter { !slugs.contains($0) }
        guard !holding.isEmpty else { return }
        asking.gives(
            name + ", that stand in \(holding.count) articles", expected: "all of them",
            seen: missing.isEmpty ? "all of them" : "not \(missing.joined(separator: ", "))")
    }

    /// Only articles for clients, with their own titles and words, and only those are counted.
    private func judgeAllowed(_ name: String, _ found: [JSONValue], _ seen: Seen) {
        let strangers = found.filter { row in
            !articles.contains { $0.slug == row.said("slug") && $0.isShown(by: row) }
        }
        asking.holds(
            name + ", for what is not theirs", expected: "nothing else",
            seen: strangers.isEmpty ? "nothing else" : strangers.map(\.text).joined(separator: " | "))
        let total = seen.json["total"]?.integer ?? 0
        asking.holds(
            name + ", for a count of what is not theirs", expected: "at most \(articles.count)",
            seen: total <= articles.count ? "at most \(articles.count)" : "\(total)")
    }

    private static func found(_ seen: Seen) -> [JSONValue] { seen.json["articles"]?.array ?? [] }
}

/// An article that clients may read, with its words.
struct SearchedArticle: Sendable {
    let slug: String
    let title: String
    /// When it was last changed.
    let updatedAt: String
    /// Words as a person would look for them, and what is planted in it.
    let words: Set<String>
    private let runs: Set<[UInt8]>

    init(_ article: ImportRecord.Article) {
        slug = article.slug
        title = article.title
        updatedAt = article.updatedAt.rfc3339
        let text = article.title + "\n" + article.body
        words = SearchTerm.words(of: text)
            .union([SearchTerm.fingerprint(of: article.title), SearchTerm.fingerprint(of: article.body)])
        runs = Set(SearchTerm.runs(of: text))
    }

    /// Whether title and snippet of the row are the article's own.
    func isShown(by row: JSONValue) -> Bool {
        title == row.said("title") && SearchTerm.runs(of: row.said("snippet")).allSatisfy(runs.contains)
    }
}
