import Access
import HTTPTypes
import Hummingbird
import Tools

/// What begins and ends a look at the portal as a contact sees it.
struct StaffPreviewPages {
    let portal: Portal

    private var jar: CookieJar { CookieJar(site: portal.site) }

    /// `POST /staff/contacts/{id}/preview`
    func start(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try Self.id(context.parameters.get("id"))
        let reason = context.form["reason"]
        let users = StaffUserPages(portal: portal)
        do {
            switch try await portal.act(
                StartPreview.self, .init(user: id, reason: reason), context,
                at: .page("/staff/contacts/", id, "preview"), keeping: [("reason", reason)])
            {
            case .done(let preview):
                return Response.see(.page("/portal")).setting(jar.set(preview.key, minutes: PreviewRule.minutes))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.invalid(let problems) {
            let draft = StaffUserView.Draft(reason: reason, error: problems.reason(for: "reason"))
            return try await users.page(
                of: id, context, notices: [.notSent], draft: draft, status: .unprocessableContent)
        } catch StaffRefusal.conflict(let sentence) {
            return try await users.page(
                of: id, context, notices: [Notice(.warning, sentence)],
                draft: StaffUserView.Draft(reason: reason, error: nil), status: .conflict)
        }
    }

    /// `POST /staff/contacts/{id}/preview/stop`: with the preview's own key, which ends it also for somebody who is shut
    /// out meanwhile, or by a member who is logged in.
    func stop(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let id = try Self.id(context.parameters.get("id"))
        // Which of the two is meant, the token says: an old preview's cookie must not stand in for the one on the page.
        if let key = context.previewKey,
            areSame(context.form["csrf"].utf8, portal.formToken(for: .preview(key)).utf8)
        {
            try await portal.previews.end(key)
        } else {
            guard let staff = context.staff else { throw PageProblem.needsLogin }
            _ = try await portal.runtime.perform(StopPreview.self, UserInput(user: id), as: staff)
        }
        if let staff = context.staff { portal.chat.previews.forget(staff.scope.staff) }
        return Response.see(.page("/staff/users/", id, query: ["done": "stopped"])).setting(jar.endPreview)
    }

    private static func id(_ text: String?) throws -> String {
        guard let id = text, ContactID(id) != nil else { throw PageProblem.notFound }
        return id
    }
}

extension Request {
    /// Whether it ends a preview.
    var stopsPreview: Bool {
        method == .post && uri.path.hasPrefix("/staff/contacts/") && uri.path.hasSuffix("/preview/stop")
    }
}
