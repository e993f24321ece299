import Access
import Store

/// Hands a conversation over to people: opens a ticket with what the person approved of it, and from then on nobody
/// adds to the conversation.
public enum HandOver: TalkTool {
    /// The name that callers use.
    public static let name = "hand_over"
    /// What a model is told.
    public static let about = "Hands one conversation over to people by a ticket."
    /// Who may call it: a person who may both chat and open tickets.
    public static let need = Need.both(.nexieUse, .ticketsCreate)
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]
    /// How many characters are handed over at most.
    public static let longest = 8000

    /// What is handed over.
    public struct Input: ToolInput {
        /// The conversation.
        public var conversation = ""
        /// One line.
        public var subject = ""
        /// What was said, as far as the person wants it to be read, and what they add.
        public var description = ""
        /// The same key never opens a second ticket; empty for no such promise.
        public var idempotencyKey = ""

        /// Nothing yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("conversation", \.conversation, max: 26, required: true, "The conversation"),
            .text("subject", \.subject, min: 3, max: 150, required: true, "What it is about, in one line"),
            .text(
                "description", \.description, min: 3, max: longest, required: true, lines: .many,
                "What was said, as far as the person wants it to be read"),
            .text("idempotency_key", \.idempotencyKey, max: 64, door: .pages, "One key, one ticket"),
        ])
    }

    /// The receipt.
    public struct Output: TalkOutput {
        /// The new ticket's number.
        public let number: Int64
        /// Its subject.
        public let subject: String

        /// The ticket, for the audit.
        public var references: [Reference] { [.ticket(number: number, subject: subject)] }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = ConversationID(input.conversation), let row = try store.conversation(id) else {
            throw ToolRefusal.notFound
        }
        if !input.idempotencyKey.isEmpty, let earlier = try store.earlierResult(of: name, key: input.idempotencyKey) {
            let receipt = try CreateTicket.receipt(earlier)
            return Output(number: receipt.number, subject: receipt.subject)
        }
        if let ticket = row.handedTo { throw ToolRefusal.conflict(taken(by: ticket)) }
        let ticket = try store.createTicket(
            subject: input.subject, description: input.description, priority: .normal, at: call.now)
        try store.handOver(id, to: ticket.number)
        let receipt = CreateTicket.Output(number: ticket.number, subject: ticket.subject)
        if !input.idempotencyKey.isEmpty {
            let result = String(decoding: receipt.json, as: UTF8.self)
            try store.keepResult(of: name, key: input.idempotencyKey, result: result, at: call.now)
        }
        return Output(number: receipt.number, subject: receipt.subject)
    }

    /// What a person reads who wants more of a conversation that was handed over.
    public static func taken(by ticket: Int64) -> String {
        "People answer now, in ticket \(ticket); Nexie says nothing more here. Begin a new conversation to ask Nexie."
    }
}
