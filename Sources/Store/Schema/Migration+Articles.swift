extension Migration {
    /// Articles and the inverted index over those that clients may read.
    static let articles = Migration(
        name: "0003-articles",
        sql: """
            CREATE TABLE article (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE RESTRICT,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                slug TEXT NOT NULL,
                title TEXT NOT NULL,
                body TEXT NOT NULL,
                visibility TEXT NOT NULL CHECK (visibility IN ('public', 'customers', 'internal')),
                state TEXT NOT NULL CHECK (state IN ('published', 'draft', 'archived')),
                length INTEGER NOT NULL DEFAULT 0,
                updated_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, slug),
                UNIQUE (tenant_id, external_id)
            );
            CREATE INDEX article_title ON article (tenant_id, title, id);
            CREATE INDEX article_visible ON article (tenant_id, state, visibility, length);
            CREATE TABLE article_term (
                tenant_id TEXT NOT NULL,
                term TEXT NOT NULL,
                article_id TEXT NOT NULL,
                tf INTEGER NOT NULL CHECK (tf > 0),
                PRIMARY KEY (tenant_id, term, article_id),
                FOREIGN KEY (tenant_id, article_id) REFERENCES article (tenant_id, id) ON DELETE CASCADE
            ) WITHOUT ROWID;
            CREATE INDEX article_term_article ON article_term (tenant_id, article_id);
            """)
}
