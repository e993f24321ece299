import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Tools

/// The pages on which staff read what the evaluation found, let it run, and take its reports along.
struct EvaluationPages {
    let portal: Portal

    /// `GET /staff/evals`
    func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await list([], .ok, context)
    }

    /// `POST /staff/evals`
    func ask(_ request: Request, _ context: StaffContext) async throws -> Response {
        do {
            let run = try await portal.runtime.perform(AskEvaluation.self, NoInput(), as: context.staff)
            portal.judge?.wake()
            return .see(.page("/staff/evals/", run.text))
        } catch StaffRefusal.conflict(let reason) {
            return try await list([Notice(.warning, "Nothing was started", text: reason)], .conflict, context)
        }
    }

    /// `GET /staff/evals/{id}`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let run = try await find(context)
        let page = portal.staffFrame("Evaluation", at: .evals, for: context)
        let view = EvaluationView(run: run, clock: clock(context), proposal: try await proposal(of: run, context))
        return Response.page(page.html { $0.add(view) }).lookingAgain(run, at: portal.runtime.now)
    }

    /// The change that a run judges, for whoever may make it, as long as the role has its name and other rights.
    private func proposal(of run: RoleEvaluation, _ context: StaffContext) async throws -> Link? {
        guard !run.judged.isEmpty, portal.runtime.missing(WeighRole.self, for: context.staff) == nil,
            portal.runtime.missing(ListRoles.self, for: context.staff) == nil
        else { return nil }
        let name = RolesFile.names(in: run.roles).first
        let roles = try await portal.runtime.perform(ListRoles.self, NoInput(), as: context.staff)
        guard let role = roles.first(where: { $0.name == name }), !role.isFixed,
            role.permissions.spelledOut != run.judged
        else { return nil }
        let wanted = run.judged.split(separator: " ").map(String.init)
        return RoleProposalPages.link(to: RoleWish(role: role.id.text, permissions: wanted, was: role.mark))
    }

    /// `GET /staff/evals/{id}/report.json`, and the same as a page
    func report(_ kind: EvaluationReport, _ context: StaffContext) async throws -> Response {
        let run = try await find(context)
        guard let bytes = portal.judge?.report(of: run.id, for: context.staff.scope.tenant, as: kind) else {
            throw PageProblem.notFound
        }
        let day = clock(context).day(of: run.askedAt)
        return Response(
            status: .ok,
            headers: [
                .contentType: kind.type,
                .contentDisposition: "attachment; filename=\"evaluation-\(day).\(kind.rawValue)\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func find(_ context: StaffContext) async throws -> RoleEvaluation {
        guard let id = context.parameters.get("id"), EvaluationID(id) != nil else { throw PageProblem.notFound }
        return try await portal.runtime.perform(GetEvaluation.self, .init(evaluation: id), as: context.staff)
    }

    private func list(
        _ notices: [Notice], _ status: HTTPResponse.Status, _ context: StaffContext
    ) async throws -> Response {
        let found = try await portal.runtime.perform(ListEvaluations.self, NoInput(), as: context.staff)
        var page = portal.staffFrame("Evals", at: .evals, for: context)
        page.notices = notices
        let view = EvaluationListView(
            found: found, mayRun: portal.runtime.missing(AskEvaluation.self, for: context.staff) == nil,
            csrf: page.csrf, clock: clock(context), now: portal.runtime.now)
        return Response.page(page.html { $0.add(view) }, status: status)
            .lookingAgain(found.runs.first { !$0.state.isOver }, at: portal.runtime.now)
    }

    private func clock(_ context: StaffContext) -> ReaderClock { ReaderClock(timeZone: context.staff.person.timeZone) }
}
