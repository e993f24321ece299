import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which a person reads, opens and answers tickets.
struct TicketPages {
    let portal: Portal

    /// `GET /portal/tickets`
    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        var query = TicketListQuery(try FormValues(query: request))
        let found = try await portal.list(ListTickets.self, &query, as: context.principal)
        let model = TicketListModel(
            found, query, company: context.principal.person.companyName, portal.reader(for: context),
            mayCreate: portal.offers(CreateTicket.self, to: context))
        var page = portal.frame("Tickets", at: .tickets, for: context)
        page.notices = query.notices
        return .page(page.html { $0.add(TicketListView(model: model)) })
    }

    /// `GET /portal/tickets/new`
    func new(_ request: Request, _ context: MemberContext) async throws -> Response {
        try portal.require(CreateTicket.self, of: context)
        let page = portal.frame("New ticket", at: .tickets, for: context)
        let query = try FormValues(query: request)
        guard !query.has("proposal") else { return try await suggested(query["proposal"], page, context) }
        var model = TicketFormModel(query: query, csrf: page.csrf)
        model.suggests = portal.offers(SearchArticles.self, to: context)
        return form(model, page)
    }

    /// `POST /portal/tickets`
    func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = portal.frame("New ticket", at: .tickets, for: context)
        var model = TicketFormModel(sent: context.form, csrf: page.csrf)
        model.suggests = portal.offers(SearchArticles.self, to: context)
        do {
            let input = try model.input()
            if let id = model.proposal { return .see(try await create(input, suggestedAs: id, context)) }
            let output = try await portal.runtime.call(CreateTicket.self, input, as: context.principal)
            return .see(.page("/portal/tickets/", String(output.number), query: ["done": "created"]))
        } catch let problems as InputProblems {
            try portal.require(CreateTicket.self, of: context)
            model.problems = problems
        } catch ToolRefusal.invalid(let problems) {
            model.problems = problems
        } catch ToolRefusal.conflict(let sentence) {
            return form(model, page, notice: Notice(.warning, "This was not sent", text: sentence), status: .conflict)
        }
        return form(model, page)
    }

    /// `GET /portal/tickets/{number}`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try TicketNumber.read(context.parameters.get("number"))
        let done = try FormValues(query: request)["done"]
        return try await ticket(number, context, notice: Self.notice(done, number))
    }

    /// `POST /portal/tickets/{number}/notes`
    func reply(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try TicketNumber.read(context.parameters.get("number"))
        let key = OnceKey(in: context.form)
        let text = context.form["body"]
        var input = AddTicketNote.Input()
        input.number = number
        input.body = text
        input.idempotencyKey = key.sealing(String(number), text)
        input.reopen = AddTicketNote.Reopening(rawValue: context.form["reopen"])
        do {
            _ = try await portal.runtime.call(AddTicketNote.self, input, as: context.principal)
            return .see(.page("/portal/tickets/", String(number), query: ["done": "replied"]))
        } catch ToolRefusal.invalid(let problems) {
            let draft = TicketModel.Draft(text: text, error: problems.reason(for: "body"), key: key)
            let notice = problems.reason(for: "reopen") == nil ? Notice.notSent : .reopening(number)
            return try await ticket(number, context, notice: notice, draft: draft, status: .unprocessableContent)
        } catch ToolRefusal.conflict(let sentence) {
            let notice = Notice(.warning, "Your reply was not added", text: sentence)
            return try await ticket(number, context, notice: notice, unsent: text, status: .conflict)
        }
    }

    /// The form as it stands.
    func form(
        _ model: TicketFormModel, _ page: Page, notice: Notice? = nil, status: HTTPResponse.Status = .ok
    ) -> Response {
        var page = page
        page.width = .reading
        page.notices = [model.problems == nil ? notice : .notSent].compactMap(\.self)
        return .page(
            page.html { $0.add(TicketFormView(model: model)) },
            status: model.problems == nil ? status : .unprocessableContent)
    }

    /// The page of a ticket.
    func ticket(
        _ number: Int64, _ context: MemberContext, notice: Notice?, draft: TicketModel.Draft? = nil,
        unsent: String? = nil, opinion: TicketModel.Opinion? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await portal.runtime.call(GetTicket.self, .init(number: number), as: context.principal)
        var page = portal.frame("Ticket \(number): \(found.ticket.subject)", at: .tickets, for: context)
        page.width = .reading
        page.notices = notice.map { [$0] } ?? []
        let reply = reply(to: found, draft, context)
        let model = TicketModel(
            found, portal.reader(for: context), reply: reply, endings: endings(of: found, opinion, context),
            unsent: reply.takesWords ? unsent : unsent ?? draft?.text, csrf: page.csrf,
            letterhead: .init(context.principal.person))
        return .page(page.html { $0.add(TicketView(model: model)) }, status: status)
    }

    private func reply(
        to found: GetTicket.Output, _ draft: TicketModel.Draft?, _ context: MemberContext
    ) -> TicketModel.Reply {
        if !found.takesNotes { return .closed(mayCreate: portal.offers(CreateTicket.self, to: context)) }
        if let right = portal.runtime.missing(AddTicketNote.self, for: context.principal) {
            return .missing(right, provider: context.principal.person.tenantName)
        }
        return .form(draft ?? .blank())
    }

    private func endings(
        of found: GetTicket.Output, _ opinion: TicketModel.Opinion?, _ context: MemberContext
    ) -> TicketModel.Endings {
        var endings = TicketModel.Endings()
        switch found.ticket.state {
        case .open, .waiting: endings.mayClose = portal.offers(CloseTicket.self, to: context)
        case .resolved, .closed:
            endings.mayClose = found.ticket.state == .resolved && portal.offers(CloseTicket.self, to: context)
            endings.mayReopen = found.takesNotes && portal.offers(ReopenTicket.self, to: context)
            guard portal.offers(RateTicket.self, to: context) else { break }
            var known = opinion ?? TicketModel.Opinion()
            if let rating = found.rating {
                known.given = rating.rating
                known.isChangeable = rating.isChangeable
                if opinion == nil { known.words = rating.words }
            }
            endings.opinion = known
        }
        return endings
    }

    private static func notice(_ done: String, _ number: Int64) -> Notice? {
        switch done {
        case "created":
            Notice(.success, "Ticket \(number) created", text: "We have it. You follow it on this page.")
        case "before":
            Notice(.info, "Ticket \(number) was created before", text: "Nothing new was sent. Reply here to add to it.")
        case "replied": Notice(.success, "Your reply is on ticket \(number)")
        case "closed": Notice(.success, "Ticket \(number) is closed", text: "Thank you for telling us.")
        case "reopened": Notice(.success, "Ticket \(number) is open again", text: "We look into it.")
        case "rated": Notice(.success, "Thank you, that is kept")
        default: nil
        }
    }
}

extension Notice {
    /// Above a reply to a ticket that is done, where nobody said what it means.
    static func reopening(_ number: Int64) -> Notice {
        Notice(
            .warning, "Should ticket \(number) be opened again?",
            text: "Say so with the button that you press. Your words are still here and were not sent yet.")
    }

    /// Above a form that came back.
    static let notSent = Notice(
        .danger, "This was not sent yet", text: "Look at the marked fields. Everything that you typed is still here.")
}
