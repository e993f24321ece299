import Access
import HTTPTypes
import Hummingbird
import Tools

/// A title that was sent and not taken, with the reason.
struct TitleDraft: Sendable {
    let text: String
    let error: String?
}

extension NexiePages {
    /// `POST /portal/nexie/conversations/{id}/title`
    func rename(_ request: Request, _ context: MemberContext) async throws -> Response {
        var input = RenameConversation.Input()
        input.conversation = context.parameters.get("id") ?? ""
        input.title = context.form["title"]
        do {
            let renamed = try await portal.runtime.call(RenameConversation.self, input, as: context.principal)
            return .see(
                .page("/portal/nexie", query: ["conversation": renamed.conversation.id.text, "done": "renamed"]))
        } catch ToolRefusal.invalid(let problems) {
            guard let error = problems.reason(for: "title") else { throw PageProblem.notFound }
            var visit = Visit(conversation: input.conversation)
            visit.title = TitleDraft(text: input.title, error: error)
            visit.status = .unprocessableContent
            return try await page(for: visit, context)
        }
    }

    /// `POST /portal/nexie/conversations/{id}/delete`
    func delete(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            let id = context.parameters.get("id") ?? ""
            _ = try await portal.runtime.call(
                DeleteConversation.self, .init(conversation: id), as: context.principal)
            return .see(.page("/portal/nexie", query: ["done": "deleted"]))
        } catch ToolRefusal.invalid {
            throw PageProblem.notFound
        }
    }

    /// `POST /portal/nexie/messages/{id}/rating`
    func rate(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let rating = RateAnswer.Rating(rawValue: context.form["rating"]) else { throw PageProblem.badRequest }
        let reason = RateAnswer.Reason(rawValue: context.form["reason"])
        guard reason != nil || context.form["reason"].isEmpty else { throw PageProblem.badRequest }
        var input = RateAnswer.Input()
        input.message = context.parameters.get("id") ?? ""
        input.rating = rating
        input.reason = reason
        input.comment = context.form["comment"]
        do {
            let rated = try await portal.runtime.call(RateAnswer.self, input, as: context.principal)
            return .see(Self.link(rated.conversation.text, at: .message(rated.message)))
        } catch ToolRefusal.invalid(let problems) {
            return try await page(for: problems, with: input, context)
        }
    }

    /// The conversation with the comment that was not taken; what was said of the answer before stays as it is.
    private func page(
        for problems: InputProblems, with input: RateAnswer.Input, _ context: MemberContext
    ) async throws -> Response {
        guard problems.reason(for: "comment") != nil, let message = MessageID(input.message) else {
            throw PageProblem.notFound
        }
        var visit = Visit(conversation: context.form["conversation"])
        visit.place = .message(message)
        visit.status = .unprocessableContent
        visit.notice = .notSent
        visit.rating = RatingDraft(
            message: message, reason: input.reason?.rawValue ?? "", comment: input.comment, problems: problems)
        return try await page(for: visit, context)
    }
}
