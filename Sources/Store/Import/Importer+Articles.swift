import Access

extension Importer {
    func put(article item: Numbered<ImportRecord.Article>) throws {
        let value = item.value
        let values: [SQLValue] = [.text(value.externalID), .text(value.slug)]
        if let owner = try first(ImportArticleStatements.slugOwner, values, { $0.text(0) }), try !frees(owner) {
            return try refuse(item.place, "slug", "The article \"\(owner)\" has this slug already.")
        }
        let known: ArticleID? = try first(ImportArticleStatements.article, [.text(value.externalID)]) { $0.id(0) }
        let id = known ?? ArticleID.new(at: now)
        try run(
            ImportArticleStatements.put,
            [
                .id(id), .text(value.externalID), .text(value.slug), .text(value.title), .text(value.body),
                .text(value.visibility.rawValue), .text(value.state.rawValue), .instant(value.updatedAt),
                .text(value.category),
            ])
        try ArticleIndex(connection: connection, tenant: tenant).update(
            id, title: value.title, body: value.body, isVisible: value.isForClients)
        count(.article, isNew: known == nil)
    }

    /// Takes the slug away from an article that gets another one later in the file; false when it keeps its slug.
    private func frees(_ owner: String) throws -> Bool {
        guard let claim = try scratch.claim(of: .article, owner) else { return false }
        return try first(ImportArticleStatements.freeSlug, [.text(owner), .text(claim)], { _ in }) != nil
    }
}

/// What an import asks of articles.
enum ImportArticleStatements {
    static let article = Statement(
        .house, "import.article", "SELECT id FROM article WHERE tenant_id = $1 AND external_id = $2")

    static let freeSlug = Statement(
        .house, "import.free_slug",
        "UPDATE article SET slug = id WHERE tenant_id = $1 AND external_id = $2 AND slug <> $3 RETURNING id")

    static let slugOwner = Statement(
        .house, "import.slug_owner",
        "SELECT external_id FROM article WHERE tenant_id = $1 AND slug = $3 AND external_id <> $2")

    static let put = Statement(
        .house, "import.put_article",
        """
        INSERT INTO article (tenant_id, id, external_id, slug, title, body, visibility, state, updated_at, category)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET slug = excluded.slug, title = excluded.title, body = excluded.body, visibility = excluded.visibility,
            state = excluded.state, updated_at = excluded.updated_at, category = excluded.category
        """)
}
