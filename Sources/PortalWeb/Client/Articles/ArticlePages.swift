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
        let model = ArticleModel(
            title: found.title, body: found.body,
            updatedOn: portal.reader(for: context).clock.day(of: found.updatedAt),
            related: try await related(to: found, context),
            canOpenTickets: portal.offers(CreateTicket.self, to: context))
        var frame = portal.frame(found.title, at: .articles, for: context)
        frame.width = .reading
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

    /// Up to three others that the words of the title find.
    private func related(
        to article: GetArticle.Output, _ context: MemberContext
    ) async throws -> [ArticleLink] {
        guard portal.offers(SearchArticles.self, to: context) else { return [] }
        var input = SearchArticles.Input()
        input.query = article.title.plainLine
        input.limit = 4
        let found = try await portal.runtime.call(SearchArticles.self, input, as: context.principal)
        let clock = portal.reader(for: context).clock
        return found.articles.filter { $0.slug != article.slug }.prefix(3).map { ArticleLink($0, clock) }
    }
}
