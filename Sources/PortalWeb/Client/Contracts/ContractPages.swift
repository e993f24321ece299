import Access
import Foundation
import Hummingbird
import Tools

/// The pages on which a person reads the company's contracts.
struct ContractPages {
    let portal: Portal

    /// `GET /portal/contracts`
    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        var query = ContractListQuery(try FormValues(query: request))
        let found = try await portal.list(ListContracts.self, &query, as: context.principal)
        let model = ContractListModel(found, query, company: context.principal.person.companyName)
        var page = portal.frame("Contracts", at: .contracts, for: context)
        page.notices = query.notices
        return .page(page.html { $0.add(ContractListView(model: model)) })
    }

    /// `GET /portal/contracts/{number}`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let number = context.parameters.get("number")?.removingPercentEncoding else { throw PageProblem.notFound }
        let found = try await portal.runtime.call(GetContract.self, .init(number: number), as: context.principal)
        let model = ContractModel(
            found, letterhead: Letterhead(context.principal.person),
            mayAsk: portal.offers(CreateTicket.self, to: context))
        let page = portal.frame("Contract \(model.contract.number)", at: .contracts, for: context)
        return .page(page.html { $0.add(ContractView(model: model)) })
    }
}
