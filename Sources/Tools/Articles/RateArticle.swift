import Access
import Store

/// Keeps whether an article helped the person; a later opinion takes the place of an earlier one.
public enum RateArticle: Tool {
    /// The name that callers use.
    public static let name = "rate_article"
    /// What a model is told.
    public static let about = "Keeps whether an article helped the person."
    /// What a person reads meanwhile.
    public static let activity = "Keeping your opinion"
    /// Who may call it.
    public static let need = Need.permission(.articlesRead)
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// What the person thinks of an article.
    public enum Rating: String, CaseIterable, Sendable {
        /// It helped.
        case good
        /// It did not.
        case bad
        /// Nothing any more.
        case none
    }

    /// The opinion.
    public struct Input: ToolInput {
        /// Which article, by its name in addresses.
        public var slug = ""
        /// What the person thinks.
        public var rating = Rating.none

        /// No opinion.
        public init() {}

        /// An opinion of an article.
        public init(slug: String, rating: Rating) {
            self.slug = slug
            self.rating = rating
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("slug", \.slug, max: 120, required: true, "The article's slug"),
            .choice("rating", \.rating, required: true, "Whether it helped"),
        ])
    }

    /// Which article it was.
    public struct Output: ToolOutput {
        /// Its name in addresses.
        public let slug: String
        /// Its title.
        public let title: String
        /// What is kept of the person's opinion now.
        public let rating: Rating

        /// The records that it speaks of.
        public var references: [Reference] { [.article(slug: slug, title: title)] }

        /// What a model would read.
        public func write(to json: inout JSONFields) {
            json.field("slug", slug)
            json.field("rating", rating.rawValue)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.article(slug: input.slug) else { throw ToolRefusal.notFound }
        try store.clearRating(of: found.row.id)
        if input.rating != .none { try store.rate(found.row.id, as: input.rating.rawValue, at: call.now) }
        return Output(slug: found.row.slug, title: found.row.title, rating: input.rating)
    }
}
