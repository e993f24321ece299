import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which staff see roles, and make, name, delete and propose them.
struct RolePages {
    let portal: Portal

    /// `GET /staff/roles`
    func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = RoleDone(rawValue: try FormValues(query: request)["done"])
        return try await list(RoleVisit(done?.notice), context)
    }

    /// `POST /staff/roles`
    func copy(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (role, name) = (context.form["role"], context.form["name"])
        do {
            switch try await portal.act(
                CopyRole.self, .init(role: role, name: name), context, at: .page("/staff/roles"),
                keeping: [("role", role), ("name", name)])
            {
            case .done(let change):
                return .see(.page("/staff/roles/", change.role.text, query: ["done": RoleDone.copied.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.invalid(let problems) {
            return try await list(RoleVisit(refused: context.form, problems), context)
        } catch StaffRefusal.conflict(let reason) {
            return try await list(RoleVisit(conflict: reason, context.form), context)
        }
    }

    /// `GET /staff/roles/{id}`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = RoleDone(rawValue: try FormValues(query: request)["done"])
        return try await page(RoleVisit(done?.notice), context)
    }

    /// `POST /staff/roles/{id}/name`
    func rename(_ request: Request, _ context: StaffContext) async throws -> Response {
        let name = context.form["name"]
        return try await act(
            RenameRole.self, .init(role: id(context), name: name), "name", .renamed, context, keeping: [("name", name)])
    }

    /// `POST /staff/roles/{id}/delete`
    func delete(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        do {
            switch try await portal.act(
                DeleteRole.self, RoleInput(role: id), context, at: .page("/staff/roles/", id, "delete"))
            {
            case .done: return .see(.page("/staff/roles", query: ["done": RoleDone.deleted.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            return try await page(RoleVisit(conflict: reason, context.form), context)
        }
    }

    private func act<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, _ verb: String, _ done: RoleDone, _ context: StaffContext,
        keeping kept: [(name: StaticString, value: String)]
    ) async throws -> Response {
        let id = try id(context)
        do {
            switch try await portal.act(
                operation, input, context, at: .page("/staff/roles/", id, verb), keeping: kept)
            {
            case .done: return .see(.page("/staff/roles/", id, query: ["done": done.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.invalid(let problems) {
            return try await page(RoleVisit(refused: context.form, problems), context)
        } catch StaffRefusal.conflict(let reason) {
            return try await page(RoleVisit(conflict: reason, context.form), context)
        }
    }

    /// The identifier in the address.
    func id(_ context: StaffContext) throws -> String {
        guard let id = context.parameters.get("id"), RoleID(id) != nil else { throw PageProblem.notFound }
        return id
    }

    /// Whether a member gets the forms; the operations ask again.
    func mayEdit(_ context: StaffContext) -> Bool {
        portal.runtime.missing(SaveRole.self, for: context.staff) != .rolesEdit
    }

    private func list(_ visit: RoleVisit, _ context: StaffContext) async throws -> Response {
        let roles = try await portal.runtime.perform(ListRoles.self, NoInput(), as: context.staff)
        var page = portal.staffFrame("Roles", at: .roles, for: context)
        page.notices = visit.notices
        let view = RoleListView(roles: roles, visit: visit, mayEdit: mayEdit(context), csrf: page.csrf)
        return .page(page.html { $0.add(view) }, status: visit.status)
    }

    /// The page of one role.
    func page(_ visit: RoleVisit, _ context: StaffContext) async throws -> Response {
        let found = try await portal.runtime.perform(GetRole.self, RoleInput(role: id(context)), as: context.staff)
        var page = portal.staffFrame(found.role.name, at: .roles, for: context)
        page.notices = visit.notices
        let view = RoleView(found: found, visit: visit, mayEdit: mayEdit(context), csrf: page.csrf)
        return .page(page.html { $0.add(view) }, status: visit.status)
    }
}

/// What was just done to a role, for a word above the page.
enum RoleDone: String {
    case copied, renamed, deleted, saved, standard

    var notice: Notice {
        switch self {
        case .copied:
            Notice(.success, "The role is made", text: "Nobody holds it yet. Change below what it gives.")
        case .renamed: Notice(.success, "The role has another name")
        case .deleted: Notice(.success, "The role is deleted")
        case .saved: Notice(.success, "The role is changed", text: "It counts from the next click on, also for Nexie.")
        case .standard:
            Notice(.success, "The default is another role", text: "It counts from the next click on.")
        }
    }
}

/// How a page of roles is shown: what is said first, what was typed and what is wrong with it.
struct RoleVisit {
    var notices: [Notice] = []
    var typed = FormValues()
    var problems: InputProblems?
    var status = HTTPResponse.Status.ok

    /// A page that was asked for, perhaps after something was done.
    init(_ notice: Notice? = nil) {
        notices = [notice].compactMap(\.self)
    }

    /// A form that was not taken.
    init(refused typed: FormValues, _ problems: InputProblems) {
        notices = [Notice(.danger, "Nothing was changed", text: "Look at what is marked below, and send it again.")]
        self.typed = typed
        self.problems = problems
        status = .unprocessableContent
    }

    /// Something that can't be done just now; says why.
    init(conflict reason: String, _ typed: FormValues) {
        notices = [Notice(.warning, "Nothing was changed", text: reason)]
        self.typed = typed
        status = .conflict
    }
}
