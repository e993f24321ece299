import Access
import Store

/// Finds knowledge-base articles by words, or lists them by title or by their latest change.
public enum SearchArticles: Tool {
    /// The name that callers use.
    public static let name = "search_articles"
    /// What a model is told.
    public static let about =
        "Searches the knowledge base by words; without words it lists articles by title, or those of a category."
    /// What a person reads meanwhile.
    public static let activity = "Searching the knowledge base"
    /// What Nexie offers with it.
    public static let offer = "search the knowledge base"
    /// Who may call it.
    public static let need = Need.permission(.articlesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// What to look for.
    public struct Input: ToolInput {
        /// Words; empty for the list of titles.
        public var query = ""
        /// By what a list without words is ordered.
        public var sort = ArticleOrder.title
        /// Where the list of titles goes on: the cursor of the page before.
        public var cursor = ""
        /// The category of which the titles are listed; empty for all.
        public var category = ""
        /// How many at most.
        public var limit: Int64 = 10
        /// Whether somebody asked with these words, and is not still typing them.
        public var isAsked = false

        /// The list of titles.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("query", \.query, max: 200, "Words to look for"),
            .choice("sort", \.sort, "For the list without words; title: by title; updated: the latest change first"),
            .text(
                "cursor", \.cursor, max: TitleCursor.longest,
                "next_cursor of the page before, for the list by title only"),
            .text("category", \.category, max: 100, "For the list by title only: a category from categories"),
            .number("limit", \.limit, 1...50, "How many at most"),
            .flag("asked", \.isAsked, door: .pages, "Whether these words are no longer being typed"),
        ])
    }

    /// What was found.
    public struct Output: ToolOutput {
        /// The articles, the best first.
        public let articles: [Found]
        /// How many articles the person may read in all, or in the category.
        public let total: Int
        /// The categories with how many articles the person may read in each.
        public let categories: [ArticleCategory]
        /// Where the list of titles goes on; nil on its last page and for a search.
        public let nextCursor: String?

        /// One article.
        public struct Found: Sendable, Equatable {
            /// Its name in addresses.
            public let slug: String
            /// Its title.
            public let title: String
            /// When it was last changed.
            public let updatedAt: Instant
            /// What it belongs to; empty when it belongs to nothing in particular.
            public let category: String
            /// The best place in its text, words marked; empty in the list of titles.
            public let snippet: [Snippet.Segment]
        }

        /// The records that it speaks of.
        public var references: [Reference] { articles.map { .article(slug: $0.slug, title: $0.title) } }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] {
            articles.map { RecordCard(.article(slug: $0.slug, title: $0.title), .article(updatedAt: $0.updatedAt)) }
        }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("articles", articles) { article, json in
                json.object {
                    $0.field("slug", article.slug)
                    $0.field("title", article.title)
                    $0.field("updated_at", article.updatedAt.rfc3339)
                    $0.field("category", article.category)
                    $0.field("snippet", article.snippet.map(\.text).joined())
                    $0.field("link", Reference.article(slug: article.slug, title: article.title).path)
                }
            }
            json.field("total", total)
            json.array("categories", categories) { category, json in
                json.object {
                    $0.field("name", category.name)
                    $0.field("articles", category.count)
                }
            }
            json.field("next_cursor", nextCursor)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        let categories = try store.articleCategories()
        let total =
            input.category.isEmpty
            ? try store.articleCount() : categories.first { $0.name == input.category }?.count ?? 0
        let limit = Int(input.limit)
        if input.query.isEmpty, input.sort == .title {
            let rows = try store.articles(
                after: TitleCursor.mark(input.cursor), in: input.category, limit: limit + 1)
            let shown = rows.prefix(limit)
            let last = rows.count > shown.count ? shown.last : nil
            return Output(
                articles: shown.map { .init($0, []) }, total: total, categories: categories,
                nextCursor: last.map(TitleCursor.text))
        }
        guard input.cursor.isEmpty else { throw Self.hasNoPages("cursor") }
        guard input.category.isEmpty else { throw Self.hasNoPages("category") }
        let found: [Output.Found] =
            if input.query.isEmpty {
                try store.latestArticles(limit: limit).map { .init($0, []) }
            } else {
                try store.searchArticles(SearchWords(input.query), limit: limit).map {
                    .init($0.row, $0.snippet.segments)
                }
            }
        return Output(articles: found, total: total, categories: categories, nextCursor: nil)
    }

    /// The words that somebody asked with and that no article has.
    public static func unanswered(_ input: Input, _ output: Output) -> String? {
        input.isAsked && output.articles.isEmpty && !input.query.isEmpty ? input.query : nil
    }

    private static func hasNoPages(_ field: String) -> ToolRefusal {
        .invalid(
            InputProblems([FieldProblem(field, "Only the list by title has pages and categories; leave this out.")]))
    }
}

extension SearchArticles.Output.Found {
    init(_ row: ArticleRow, _ snippet: [Snippet.Segment]) {
        self.init(slug: row.slug, title: row.title, updatedAt: row.updatedAt, category: row.category, snippet: snippet)
    }
}
