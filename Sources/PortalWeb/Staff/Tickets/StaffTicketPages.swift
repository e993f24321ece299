import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which staff read and answer their clients' tickets.
struct StaffTicketPages {
    let portal: Portal

    /// `GET /staff/tickets`
    func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let query = StaffTicketQuery(try FormValues(query: request))
        let found = try await portal.runtime.perform(ListStaffTickets.self, query.input, as: context.staff)
        let page = portal.staffFrame("Tickets", at: .tickets, for: context)
        let view = StaffTicketListView(found: found, query: query, clock: clock(context), now: portal.runtime.now)
        return .page(page.html { $0.add(view) })
    }

    /// `GET /staff/tickets/{number}`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = Done(rawValue: try FormValues(query: request)["done"])
        return try await page(try number(context), context, done: done)
    }

    /// `POST /staff/tickets/{number}/notes`
    func add(_ request: Request, _ context: StaffContext) async throws -> Response {
        let number = try number(context)
        var draft = StaffNoteDraft(context.form)
        guard draft.isClear else {
            return try await page(
                number, context, notices: [.unclearNote], draft: draft, status: .unprocessableContent)
        }
        var input = AddStaffNote.Input()
        (input.number, input.body, input.visibility) = (number, draft.body, draft.visibility)
        (input.state, input.seen) = (draft.state, context.form["seen"])
        input.idempotencyKey = draft.key.sealing(
            String(number), draft.visibility.rawValue, draft.state?.rawValue ?? "", draft.body)
        do {
            _ = try await portal.runtime.perform(AddStaffNote.self, input, as: context.staff)
            let done: Done = draft.visibility == .public ? .answered : .noted
            return .see(.page("/staff/tickets/", String(number), query: ["done": done.rawValue]))
        } catch StaffRefusal.invalid(let problems) {
            draft.error = problems.reason(for: "body")
            return try await page(number, context, notices: [.notSent], draft: draft, status: .unprocessableContent)
        } catch StaffRefusal.conflict(let news) {
            return try await page(number, context, notices: [.changedTicket(news)], draft: draft, status: .conflict)
        }
    }

    /// `POST /staff/tickets/{number}/state`
    func setState(_ request: Request, _ context: StaffContext) async throws -> Response {
        let number = try number(context)
        guard let state = TicketState(rawValue: context.form["state"]) else { throw PageProblem.badRequest }
        do {
            let input = SetTicketState.Input(number: number, state: state, seen: context.form["seen"])
            _ = try await portal.runtime.perform(SetTicketState.self, input, as: context.staff)
            return .see(.page("/staff/tickets/", String(number), query: ["done": Done.moved.rawValue]))
        } catch StaffRefusal.conflict(let news) {
            return try await page(number, context, notices: [.changedTicket(news)], status: .conflict)
        }
    }

    private func page(
        _ number: Int64, _ context: StaffContext, notices: [Notice] = [], done: Done? = nil,
        draft: StaffNoteDraft? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await portal.runtime.perform(GetStaffTicket.self, .init(number: number), as: context.staff)
        var page = portal.staffFrame("Ticket \(number): \(found.row.subject)", at: .tickets, for: context)
        page.notices = notices + [done?.notice(of: found.row)].compactMap(\.self)
        let may = portal.runtime.missing(AddStaffNote.self, for: context.staff) == nil
        let view = StaffTicketView(
            found: found, draft: may ? draft ?? StaffNoteDraft() : nil,
            seesUsers: portal.runtime.missing(GetUser.self, for: context.staff) == nil, csrf: page.csrf,
            clock: clock(context), now: portal.runtime.now)
        return .page(page.html { $0.add(view) }, status: status)
    }

    private func number(_ context: StaffContext) throws(PageProblem) -> Int64 {
        try TicketNumber.read(context.parameters.get("number"))
    }

    private func clock(_ context: StaffContext) -> ReaderClock { ReaderClock(timeZone: context.staff.person.timeZone) }

    /// What was just done, for a word above the page.
    private enum Done: String {
        case answered, noted, moved

        func notice(of ticket: StaffTicket) -> Notice {
            let newest = ButtonLink("Go to the newest note", .anchor("newest"), .plain)
            return switch self {
            case .answered:
                Notice(
                    .success, "The public answer is sent", text: "The client reads it in the portal.", action: newest)
            case .noted:
                Notice(.success, "The internal note is saved", text: "Only your team sees it.", action: newest)
            case .moved: Notice(.success, "The ticket is \(ticket.standing) now")
            }
        }
    }
}

/// A note as it was typed, with whom it is for.
struct StaffNoteDraft {
    var body = ""
    var visibility = NoteVisibility.internal
    var state: TicketState?
    var error: String?
    let key: OnceKey
    /// Whether the choice above the words and the button that was pressed say the same.
    let isClear: Bool

    /// An empty one, for the team alone.
    init() {
        (key, isClear) = (.random(), true)
    }

    /// What a form says; whatever is not plainly public is internal.
    init(_ form: FormValues) {
        body = form["body"]
        let chosen = NoteVisibility(rawValue: form["visibility"])
        visibility = chosen ?? .internal
        state = TicketState(rawValue: form["state"])
        key = OnceKey(in: form)
        isClear = !form.has("send") || NoteVisibility(rawValue: form["send"]) == visibility
    }
}

extension Notice {
    /// Above a note whose choice and button differ.
    fileprivate static let unclearNote = Notice(
        .warning, "Is this for your team alone, or for the client?",
        text: "The choice above the note and the button said different things, so nothing was sent. Your words are "
            + "still here: choose, and press the button that says the same.")

    /// Above a form whose ticket is not as its writer saw it.
    fileprivate static func changedTicket(_ news: String) -> Notice {
        Notice(
            .warning, news,
            text: "Nothing was sent or changed. Look at what is new; what you typed is still here to send.")
    }
}
