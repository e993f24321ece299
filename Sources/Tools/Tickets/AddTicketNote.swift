import Access
import Store

/// Adds the person's public note to a ticket.
public enum AddTicketNote: Tool {
    /// The name that callers use.
    public static let name = "add_ticket_note"
    /// What a model is told.
    public static let about = "Adds the person's reply to a ticket."
    /// What a person reads meanwhile.
    public static let activity = "Adding your reply"
    /// Who may call it.
    public static let need = Need.permission(.ticketsReply)
    /// What widens it.
    public static let also = [Permission.ticketsReadCompany]
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Whether a ticket that is done is to be opened again.
    public enum Reopening: String, CaseIterable, Sendable {
        /// It is.
        case yes
        /// It stays as it is.
        case no
    }

    /// What the note says.
    public struct Input: ToolInput {
        /// The ticket's number.
        public var number: Int64 = 0
        /// What the person wrote.
        public var body = ""
        /// Whether a resolved or closed ticket is to be opened again; nil where nobody said.
        public var reopen: Reopening?
        /// The same key never adds a second note; empty for no such promise.
        public var idempotencyKey = ""

        /// An empty note.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number"),
            .text("body", \.body, min: 1, max: 8000, required: true, lines: .many, "The reply"),
            .choice("reopen", \.reopen, "Whether a resolved or closed ticket is to be opened again"),
            .text("idempotency_key", \.idempotencyKey, max: 64, door: .pages, "One key, one note"),
        ])
    }

    /// The receipt.
    public struct Output: ToolOutput {
        /// The ticket as it stands now.
        public let ticket: TicketSummary

        init(of number: Int64, _ store: borrowing ScopedStore) throws {
            guard let row = try store.ticket(number: number, notes: 0)?.row else { throw ToolRefusal.notFound }
            ticket = TicketSummary(row, for: store.scope)
        }

        /// The records that it speaks of.
        public var references: [Reference] { [ticket.reference] }

        /// What a model reads: where the ticket stands, and none of its words, which take a right of their own to read.
        public func write(to json: inout JSONFields) {
            json.field("number", ticket.number)
            json.field("state", ticket.state.rawValue)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let detail = try store.ticket(number: input.number) else { throw ToolRefusal.notFound }
        let found = detail.row
        guard TicketEnding.takesNotes(found, at: call.now) else { throw TicketEnding.tooLate }
        let key = input.idempotencyKey
        if try key.isEmpty || store.earlierResult(of: name, key: key) == nil {
            try store.addNote(to: found, body: input.body, then: try state(of: detail, after: input), at: call.now)
            if !key.isEmpty { try store.keepResult(of: name, key: key, result: "{}", at: call.now) }
        }
        return try Output(of: input.number, store)
    }

    /// Where the ticket stands with the note: a thanks opens nothing again, and what else it means only the person knows.
    private static func state(of ticket: TicketDetail, after input: Input) throws(ToolRefusal) -> TicketState {
        guard TicketEnding.isOver(ticket.row.state) else { return .open }
        switch input.reopen {
        case .yes: return .open
        case .no: return ticket.row.state
        case nil where Faults.has(.thanksReopen): return .open
        case nil where ThankYou.isAll(of: input.body, names: ticket.notes.map(\.author)): return ticket.row.state
        case nil:
            throw .invalid(InputProblems([FieldProblem("reopen", "Say whether the ticket is to be opened again.")]))
        }
    }
}
