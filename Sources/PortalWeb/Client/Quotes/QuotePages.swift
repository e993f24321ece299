import Access
import Foundation
import Hummingbird
import Tools

/// The pages on which a person reads the company's quotes.
struct QuotePages {
    let portal: Portal

    /// `GET /portal/quotes`
    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        var query = QuoteListQuery(try FormValues(query: request))
        let found = try await portal.list(ListQuotes.self, &query, as: context.principal)
        let model = QuoteListModel(found, query, company: context.principal.person.companyName)
        var page = portal.frame("Quotes", at: .quotes, for: context)
        page.notices = query.notices
        return .page(page.html { $0.add(QuoteListView(model: model)) })
    }

    /// `GET /portal/quotes/{number}`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let number = context.parameters.get("number")?.removingPercentEncoding else { throw PageProblem.notFound }
        let found = try await portal.runtime.call(GetQuote.self, .init(number: number), as: context.principal)
        var model = QuoteModel(
            found, letterhead: Letterhead(context.principal.person),
            mayAsk: portal.offers(CreateTicket.self, to: context))
        // Where it leads, somebody decides in the person's name, and nothing of ours could refuse it.
        if portal.runtime.isOnlyLooking(context.principal), case .at(_, let host) = model.decision {
            model.decision = .not("The person has a button here that leads to \(host). A preview has none.")
        }
        let page = portal.frame("Quote \(model.number)", at: .quotes, for: context)
        return .page(page.html { $0.add(QuoteView(model: model)) })
    }
}
