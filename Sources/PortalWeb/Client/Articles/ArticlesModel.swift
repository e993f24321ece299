import Access
import Tools

/// What the list of articles shows: titles page by page, or the best that a search found.
struct ArticlesModel {
    let words: String
    let articles: [SearchArticles.Output.Found]
    /// The category of which these are; empty for all.
    let category: String
    /// All articles and each category, with the number in each; empty where there are no categories.
    let categories: [Tabs.Tab]
    /// Whether the page is not the first one of the titles.
    let isFurtherOn: Bool
    let paging: Paging
    /// How many a search found, in a sentence.
    let sentence: String
    let clock: ReaderClock
    let canOpenTickets: Bool
}

extension ArticlesModel {
    /// What was found for a query.
    init(_ found: SearchArticles.Output, _ query: ArticleListQuery, clock: ReaderClock, canOpenTickets: Bool) {
        words = query.words
        articles = found.articles
        category = query.category
        categories =
            found.categories.isEmpty || !query.words.isEmpty
            ? []
            : [Tabs.Tab("All", query.link(""), isCurrent: query.category.isEmpty)]
                + found.categories.map {
                    Tabs.Tab($0.name, query.link($0.name), isCurrent: $0.name == query.category, count: $0.count)
                }
        isFurtherOn = query.isFurtherOn
        let count = found.articles.count
        paging = Paging(
            shown: count, of: found.total, found.total == 1 ? "article" : "articles",
            first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) })
        sentence = "Showing \(count) of \(found.total) articles, the best for “\(query.words)” first."
        self.clock = clock
        self.canOpenTickets = canOpenTickets
    }

    /// The day on which an article was last changed, where the reader is.
    func updated(_ article: SearchArticles.Output.Found) -> CalendarDate { clock.day(of: article.updatedAt) }
}
