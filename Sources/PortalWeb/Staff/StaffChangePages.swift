import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which staff answer contacts' requests for another name or address.
struct StaffChangePages {
    let portal: Portal

    /// `GET /staff/change-requests`
    func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let query = StaffChangeQuery(try FormValues(query: request))
        let found = try await portal.runtime.perform(ListChangeRequests.self, query.input, as: context.staff)
        let page = portal.staffFrame("Change requests", at: .changes, for: context)
        let view = StaffChangeListView(found: found, query: query, clock: clock(context), now: portal.runtime.now)
        return .page(page.html { $0.add(view) })
    }

    /// `GET /staff/change-requests/{id}`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = StaffChangeQuery.Done(rawValue: try FormValues(query: request)["done"])
        return try await page(of: try id(context), context, notices: done.map { [$0.notice] } ?? [])
    }

    /// `POST /staff/change-requests/{id}/approve`
    func approve(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        let action = Link.page("/staff/change-requests/", id, "approve")
        do {
            switch try await portal.act(ApproveChange.self, ChangeInput(request: id), context, at: action) {
            case .done: return .see(.page("/staff/change-requests/", id, query: ["done": "approved"]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            return try await page(of: id, context, notices: [Notice(.warning, reason)], status: .conflict)
        }
    }

    /// `POST /staff/change-requests/{id}/decline`
    func decline(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        let reason = context.form["reason"]
        do {
            _ = try await portal.runtime.perform(
                DeclineChange.self, .init(request: id, reason: reason), as: context.staff)
            return .see(.page("/staff/change-requests/", id, query: ["done": "declined"]))
        } catch StaffRefusal.invalid(let problems) {
            return try await page(
                of: id, context, notices: [.notSent], reason: reason, problem: problems.reason(for: "reason"),
                status: .unprocessableContent)
        } catch StaffRefusal.conflict(let sentence) {
            return try await page(
                of: id, context, notices: [Notice(.warning, sentence)], reason: reason, status: .conflict)
        }
    }

    private func id(_ context: StaffContext) throws -> String {
        guard let id = context.parameters.get("id"), ChangeRequestID(id) != nil else { throw PageProblem.notFound }
        return id
    }

    private func page(
        of id: String, _ context: StaffContext, notices: [Notice], reason: String = "", problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await portal.runtime.perform(
            GetChangeRequest.self, ChangeInput(request: id), as: context.staff)
        var page = portal.staffFrame("\(found.field.asked) for \(found.name)", at: .changes, for: context)
        page.notices = notices
        let view = StaffChangeView(
            asked: found, may: portal.runtime.missing(DeclineChange.self, for: context.staff) == nil,
            reason: reason, problem: problem, csrf: page.csrf, clock: clock(context))
        return .page(page.html { $0.add(view) }, status: status)
    }

    private func clock(_ context: StaffContext) -> ReaderClock { ReaderClock(timeZone: context.staff.person.timeZone) }
}

/// What the address of the list of requests asks for, as far as it can be understood.
struct StaffChangeQuery {
    /// What was just done, for a word above the page.
    enum Done: String {
        case approved, declined

        var notice: Notice {
            switch self {
            case .approved: Notice(.success, "It is changed", text: "The next import leaves it as it is.")
            case .declined: Notice(.success, "Declined", text: "The person reads your reason in the portal.")
            }
        }
    }

    var input = ListChangeRequests.Input()

    init(_ form: FormValues) {
        if form.has("state") { input.state = RequestState(rawValue: form["state"]) }
        input.page = form.number("page", in: 1...100_000)
    }

    /// The same list in another state, or another page of it.
    func link(_ state: RequestState?, page: Int64 = 1) -> Link {
        .page(
            "/staff/change-requests",
            query: [
                "state": state == .requested ? nil : state?.rawValue ?? "all",
                "page": page > 1 ? String(page) : nil,
            ])
    }
}

extension RequestedField {
    /// What is asked for, as a heading.
    var asked: String {
        switch self {
        case .name: "Another name"
        case .email: "Another address"
        }
    }
}
