import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page on which a person asks about a risk: a ticket that belongs to it.
struct RiskQuestionPages {
    let portal: Portal

    /// `GET /portal/risks/{number}/ask`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try portal.require(CreateTicket.self, of: context)
        let page = portal.frame("Ask about a risk", at: .risks, for: context)
        return try await form(RiskQuestionForm(key: .random(), csrf: page.csrf), page, context)
    }

    /// `POST /portal/risks/{number}/ask`
    func send(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try RiskPages.number(context)
        let page = portal.frame("Ask about a risk", at: .risks, for: context)
        var model = RiskQuestionForm(key: OnceKey(in: context.form), csrf: page.csrf)
        model.subject = context.form["subject"]
        model.question = context.form["description"]
        var input = CreateTicket.Input()
        input.subject = model.subject
        input.description = model.question
        input.risk = number
        input.idempotencyKey = model.key.sealing(number, model.subject, model.question)
        do {
            let output = try await portal.runtime.call(CreateTicket.self, input, as: context.principal)
            return .see(.page("/portal/tickets/", String(output.number), query: ["done": "created"]))
        } catch ToolRefusal.invalid(let problems) {
            model.problems = problems
            return try await form(model, page, context, status: .unprocessableContent)
        }
    }

    private func form(
        _ model: RiskQuestionForm, _ page: Page, _ context: MemberContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let number = try RiskPages.number(context)
        let found = try await portal.runtime.call(GetRisk.self, .init(number: number), as: context.principal)
        var model = model
        model.number = found.risk.number
        model.title = found.risk.title
        if model.problems == nil { model.subject = "Question about risk \(number)" }
        var page = page
        page.width = .reading
        page.notices = model.problems == nil ? [] : [.notSent]
        return .page(page.html { $0.add(RiskQuestionView(model: model)) }, status: status)
    }
}

/// A question about a risk that is being written.
struct RiskQuestionForm {
    var number = ""
    var title = ""
    var subject = ""
    var question = ""
    var problems: InputProblems?
    let key: OnceKey
    let csrf: String

    /// A blank form.
    init(key: OnceKey, csrf: String) {
        self.key = key
        self.csrf = csrf
    }
}

/// Writes the form of a question about a risk.
struct RiskQuestionView: View {
    let model: RiskQuestionForm

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Ask about a risk", lead: "Risk \(model.number): \(model.title)",
                up: ("Back to the risk", .page("/portal/risks/", model.number))))
        html.card { html in
            html.tag("p", text: "Your question becomes a ticket that belongs to this risk. The risk stays undecided.")
            html.form(to: .page("/portal/risks/", model.number, "ask"), csrf: model.csrf, keepsDraft: true) { html in
                html.secret(OnceKey.field, model.key.text)
                html.add(
                    Field(
                        "subject", "Subject", value: model.subject,
                        error: model.problems?.reason(for: "subject"), required: true,
                        limit: TicketFormModel.longestSubject))
                html.add(
                    Field(
                        "description", "Your question", .lines(8), value: model.question,
                        error: model.problems?.reason(for: "description"), required: true,
                        limit: TicketFormModel.longestDescription))
                html.actions { html in
                    html.add(Button("Send question", .primary, icon: .send))
                    html.add(ButtonLink("Cancel", .page("/portal/risks/", model.number), .quiet))
                }
            }
        }
    }
}
