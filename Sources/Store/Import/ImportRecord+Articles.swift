import Access

extension ImportRecord {
    /// A text of the knowledge base.
    public struct Article: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// Its name in addresses; unique within the tenant.
        public var slug = ""
        /// Its title.
        public var title = ""
        /// Markdown.
        public var body = ""
        /// Who may read it once published.
        public var visibility = ArticleVisibility.internal
        /// Whether it is out.
        public var state = ArticleState.published
        /// When it was last changed.
        public var updatedAt = Instant(milliseconds: 0)
        /// What it belongs to; empty when it belongs to nothing in particular.
        public var category = ""

        /// A blank article.
        public init() {}

        /// Whether clients may read it.
        public var isForClients: Bool { state == .published && visibility != .internal }
    }
}

/// Who may read an article once it is published.
public enum ArticleVisibility: String, Sendable, Hashable, CaseIterable {
    /// Everybody.
    case `public`
    /// The tenant's clients.
    case customers
    /// The provider's people alone.
    case `internal`
}

/// Whether an article is out.
public enum ArticleState: String, Sendable, Hashable, CaseIterable {
    /// Clients may read it, if its visibility lets them.
    case published
    /// Being written.
    case draft
    /// Taken back.
    case archived
}

extension ImportRecord.Article: Imported {
    static var kind: ImportKind { .article }

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(slug)
        packed.put(title)
        packed.put(body)
        packed.put(visibility)
        packed.put(state)
        packed.put(updatedAt)
        packed.put(category)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        slug = try packed.text()
        title = try packed.text()
        body = try packed.text()
        visibility = try packed.choice()
        state = try packed.choice()
        updatedAt = try packed.instant()
        category = try packed.text()
    }
}
