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

    /// What the note says.
    public struct Input: ToolInput {
        /// The ticket's number.
        public var number: Int64 = 0
        /// What the person wrote.
        public var body = ""
        /// The same key never adds a second note; empty for no such promise.
        public var idempotencyKey = ""

        /// An empty note.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number"),
            .text("body", \.body, min: 1, max: 8000, required: true, lines: .many, "The reply"),
            .text("idempotency_key", \.idempotencyKey, max: 64, door: .pages, "One key, one note"),
        ])
    }

    /// The receipt.
    public struct Output: ToolOutput {
        /// The ticket as it stands now.
        public let ticket: TicketSummary

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
        guard let found = try store.ticket(number: input.number, notes: 0)?.row else { throw ToolRefusal.notFound }
        guard found.state != .closed || Faults.has(.noteOnClosed) else {
            throw ToolRefusal.conflict("This ticket is closed. Open a new one and mention its number.")
        }
        let key = input.idempotencyKey
        if try key.isEmpty || store.earlierResult(of: name, key: key) == nil {
            try store.addNote(to: found, body: input.body, at: call.now)
            if !key.isEmpty { try store.keepResult(of: name, key: key, result: "{}", at: call.now) }
        }
        guard let now = try store.ticket(number: input.number, notes: 0)?.row else { throw ToolRefusal.notFound }
        return Output(ticket: TicketSummary(now, for: store.scope))
    }
}
