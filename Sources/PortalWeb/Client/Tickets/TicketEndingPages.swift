import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which a person closes a ticket, opens it again, and says how it went.
struct TicketEndingPages {
    let portal: Portal

    /// `GET /portal/tickets/{number}/close` and `…/reopen`
    func ask(_ step: TicketEndingView.Step, _ request: Request, _ context: MemberContext) async throws -> Response {
        switch step {
        case .close: try portal.require(CloseTicket.self, of: context)
        case .reopen: try portal.require(ReopenTicket.self, of: context)
        }
        return try await page(step, context)
    }

    /// `POST /portal/tickets/{number}/close`
    func close(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try TicketNumber.read(context.parameters.get("number"))
        var input = CloseTicket.Input()
        (input.number, input.words) = (number, context.form["words"])
        do {
            _ = try await portal.runtime.call(CloseTicket.self, input, as: context.principal)
            return .see(.page("/portal/tickets/", String(number), query: ["done": "closed"]))
        } catch ToolRefusal.invalid(let problems) {
            return try await page(
                .close, context, words: input.words, error: problems.reason(for: "words"),
                status: .unprocessableContent)
        }
    }

    /// `POST /portal/tickets/{number}/reopen`
    func reopen(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try TicketNumber.read(context.parameters.get("number"))
        var input = ReopenTicket.Input()
        (input.number, input.reason) = (number, context.form["words"])
        do {
            _ = try await portal.runtime.call(ReopenTicket.self, input, as: context.principal)
            return .see(.page("/portal/tickets/", String(number), query: ["done": "reopened"]))
        } catch ToolRefusal.invalid(let problems) {
            return try await page(
                .reopen, context, words: input.reason, error: problems.reason(for: "reason"),
                status: .unprocessableContent)
        } catch ToolRefusal.conflict(let sentence) {
            let notice = Notice(.warning, "The ticket was not opened again", text: sentence)
            return try await page(.reopen, context, words: input.reason, notice: notice, status: .conflict)
        }
    }

    /// `POST /portal/tickets/{number}/rating`
    func rate(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try TicketNumber.read(context.parameters.get("number"))
        guard let rating = TicketRating(rawValue: context.form["rating"]) else { throw PageProblem.badRequest }
        var input = RateTicket.Input()
        (input.number, input.rating, input.words) = (number, rating, context.form["words"])
        let tickets = TicketPages(portal: portal)
        do {
            _ = try await portal.runtime.call(RateTicket.self, input, as: context.principal)
            return .see(.page("/portal/tickets/", String(number), query: ["done": "rated"]))
        } catch ToolRefusal.invalid(let problems) {
            let draft = TicketModel.Opinion(
                rating: rating, words: input.words, error: problems.reason(for: "words"))
            return try await tickets.ticket(
                number, context, notice: .notSent, opinion: draft, status: .unprocessableContent)
        } catch ToolRefusal.conflict(let sentence) {
            let notice = Notice(.warning, "This was not kept", text: sentence)
            return try await tickets.ticket(number, context, notice: notice, status: .conflict)
        }
    }

    private func page(
        _ step: TicketEndingView.Step, _ context: MemberContext, words: String = "", error: String? = nil,
        notice: Notice? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let number = try TicketNumber.read(context.parameters.get("number"))
        let found = try await portal.runtime.call(GetTicket.self, .init(number: number), as: context.principal)
        if let reason = step.hindrance(of: found) {
            let notice = Notice(.warning, reason)
            let tickets = TicketPages(portal: portal)
            return try await tickets.ticket(
                number, context, notice: notice, unsent: words.isEmpty ? nil : words, status: .conflict)
        }
        var page = portal.frame("\(step.title): ticket \(number)", at: .tickets, for: context)
        page.width = .reading
        page.notices = [error == nil ? notice : .notSent].compactMap(\.self)
        let view = TicketEndingView(
            step: step, number: number, subject: found.ticket.subject, provider: context.principal.person.tenantName,
            words: words, error: error, csrf: page.csrf)
        return .page(page.html { $0.add(view) }, status: status)
    }
}

extension TicketEndingView.Step {
    /// Why the step leads nowhere for the ticket as it stands; nil when it can be taken.
    fileprivate func hindrance(of found: GetTicket.Output) -> String? {
        switch (self, found.ticket.state) {
        case (.close, .closed): "This ticket is closed already."
        case (.close, _): nil
        case (.reopen, .open), (.reopen, .waiting): "This ticket is open: write a reply instead."
        case (.reopen, _):
            found.takesNotes ? nil : "This ticket was closed too long ago to be opened again. Open a new one about it."
        }
    }
}
