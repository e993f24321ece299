import Access
import Tools

/// What the list of articles shows: titles page by page, or the best that a search found.
struct ArticlesModel {
    let words: String
    let articles: [SearchArticles.Output.Found]
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
