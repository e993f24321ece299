import Access
import HTTPTypes
import Hummingbird
import Tools

extension ProfilePages {
    /// `GET /portal/profile/requests/new`
    func newRequest(_ request: Request, _ context: MemberContext) async throws -> Response {
        try portal.require(RequestProfileChange.self, of: context)
        guard let field = RequestedField(rawValue: try FormValues(query: request)["field"]) else {
            throw PageProblem.notFound
        }
        return form(model(of: field, context), context)
    }

    /// `POST /portal/profile/requests`
    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let field = RequestedField(rawValue: context.form["field"]) else { throw PageProblem.badRequest }
        var input = RequestProfileChange.Input()
        input.field = field
        input.wanted = context.form["wanted"]
        var model = model(of: field, context)
        model.wanted = input.wanted
        do {
            _ = try await portal.runtime.call(RequestProfileChange.self, input, as: context.principal)
            return .see(.page("/portal/profile", query: ["done": "requested"]))
        } catch ToolRefusal.invalid(let problems) {
            model.error = problems.reason(for: "wanted")
            return form(model, context, notice: .notSent, status: .unprocessableContent)
        } catch ToolRefusal.conflict(let sentence) {
            let notice = Notice(.warning, "This was not sent", text: sentence)
            return form(model, context, notice: notice, status: .conflict)
        }
    }

    /// `POST /portal/profile/requests/{id}`
    func settle(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let decision = SettleProfileChange.Decision(rawValue: context.form["decision"]) else {
            throw PageProblem.badRequest
        }
        var input = SettleProfileChange.Input()
        input.request = context.parameters.get("id") ?? ""
        input.decision = decision
        do {
            _ = try await portal.runtime.call(SettleProfileChange.self, input, as: context.principal)
            let done = decision == .withdraw ? decision.rawValue : nil
            return .see(.page("/portal/profile", query: ["done": done]))
        } catch ToolRefusal.invalid {
            throw PageProblem.notFound
        } catch ToolRefusal.conflict(let sentence) {
            return try await page(Visit(notice: Notice(.warning, "Nothing was changed", text: sentence)), context)
        }
    }

    /// `POST /portal/profile/sessions/{id}/end`
    func endSession(_ request: Request, _ context: MemberContext) async throws -> Response {
        var input = EndSession.Input()
        input.session = context.parameters.get("id") ?? ""
        do {
            let ended = try await portal.runtime.call(EndSession.self, input, as: context.principal)
            return ended.wasThis ? leaving : .see(.page("/portal/profile", query: ["done": "ended"]))
        } catch ToolRefusal.invalid {
            throw PageProblem.notFound
        }
    }

    /// `POST /portal/profile/sessions/end`
    func endSessions(_ request: Request, _ context: MemberContext) async throws -> Response {
        _ = try await portal.runtime.call(EndAllSessions.self, .init(), as: context.principal)
        return leaving
    }

    /// As after logging out: nothing of the person stays in the browser.
    private var leaving: Response {
        var response = Response.see(.page("/portal/login")).setting(CookieJar(site: portal.site).endSession)
        response.headers[.named("Clear-Site-Data")] = "\"cache\", \"storage\""
        return response
    }

    private func model(of field: RequestedField, _ context: MemberContext) -> ProfileRequestView.Model {
        let person = context.principal.person
        let current =
            switch field {
            case .name: person.name
            case .email: person.email
            }
        return .init(field: field, provider: person.tenantName, current: current)
    }

    private func form(
        _ model: ProfileRequestView.Model, _ context: MemberContext, notice: Notice? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        var page = portal.frame("Ask for another \(model.field.worded)", at: nil, for: context)
        page.width = .reading
        page.notices = [notice].compactMap(\.self)
        return .page(page.html { $0.add(ProfileRequestView(model: model, csrf: page.csrf)) }, status: status)
    }
}
