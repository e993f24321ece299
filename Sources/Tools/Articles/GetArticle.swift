import Access
import Store

/// Shows one article.
public enum GetArticle: Tool {
    public static let name = "get_article"
    public static let about = "Shows one knowledge-base article by its slug, as Markdown."
    public static let activity = "Reading an article"
    public static let need = Need.permission(.articlesRead)
    public static let effect = Effect.reads
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which article.
    public struct Input: ToolInput {
        /// Its name in addresses.
        public var slug = ""

        /// No article yet.
        public init() {}

        /// The article with a slug.
        public init(slug: String) {
            self.slug = slug
        }

        public static let form = InputForm<Input>([
            .text("slug", \.slug, max: 120, required: true, "The article's slug, from search_articles")
        ])
    }

    /// The article.
    public struct Output: ToolOutput {
        /// Its name in addresses.
        public let slug: String
        /// Its title.
        public let title: String
        /// Markdown.
        public let body: String
        /// When it was last changed.
        public let updatedAt: Instant

        public var references: [Reference] { [.article(slug: slug, title: title)] }

        public func write(to json: inout JSONFields) {
            json.field("slug", slug)
            json.field("title", title)
            json.field("updated_at", updatedAt.rfc3339)
            json.field("body", body)
            json.field("link", Reference.article(slug: slug, title: title).path)
        }
    }

    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.article(slug: input.slug) else { throw ToolRefusal.notFound }
        return Output(
            slug: found.row.slug, title: found.row.title, body: found.body, updatedAt: found.row.updatedAt)
    }
}
