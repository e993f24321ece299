import Access
import Store

/// Closes a ticket that the person needs no more.
public enum CloseTicket: Tool {
    /// The name that callers use.
    public static let name = "close_ticket"
    /// What a model is told.
    public static let about = "Closes a ticket."
    /// What a person reads meanwhile.
    public static let activity = "Closing the ticket"
    /// Who may call it.
    public static let need = Need.permission(.ticketsReply)
    /// What widens it.
    public static let also = [Permission.ticketsReadCompany]
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Which ticket.
    public struct Input: ToolInput {
        /// The ticket's number.
        public var number: Int64 = 0
        /// What solved it, or why it is not needed; empty when the person says nothing.
        public var words = ""

        /// No ticket yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number"),
            .text("words", \.words, max: 2000, lines: .many, "What solved it"),
        ])
    }

    /// The ticket as it stands.
    public typealias Output = AddTicketNote.Output

    /// Does it, for one call. Closing a closed ticket changes nothing.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.ticket(number: input.number, notes: 0)?.row else { throw ToolRefusal.notFound }
        if found.state != .closed {
            try store.addNote(to: found, body: input.words, kind: .closed, then: .closed, at: call.now)
        }
        return try AddTicketNote.Output(of: input.number, store)
    }
}

/// Opens a ticket again that was resolved or closed.
public enum ReopenTicket: Tool {
    /// The name that callers use.
    public static let name = "reopen_ticket"
    /// What a model is told.
    public static let about = "Opens a resolved or closed ticket again, with the reason."
    /// What a person reads meanwhile.
    public static let activity = "Opening the ticket again"
    /// Who may call it.
    public static let need = Need.permission(.ticketsReply)
    /// What widens it.
    public static let also = [Permission.ticketsReadCompany]
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Which ticket, and why.
    public struct Input: ToolInput {
        /// The ticket's number.
        public var number: Int64 = 0
        /// Why it is opened again.
        public var reason = ""

        /// No ticket yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number"),
            .text("reason", \.reason, max: 8000, required: true, lines: .many, "Why it is opened again"),
        ])
    }

    /// The ticket as it stands.
    public typealias Output = AddTicketNote.Output

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.ticket(number: input.number, notes: 0)?.row else { throw ToolRefusal.notFound }
        guard TicketEnding.isOver(found.state) else { throw ToolRefusal.conflict("This ticket is open already.") }
        guard TicketEnding.takesNotes(found, at: call.now) else { throw TicketEnding.tooLate }
        try store.addNote(to: found, body: input.reason, kind: .reopened, then: .open, at: call.now)
        return try AddTicketNote.Output(of: input.number, store)
    }
}
