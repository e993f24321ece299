import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which a change of a role is looked at before it is made.
struct RoleProposalPages {
    let portal: Portal
    private var roles: RolePages { RolePages(portal: portal) }

    /// `POST /staff/roles/{id}/proposal`: keeps nothing of the role; it lets the evaluation judge what is wanted.
    func propose(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try roles.id(context)
        let form = context.form
        let wanted = form.has("wanted") ? form["wanted"].split(separator: " ").map(String.init) : form.ids(of: "may")
        let wish = RoleWish(role: id, permissions: Self.ordered(wanted), was: form["was"])
        do {
            _ = try await portal.runtime.perform(ProposeRole.self, wish, as: context.staff)
            portal.judge?.wake()
            return .see(Self.link(to: wish))
        } catch StaffRefusal.conflict(let reason) {
            return try await roles.page(RoleVisit(conflict: reason, form), context)
        }
    }

    /// `GET /staff/roles/{id}/proposal`: what opens and closes, and what the evaluation says.
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let query = try FormValues(query: request)
        let wanted = String(query["wanted"].plainLine.prefix(400)).split(separator: " ").map(String.init)
        let was = String(query["was"].plainLine.prefix(24))
        return try await page(RoleWish(role: roles.id(context), permissions: wanted, was: was), [], context)
    }

    /// `POST /staff/roles/{id}/permissions`
    func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try roles.id(context)
        let (wanted, was) = (context.form["wanted"], context.form["was"])
        let wish = RoleWish(role: id, permissions: wanted.split(separator: " ").map(String.init), was: was)
        do {
            switch try await portal.act(
                SaveRole.self, wish, context, at: .page("/staff/roles/", id, "permissions"),
                keeping: [("wanted", wanted), ("was", was)])
            {
            case .done: return .see(.page("/staff/roles/", id, query: ["done": RoleDone.saved.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            return try await roles.page(RoleVisit(conflict: reason, FormValues()), context)
        }
    }

    /// `GET /staff/roles/{id}/default`
    func showDefault(_ request: Request, _ context: StaffContext) async throws -> Response {
        do {
            let found = try await portal.runtime.perform(
                WeighDefaultRole.self, RoleInput(role: roles.id(context)), as: context.staff)
            let page = portal.staffFrame("Another default", at: .roles, for: context)
            return .page(page.html { $0.add(DefaultRoleView(found: found, csrf: page.csrf)) })
        } catch StaffRefusal.conflict(let reason) {
            return try await roles.page(RoleVisit(conflict: reason, FormValues()), context)
        }
    }

    /// `POST /staff/roles/{id}/default`
    func setDefault(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try roles.id(context)
        let was = context.form["was"]
        do {
            switch try await portal.act(
                SetDefaultRole.self, .init(role: id, was: was), context, at: .page("/staff/roles/", id, "default"),
                keeping: [("was", was)])
            {
            case .done: return .see(.page("/staff/roles/", id, query: ["done": RoleDone.standard.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            return try await roles.page(RoleVisit(conflict: reason, FormValues()), context)
        }
    }

    private func page(_ wish: RoleWish, _ notices: [Notice], _ context: StaffContext) async throws -> Response {
        do {
            let found = try await portal.runtime.perform(WeighRole.self, wish, as: context.staff)
            var page = portal.staffFrame("What changes", at: .roles, for: context)
            page.notices = notices
            let view = RoleProposalView(
                found: found, csrf: page.csrf, clock: ReaderClock(timeZone: context.staff.person.timeZone),
                again: Self.link(to: wish))
            return Response.page(page.html { $0.add(view) }).lookingAgain(found.evaluation, at: portal.runtime.now)
        } catch StaffRefusal.conflict(let reason) {
            return try await roles.page(RoleVisit(conflict: reason, FormValues()), context)
        }
    }

    /// Permissions in the order of the list, so that one wish has one address.
    private static func ordered(_ words: [String]) -> [String] {
        let known = Permission.allCases.map(\.rawValue).filter(words.contains)
        return known + words.filter { !known.contains($0) }
    }

    /// Where a wish is looked at.
    static func link(to wish: RoleWish) -> Link {
        .page("/staff/roles/", wish.role, "proposal", query: ["wanted": wish.permissions, "was": wish.was])
    }
}

extension Response {
    /// The same page, which the browser asks for anew while a run is not over; there is nothing to type on it.
    ///
    /// Only for a quarter of an hour: a page that nobody looks at must not keep a login alive.
    func lookingAgain(_ run: RoleEvaluation?, at now: Instant) -> Response {
        guard let run, !run.state.isOver, now < run.askedAt.adding(seconds: 900), let name = HTTPField.Name("Refresh")
        else { return self }
        var response = self
        response.headers[name] = "20"
        return response
    }
}
