import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which staff see contacts and let them in.
struct StaffUserPages {
    let portal: Portal

    /// How many may be invited by one form.
    private static let mostAtOnce = 50

    /// `GET /staff/users`
    func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let query = StaffUserQuery(try FormValues(query: request))
        return try await page(query, query.notices, context)
    }

    /// `POST /staff/users/invite`: everybody who was chosen, each by a call of its own.
    func inviteChosen(_ request: Request, _ context: StaffContext) async throws -> Response {
        var query = StaffUserQuery(context.form)
        let chosen = context.form.ids(of: "user")
        guard !chosen.isEmpty, chosen.count <= Self.mostAtOnce else {
            let words = chosen.isEmpty ? "Choose somebody first" : "Choose at most \(Self.mostAtOnce) people at once"
            return try await page(query, [Notice(.warning, words)], context, status: .unprocessableContent)
        }
        var refused: [String] = []
        for user in chosen {
            do {
                _ = try await portal.runtime.perform(InviteUser.self, UserInput(user: user), as: context.staff)
            } catch StaffRefusal.conflict(let reason) {
                refused.append(reason)
            } catch StaffRefusal.notFound, StaffRefusal.invalid {
                refused.append("One of the people is not in the list any more.")
            }
        }
        guard !refused.isEmpty else {
            query.done = .invited
            return .see(query.link)
        }
        let sent = chosen.count - refused.count
        let title = sent == 0 ? "Nobody was invited" : "\(sent) of \(chosen.count) were invited"
        return try await page(
            query, [Notice(.warning, title, text: refused.joined(separator: " "))], context, status: .conflict)
    }

    /// `GET /staff/users/{id}`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = StaffUserQuery.Done(rawValue: try FormValues(query: request)["done"])
        return try await page(of: try id(context), context, notices: done.map { [$0.notice] } ?? [])
    }

    /// `POST /staff/users/{id}/invite`
    func invite(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(InviteUser.self, UserInput(user: id(context)), "invite", .invited, context)
    }

    /// `POST /staff/users/{id}/resend`
    func resend(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(ResendLogin.self, UserInput(user: id(context)), "resend", .resent, context)
    }

    /// `POST /staff/users/{id}/enable`
    func enable(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(EnableUser.self, UserInput(user: id(context)), "enable", .enabled, context)
    }

    /// `POST /staff/users/{id}/disable`
    func disable(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(DisableUser.self, UserInput(user: id(context)), "disable", .disabled, context)
    }

    /// `POST /staff/users/{id}/role`
    func setRole(_ request: Request, _ context: StaffContext) async throws -> Response {
        let role = context.form["role"]
        return try await act(
            SetUserRole.self, .init(user: id(context), role: role), "role", .role, context, keeping: [("role", role)])
    }

    private func act<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, _ verb: String, _ done: StaffUserQuery.Done, _ context: StaffContext,
        keeping kept: [(name: StaticString, value: String)] = []
    ) async throws -> Response {
        let id = try id(context)
        do {
            switch try await portal.act(
                operation, input, context, at: .page("/staff/users/", id, verb), keeping: kept)
            {
            case .done: return .see(.page("/staff/users/", id, query: ["done": done.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            return try await page(of: id, context, notices: [Notice(.warning, reason)], status: .conflict)
        }
    }

    /// The contact of the address.
    func id(_ context: StaffContext) throws -> String {
        guard let id = context.parameters.get("id"), ContactID(id) != nil else { throw PageProblem.notFound }
        return id
    }

    /// The page of one contact.
    func page(
        of id: String, _ context: StaffContext, notices: [Notice], draft: StaffUserView.Draft? = nil,
        budget: SettingsVisit = SettingsVisit(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await portal.runtime.perform(GetUser.self, UserInput(user: id), as: context.staff)
        var page = portal.staffFrame(found.user.name, at: .users, for: context)
        page.notices = notices
        let view = StaffUserView(
            found: found, may: rights(context), draft: draft, budget: budget,
            seesTickets: portal.runtime.missing(ListStaffTickets.self, for: context.staff) == nil, csrf: page.csrf,
            clock: clock(context))
        return .page(page.html { $0.add(view) }, status: status)
    }

    private func page(
        _ query: StaffUserQuery, _ notices: [Notice], _ context: StaffContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await portal.runtime.perform(ListUsers.self, query.input, as: context.staff)
        var page = portal.staffFrame("Portal users", at: .users, for: context)
        page.notices = notices
        let view = StaffUserListView(
            found: found, query: query, may: rights(context), csrf: page.csrf, clock: clock(context),
            now: portal.runtime.now)
        return .page(page.html { $0.add(view) }, status: status)
    }

    private func rights(_ context: StaffContext) -> StaffUserRights {
        let runtime = portal.runtime
        return StaffUserRights(
            add: runtime.missing(AddContact.self, for: context.staff) == nil,
            invite: runtime.missing(InviteUser.self, for: context.staff) == nil,
            disable: runtime.missing(DisableUser.self, for: context.staff) != .usersDisable,
            setRole: runtime.missing(SetUserRole.self, for: context.staff) != .usersSetRole,
            preview: runtime.missing(StartPreview.self, for: context.staff) != .usersPreview,
            setBudget: runtime.missing(SetBudget.self, for: context.staff) == nil)
    }

    private func clock(_ context: StaffContext) -> ReaderClock { ReaderClock(timeZone: context.staff.person.timeZone) }
}

/// Which of the buttons a member gets; the operations ask again.
struct StaffUserRights {
    let add: Bool
    let invite: Bool
    let disable: Bool
    let setRole: Bool
    let preview: Bool
    let setBudget: Bool
}
