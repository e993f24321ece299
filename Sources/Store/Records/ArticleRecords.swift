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
    /// What it belongs to; empty when it belongs to nothing in particular.
    public let category: String

    init(_ row: Row) {
        id = row.id(0)
        slug = row.text(1)
        title = row.text(2)
        updatedAt = row.instant(3)
        category = row.text(4)
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

/// A category with how many articles the person may read in it.
public struct ArticleCategory: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// How many.
    public let count: Int
}

/// An article with its text.
public struct ArticleDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: ArticleRow
    /// Markdown.
    public let body: String
}
