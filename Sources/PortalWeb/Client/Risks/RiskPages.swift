import Access
import Foundation
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which a person reads, declines and asks about risks.
struct RiskPages {
    let portal: Portal

    /// `GET /portal/risks`
    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        var query = RiskListQuery(try FormValues(query: request))
        let found = try await portal.list(ListRisks.self, &query, as: context.principal)
        let model = RiskListModel(
            found, query, company: context.principal.person.companyName, portal.reader(for: context))
        var page = portal.frame("Risks", at: .risks, for: context)
        page.notices = query.notices
        return .page(page.html { $0.add(RiskListView(model: model)) })
    }

    /// `GET /portal/risks/{number}`: opening the page is kept; a `HEAD` and what a browser fetches ahead are no opening.
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try Self.number(context)
        let notice = Self.notice(try FormValues(query: request)["done"])
        return try await risk(number, context, isOpened: request.isOpening, notice: notice)
    }

    /// `POST /portal/risks/{number}/decline`
    func decline(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try Self.number(context)
        var input = DeclineRisk.Input()
        input.number = number
        input.version = Int64(context.form["version"]) ?? 0
        input.hash = context.form["hash"]
        input.reason = context.form["reason"]
        input.address = context.address
        input.browser = request.browserName
        do {
            _ = try await portal.runtime.call(DeclineRisk.self, input, as: context.principal)
            return .see(.page("/portal/risks/", number, query: ["done": "declined"]))
        } catch ToolRefusal.invalid(let problems) {
            let draft = Draft(reason: input.reason, error: problems.reason(for: "reason"))
            return try await risk(
                number, context, isOpened: true, notice: .notSent, draft: draft, status: .unprocessableContent)
        } catch ToolRefusal.conflict(let sentence) {
            let notice = Notice(.warning, "Nothing was changed just now", text: sentence)
            return try await risk(
                number, context, isOpened: true, notice: notice, draft: Draft(reason: input.reason, error: nil),
                status: .conflict)
        }
    }

    /// The number in an address.
    static func number(_ context: MemberContext) throws(PageProblem) -> String {
        guard let number = context.parameters.get("number")?.removingPercentEncoding, !number.isEmpty,
            number.utf8.count <= 50
        else { throw .notFound }
        return number
    }

    /// What was typed into the form of declining.
    private struct Draft {
        let reason: String
        let error: String?
    }

    private func risk(
        _ number: String, _ context: MemberContext, isOpened: Bool, notice: Notice?, draft: Draft? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await portal.runtime.call(GetRisk.self, .init(number: number), as: context.principal)
        var seenAt = found.viewedAt
        if seenAt == nil, isOpened, !portal.runtime.isOnlyLooking(context.principal) {
            let view = try await portal.runtime.call(ViewRisk.self, .init(number: number), as: context.principal)
            // Another version came in between; what was seen is kept of that one, so that one is shown.
            guard view.hash == found.hash else {
                return try await risk(
                    number, context, isOpened: isOpened, notice: notice, draft: draft, status: status)
            }
            seenAt = view.viewedAt
        }
        var page = portal.frame("Risk \(number): \(found.risk.title)", at: .risks, for: context)
        page.width = .reading
        page.notices = [notice].compactMap(\.self)
        let model = RiskModel(
            found, seenAt: seenAt, portal.reader(for: context),
            deciding: deciding(found, draft, csrf: page.csrf, context),
            mayAsk: portal.offers(CreateTicket.self, to: context))
        return .page(page.html { $0.add(RiskView(model: model)) }, status: status)
    }

    private func deciding(
        _ found: GetRisk.Output, _ draft: Draft?, csrf: String, _ context: MemberContext
    ) -> RiskModel.Deciding {
        guard found.risk.state.waits else { return .over }
        if let right = portal.runtime.missing(DeclineRisk.self, for: context.principal) {
            return .missing(right, provider: context.principal.person.tenantName)
        }
        return .open(
            .init(
                reason: draft?.reason ?? "", error: draft?.error,
                sign: .page("/portal/risks/", found.risk.number, "sign"), csrf: csrf))
    }

    private static func notice(_ done: String) -> Notice? {
        switch done {
        case "declined":
            Notice(
                .success, "The risk is declined",
                text: "Your reason stands below, and a receipt is on its way to you by mail.")
        default: nil
        }
    }
}

extension Request {
    /// What the browser calls itself, as it may be kept.
    var browserName: String { (headers[.userAgent] ?? "").plainLine.cut(to: 300) }

    /// Whether somebody opens the page: not a `HEAD`, and nothing that a browser fetches ahead.
    var isOpening: Bool {
        let purposes = [HTTPField.Name("Sec-Purpose"), HTTPField.Name("Purpose"), HTTPField.Name("X-Moz")]
        let isAhead = purposes.compactMap { $0.flatMap { headers[$0] } }.contains { value in
            let value = value.lowercased()
            return value.contains("prefetch") || value.contains("prerender") || value.contains("preview")
        }
        return method == .get && !isAhead
    }
}
