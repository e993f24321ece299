import Access

/// Keeps the inverted index of one tenant's articles; only what clients may read is in it.
struct ArticleIndex {
    let connection: Connection
    let tenant: TenantID

    /// How many times a word of the title counts.
    private static let titleWeight = 4

    /// Puts an article's words into the index, or takes them out when clients may not read it.
    func update(_ article: ArticleID, title: String, body: String, isVisible: Bool) throws {
        try connection.run(ArticleIndexStatements.clear, [.id(tenant), .id(article)])
        guard isVisible else { return }
        var counts: [String: Int] = [:]
        let words = Tokenizer.stems(in: body)
        for word in words { counts[word, default: 0] += 1 }
        for word in Tokenizer.stems(in: title) { counts[word, default: 0] += Self.titleWeight }
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                ArticleIndexStatements.add, [.id(tenant), .text(word), .id(article), .integer(Int64(count))])
        }
        try connection.run(
            ArticleIndexStatements.setLength, [.id(tenant), .id(article), .integer(Int64(max(1, words.count)))])
    }
}

/// What the article index is told.
enum ArticleIndexStatements {
    static let clear = Statement(
        .house, "article_index.clear", "DELETE FROM article_term WHERE tenant_id = $1 AND article_id = $2")

    static let add = Statement(
        .house, "article_index.add",
        "INSERT INTO article_term (tenant_id, term, article_id, tf) VALUES ($1, $2, $3, $4)")

    static let setLength = Statement(
        .house, "article_index.set_length", "UPDATE article SET length = $3 WHERE tenant_id = $1 AND id = $2")
}
