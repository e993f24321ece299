import Access
import Hummingbird
import Tools

/// The knowledge base: its list, its search and its articles.
struct ArticlePages {
    let portal: Portal

    /// Articles that are suggested beside a form at most.
    private static let suggestions: Int64 = 5

    /// `GET /portal/kb`, or with `part` only that part of it, as the script asks for it.
    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let values = try FormValues(query: request)
        var query = ArticleListQuery(values)
        if values["part"] == "found" { return try await found(query, context) }
        query.isAsked = values["part"].isEmpty
        let found = try await portal.list(SearchArticles.self, &query, as: context.principal)
        let model = ArticlesModel(
            found, query, clock: portal.reader(for: context).clock,
            canOpenTickets: portal.offers(CreateTicket.self, to: context))
        guard values["part"] != "results" else { return .part(ArticleResults(model: model)) }
        var page = portal.frame("Articles", at: .articles, for: context)
        page.notices = query.notices
        return .page(page.html { $0.add(ArticlesView(model: model)) })
    }

    /// `GET /portal/kb/{slug}`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let slug = context.parameters.get("slug")?.removingPercentEncoding else { throw PageProblem.notFound }
        let found = try await portal.runtime.call(GetArticle.self, .init(slug: slug), as: context.principal)
        var frame = portal.frame(found.title, at: .articles, for: context)
        frame.width = .reading
        let clock = portal.reader(for: context).clock
        let model = ArticleModel(
            slug: found.slug, title: found.title, body: found.body, updatedOn: clock.day(of: found.updatedAt),
            category: found.category, related: found.related.map { ArticleLink($0, clock) }, rating: found.rating,
            csrf: portal.offers(RateArticle.self, to: context) ? frame.csrf : nil,
            canOpenTickets: portal.offers(CreateTicket.self, to: context))
        return .page(frame.html { $0.add(ArticleView(model: model)) })
    }

    /// The few best hits as a list of links, or nothing at all.
    private func found(_ query: ArticleListQuery, _ context: MemberContext) async throws -> Response {
        var input = query.input
        input.limit = Self.suggestions
        input.cursor = ""
        let found = try await portal.runtime.call(SearchArticles.self, input, as: context.principal)
        return .part(FoundArticles(articles: query.words.isEmpty ? [] : found.articles))
    }

    /// `POST /portal/kb/{slug}/rating`
    func rate(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let slug = context.parameters.get("slug")?.removingPercentEncoding else { throw PageProblem.notFound }
        guard let rating = RateArticle.Rating(rawValue: context.form["rating"]) else { throw PageProblem.badRequest }
        let rated = try await portal.runtime.call(
            RateArticle.self, .init(slug: slug, rating: rating), as: context.principal)
        return .see(.page("/portal/kb/", rated.slug, anchor: "helped"))
    }
}
