extension Migration {
    /// Categories of articles, whether one helped, and the words of searches that found nothing.
    static let knowledge = Migration(
        name: "0017-articles",
        sql: """
            ALTER TABLE article ADD COLUMN category TEXT NOT NULL DEFAULT '';
            CREATE INDEX article_category ON article (tenant_id, category, title, id);
            CREATE TABLE article_rating (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                article_id TEXT NOT NULL,
                rating TEXT NOT NULL CHECK (rating IN ('good', 'bad')),
                rated_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, contact_id, article_id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
                FOREIGN KEY (tenant_id, article_id) REFERENCES article (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX article_rating_article ON article_rating (tenant_id, article_id);
            CREATE TABLE unanswered_search (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
                words TEXT NOT NULL,
                times INTEGER NOT NULL CHECK (times > 0),
                last_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, words)
            ) WITHOUT ROWID;
            CREATE INDEX unanswered_search_last ON unanswered_search (tenant_id, last_at, words);
            """)
}
