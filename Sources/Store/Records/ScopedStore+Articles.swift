import Access
import Foundation

extension ScopedStore {
    /// The articles after a title, in the order of their titles; those of a category when one is given.
    public func articles(
        after mark: (title: String, id: String) = ("", ""), in category: String = "", limit: Int
    ) throws -> [ArticleRow] {
        let values: [SQLValue] = [.text(mark.title), .text(mark.id), .integer(Int64(limit)), .text(category)]
        return try all(ArticleStatements.list, values, ArticleRow.init)
    }

    /// The categories of the articles that the person may read, by name.
    public func articleCategories() throws -> [ArticleCategory] {
        try all(ArticleStatements.categories) { ArticleCategory(name: $0.text(0), count: Int($0.integer(1))) }
    }

    /// The articles that changed last.
    public func latestArticles(limit: Int) throws -> [ArticleRow] {
        try all(ArticleStatements.latest, [.integer(Int64(limit))], ArticleRow.init)
    }

    /// The article with the slug; nil when it is not there or not visible.
    public func article(slug: String) throws -> ArticleDetail? {
        try first(ArticleStatements.bySlug, [.text(slug)]) { ArticleDetail(row: ArticleRow($0), body: $0.text(5)) }
    }

    /// How many articles the person may read.
    public func articleCount() throws -> Int {
        try extent().articles
    }

    /// The articles that hold any of the words, the best first.
    public func searchArticles(_ words: SearchWords, limit: Int) throws -> [ArticleHit] {
        let extent = try extent()
        guard !words.stems.isEmpty, extent.articles > 0 else { return [] }
        let mean = max(1, extent.length / extent.articles)
        var slots: [SQLValue] = []
        for stem in words.stems.prefix(SearchWords.most) {
            let bounds = words.bounds(of: stem)
            let spread = try first(ArticleStatements.spread, [.text(bounds.low), .text(bounds.high)]) {
                Int($0.integer(0))
            }
            slots += [
                .text(bounds.low), .text(bounds.high),
                .integer(Self.weight(articles: extent.articles, holding: spread ?? 0)),
            ]
        }
        while slots.count < SearchWords.most * 3 { slots += [.text(""), .text(""), .integer(0)] }
        let values = [.integer(Int64(mean))] + slots + [.integer(Int64(limit))]
        return try all(ArticleStatements.search, values) { row in
            ArticleHit(row: ArticleRow(row), snippet: Snippet(of: row.text(5), for: words))
        }
    }

    /// How telling a word is, in thousandths (the inverse document frequency of BM25).
    private static func weight(articles: Int, holding: Int) -> Int64 {
        guard holding > 0 else { return 0 }
        let rest = Double(max(0, articles - holding))
        return Int64((log(1 + (rest + 0.5) / (Double(holding) + 0.5)) * 1000).rounded()) + 1
    }

    private func extent() throws -> (articles: Int, length: Int) {
        try first(ArticleStatements.extent) { (Int($0.integer(0)), Int($0.integer(1))) } ?? (0, 0)
    }
}

extension SearchWords {
    /// The range of terms that a word of the query stands for: itself, or everything that begins with it.
    func bounds(of stem: String) -> (low: String, high: String) {
        (stem, stem + (stem == prefix ? "\u{10FFFF}" : "\u{1}"))
    }
}
