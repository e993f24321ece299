import Access

/// An article as a list shows it.
public struct ArticleRow: Sendable, Hashable {
    /// The row's identifier.
    public let id: ArticleID
    /// Its name in addresses.
    public let slug: String
    /// Its title.
    public let title: String
    /// When it was last changed.
    public let updatedAt: Instant

    init(_ row: Row) {
        id = row.id(0)
        slug = row.text(1)
        title = row.text(2)
        updatedAt = row.instant(3)
    }
}

/// By what a list of articles is ordered.
public enum ArticleOrder: String, Sendable, CaseIterable, Hashable {
    /// By title.
    case title
    /// The latest change first.
    case updated
}

/// An article as a search found it.
public struct ArticleHit: Sendable, Equatable {
    /// What a list shows.
    public let row: ArticleRow
    /// The place in the text that answers best, with the words marked.
    public let snippet: Snippet
}

/// An article with its text.
public struct ArticleDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: ArticleRow
    /// Markdown.
    public let body: String
}
