import Access

extension ScopedStore {
    /// What the person thought of an article: `good`, `bad`, or nil when they have not said.
    public func rating(of article: ArticleID) throws -> String? {
        try first(ArticleRatingStatements.own, [.id(article)]) { $0.text(0) }
    }

    /// Keeps what the person thinks of an article now; an earlier opinion must have been cleared.
    public func rate(_ article: ArticleID, as rating: String, at now: Instant) throws {
        try run(ArticleRatingStatements.add, [.id(article), .text(rating), .instant(now)])
    }

    /// Forgets what the person thought of an article.
    public func clearRating(of article: ArticleID) throws {
        try run(ArticleRatingStatements.clear, [.id(article)])
    }
}

/// What a client's calls ask of ratings of articles.
enum ArticleRatingStatements {
    static let own = Statement(
        .client, "article_rating.own",
        """
        SELECT rating FROM portal_article_rating
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND article_id = $4
        """)

    static let add = Statement(
        .client, "article_rating.add",
        """
        INSERT INTO portal_article_rating (tenant_id, company_id, article_id, rating, rated_at)
        VALUES ($1, $2, $4, $5, $6)
        """)

    static let clear = Statement(
        .client, "article_rating.clear",
        """
        DELETE FROM portal_article_rating
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND article_id = $4
        """)
}
