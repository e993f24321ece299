import Access
import Hummingbird
import Tools

/// The knowledge base: its list, its search and its articles.
struct ArticlePages {
    let portal: Portal

    /// Articles of one page of the list at most.
    private static let most: Int64 = 50
    /// Articles that a search shows at most; the best ones come first.
    private static let bestHits: Int64 = 15
    /// Characters of a search at most.
    private static let longest = 200

    /// `GET /portal/kb`
    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let words = try FormValues(query: request)["q"].plainLine.cut(to: Self.longest)
        var input = SearchArticles.Input()
        input.query = words
        input.limit = words.isEmpty ? Self.most : Self.bestHits
        let found = try await portal.runtime.call(SearchArticles.self, input, as: context.principal)
        let model = ArticlesModel(
            words: words, articles: found.articles, total: found.total, clock: portal.reader(for: context).clock,
            canOpenTickets: portal.offers(CreateTicket.self, to: context))
        return .page(portal.frame("Articles", at: .articles, for: context).html { $0.add(ArticlesView(model: model)) })
    }

    /// `GET /portal/kb/{slug}`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let slug = context.parameters.get("slug") ?? ""
        let found = try await portal.runtime.call(GetArticle.self, .init(slug: slug), as: context.principal)
        let model = ArticleModel(
            title: found.title, body: found.body,
            updatedOn: portal.reader(for: context).clock.day(of: found.updatedAt),
            canOpenTickets: portal.offers(CreateTicket.self, to: context))
        var frame = portal.frame(found.title, at: .articles, for: context)
        frame.width = .reading
        return .page(frame.html { $0.add(ArticleView(model: model)) })
    }
}
