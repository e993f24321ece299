import Access
import Hummingbird
import Tools

/// The page on which a person starts.
struct HomePages {
    let portal: Portal

    /// How many of the latest tickets are shown.
    private static let latest: Int64 = 5
    /// How many of the latest articles.
    private static let articles: Int64 = 2

    /// `GET /portal`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let person = context.principal.person
        let reader = portal.reader(for: context)
        let waiting = try await portal.runtime.call(NeedsYou.self, .init(), as: context.principal)
        let tickets = try await tickets(context)
        let invoices = try await invoices(context)
        let page = portal.frame("Home", at: .home, for: context)
        let model = HomeModel(
            name: person.name, company: person.companyName, provider: person.tenantName,
            needs: HomeModel.needs(waiting, reader), calm: calm(context),
            counters: HomeModel.counters(tickets) + HomeModel.counters(invoices),
            latest: tickets.map { $0.tickets.map { TicketListModel.Row($0, reader) } },
            articles: try await articles(reader, context), mayCreate: portal.offers(CreateTicket.self, to: context),
            mayAsk: try await mayAsk(context), csrf: page.csrf)
        return .page(page.html { $0.add(HomeView(model: model)) })
    }

    private func tickets(_ context: MemberContext) async throws -> ListTickets.Output? {
        guard portal.offers(ListTickets.self, to: context) else { return nil }
        var input = ListTickets.Input()
        input.limit = Self.latest
        return try await portal.runtime.call(ListTickets.self, input, as: context.principal)
    }

    private func invoices(_ context: MemberContext) async throws -> ListInvoices.Output? {
        guard portal.offers(ListInvoices.self, to: context) else { return nil }
        var input = ListInvoices.Input()
        input.limit = 1
        return try await portal.runtime.call(ListInvoices.self, input, as: context.principal)
    }

    private func articles(_ reader: PageReader, _ context: MemberContext) async throws -> [ArticleLink] {
        guard portal.offers(SearchArticles.self, to: context) else { return [] }
        var input = SearchArticles.Input()
        input.sort = .updated
        input.limit = Self.articles
        let found = try await portal.runtime.call(SearchArticles.self, input, as: context.principal)
        return found.articles.map { ArticleLink($0, reader.clock) }
    }

    private func calm(_ context: MemberContext) -> HomeModel.Calm {
        HomeModel.Calm(
            tickets: portal.offers(ListTickets.self, to: context),
            invoices: portal.offers(ListInvoices.self, to: context),
            articles: portal.offers(SearchArticles.self, to: context))
    }

    private func mayAsk(_ context: MemberContext) async throws -> Bool {
        guard portal.offers(ListConversations.self, to: context) else { return false }
        return try await portal.models.model(for: context.principal) != nil
    }
}
