/// What a client's calls ask of articles.
enum ArticleStatements {
    private static let columns = "article.id, article.slug, article.title, article.updated_at, article.category"

    static let list = Statement(
        .client, "article.list",
        """
        SELECT \(columns) FROM portal_article AS article
        WHERE article.tenant_id = $1 AND ($7 = '' OR article.category = $7) AND (article.title, article.id) > ($4, $5)
        ORDER BY article.title, article.id LIMIT $6
        """)

    static let latest = Statement(
        .client, "article.latest",
        """
        SELECT \(columns) FROM portal_article AS article
        WHERE article.tenant_id = $1 ORDER BY article.updated_at DESC, article.id DESC LIMIT $4
        """)

    static let categories = Statement(
        .client, "article.categories",
        """
        SELECT article.category, count(*) FROM portal_article AS article
        WHERE article.tenant_id = $1 AND article.category > '' GROUP BY article.category ORDER BY article.category
        LIMIT 100
        """)

    static let bySlug = Statement(
        .client, "article.by_slug",
        """
        SELECT \(columns), article.body FROM portal_article AS article
        WHERE article.tenant_id = $1 AND article.slug = $4
        """)

    static let extent = Statement(
        .client, "article.extent",
        """
        SELECT count(*), coalesce(sum(article.length), 0) FROM portal_article AS article WHERE article.tenant_id = $1
        """)

    static let spread = Statement(
        .client, "article.spread",
        """
        SELECT count(DISTINCT term.article_id) FROM portal_article_term AS term
        WHERE term.tenant_id = $1 AND term.term >= $4 AND term.term < $5
        """)

    /// BM25 with k1 = 1.2 and b = 0.75 in thousandths; a word's weight and the mean length come from the two above.
    static let search = Statement(
        .client, "article.search",
        """
        SELECT \(columns), article.body,
            sum(hit.weight * 2200 * hit.tf / (1000 * hit.tf + 300 + 900 * article.length / $4)) AS score
        FROM (
            SELECT term.article_id AS article_id, word.weight AS weight, sum(term.tf) AS tf
            FROM (
                SELECT $5 AS low, $6 AS high, $7 AS weight
                UNION ALL SELECT $8, $9, $10 UNION ALL SELECT $11, $12, $13 UNION ALL SELECT $14, $15, $16
                UNION ALL SELECT $17, $18, $19 UNION ALL SELECT $20, $21, $22 UNION ALL SELECT $23, $24, $25
                UNION ALL SELECT $26, $27, $28
            ) AS word
            CROSS JOIN portal_article_term AS term
            WHERE word.weight > 0 AND term.tenant_id = $1 AND term.term >= word.low AND term.term < word.high
            GROUP BY term.article_id, word.low, word.weight
        ) AS hit
        CROSS JOIN portal_article AS article
        WHERE article.tenant_id = $1 AND article.id = hit.article_id
        GROUP BY \(columns), article.body
        ORDER BY score DESC, article.title, article.id LIMIT $29
        """)
}
