import Access
import Store

/// Shows one article.
public enum GetArticle: Tool {
    /// The name that callers use.
    public static let name = "get_article"
    /// What a model is told.
    public static let about = "Shows one knowledge-base article by its slug, as Markdown."
    /// What a person reads meanwhile.
    public static let activity = "Reading an article"
    /// What Nexie offers with it.
    public static let offer = "read an article and tell you its steps"
    /// Who may call it.
    public static let need = Need.permission(.articlesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
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

        /// The fields, declared once.
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
        /// What it belongs to; empty when it belongs to nothing in particular.
        public let category: String
        /// A few others that the person may read: of the same category, or that speak of the same.
        public let related: [SearchArticles.Output.Found]
        /// What the person thought of it.
        public let rating: RateArticle.Rating

        /// The records that it speaks of.
        public var references: [Reference] { [.article(slug: slug, title: title)] }
        /// The same with what a person sees of it.
        public var cards: [RecordCard] {
            [RecordCard(.article(slug: slug, title: title), .article(updatedAt: updatedAt))]
        }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.field("slug", slug)
            json.field("title", title)
            json.field("updated_at", updatedAt.rfc3339)
            json.field("category", category)
            json.field("body", body)
            json.array("related", related) { article, json in
                json.object {
                    $0.field("slug", article.slug)
                    $0.field("title", article.title)
                }
            }
            json.field("link", Reference.article(slug: slug, title: title).path)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.article(slug: input.slug) else { throw ToolRefusal.notFound }
        return Output(
            slug: found.row.slug, title: found.row.title, body: found.body, updatedAt: found.row.updatedAt,
            category: found.row.category, related: try related(to: found.row, store),
            rating: try store.rating(of: found.row.id).flatMap(RateArticle.Rating.init(rawValue:)) ?? .none)
    }

    /// How many others are named.
    private static let mostRelated = 3

    /// Others of the same category that share its words first, then those that share its words, then its category.
    private static func related(
        to article: ArticleRow, _ store: borrowing ScopedStore
    ) throws -> [SearchArticles.Output.Found] {
        let alike = try store.searchArticles(SearchWords(article.title), limit: mostRelated + 5).map(\.row)
        let same = article.category.isEmpty ? [] : try store.articles(in: article.category, limit: mostRelated + 1)
        let ordered = alike.filter { $0.category == article.category } + alike + same
        var seen: Set<ArticleID> = [article.id]
        return ordered.filter { seen.insert($0.id).inserted }.prefix(mostRelated).map { .init($0, []) }
    }
}
