import Access
import Foundation
import Hummingbird
import Tools

/// The pages on which a person reads the company's invoices.
struct InvoicePages {
    let portal: Portal

    /// `GET /portal/invoices`
    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        var query = InvoiceListQuery(try FormValues(query: request))
        let found = try await portal.list(ListInvoices.self, &query, as: context.principal)
        let model = InvoiceListModel(
            found, query, company: context.principal.person.companyName,
            today: portal.runtime.today(for: context.principal))
        var page = portal.frame("Invoices", at: .invoices, for: context)
        page.notices = query.notices
        return .page(page.html { $0.add(InvoiceListView(model: model)) })
    }

    /// `GET /portal/invoices/{number}`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let number = context.parameters.get("number")?.removingPercentEncoding else { throw PageProblem.notFound }
        let found = try await portal.runtime.call(GetInvoice.self, .init(number: number), as: context.principal)
        let model = InvoiceModel(
            found, today: portal.runtime.today(for: context.principal), letterhead: .init(context.principal.person),
            mayAsk: portal.offers(CreateTicket.self, to: context))
        let page = portal.frame("Invoice \(model.number)", at: .invoices, for: context)
        return .page(page.html { $0.add(InvoiceView(model: model)) })
    }
}
