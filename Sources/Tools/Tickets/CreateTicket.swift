import Access
import Store

/// Opens a ticket; asked for by Nexie it is only a proposal until the person confirms it.
public enum CreateTicket: Tool {
    /// The name that callers use.
    public static let name = "create_ticket"
    /// What a model is told.
    public static let about = "Proposes a new ticket; the person sees it as a card and decides."
    /// What a person reads meanwhile.
    public static let activity = "Preparing a ticket"
    /// What Nexie offers with it.
    public static let offer = "prepare a new ticket"
    /// Who may call it.
    public static let need = Need.permission(.ticketsCreate)
    /// What widens it: whoever may read a risk may ask about it.
    public static let also = [Permission.risksRead]
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// What the ticket says.
    public struct Input: ToolInput {
        /// One line.
        public var subject = ""
        /// What is wrong or wanted.
        public var description = ""
        /// How pressing it is.
        public var priority = TicketPriority.normal
        /// The number of the risk that it asks about; empty for none.
        public var risk = ""
        /// The same key never opens a second ticket; empty for no such promise.
        public var idempotencyKey = ""

        /// An empty ticket.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("subject", \.subject, min: 3, max: 150, required: true, "What it is about, in one line"),
            .text(
                "description", \.description, min: 3, max: 8000, required: true, lines: .many,
                "What is wrong or wanted, in the person's own words"),
            .choice("priority", \.priority, "How pressing it is; normal unless the person says otherwise"),
            .text("risk", \.risk, max: 50, door: .pages, "The number of the risk that it asks about"),
            .text("idempotency_key", \.idempotencyKey, max: 64, door: .pages, "One key, one ticket"),
        ])
    }

    /// The receipt.
    public struct Output: ToolOutput {
        /// The new ticket's number.
        public let number: Int64
        /// Its subject.
        public let subject: String

        /// The records that it speaks of.
        public var references: [Reference] { [.ticket(number: number, subject: subject)] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.field("number", number)
            json.field("subject", subject)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        if !input.idempotencyKey.isEmpty, let earlier = try store.earlierResult(of: name, key: input.idempotencyKey) {
            return try receipt(earlier)
        }
        let risk = try risk(of: input, call, store)
        let row = try store.createTicket(
            subject: input.subject, description: input.description, priority: input.priority, at: call.now)
        if let risk { try store.link(row, to: risk) }
        let output = Output(number: row.number, subject: row.subject)
        if !input.idempotencyKey.isEmpty {
            let result = String(decoding: output.json, as: UTF8.self)
            try store.keepResult(of: name, key: input.idempotencyKey, result: result, at: call.now)
        }
        return output
    }

    /// The risk that the ticket asks about, which the person must be able to see; nil when it asks about none.
    private static func risk(
        of input: Input, _ call: ToolCall, _ store: borrowing ScopedStore
    ) throws -> RiskRow? {
        guard !input.risk.isEmpty else { return nil }
        guard call.has(.risksRead), let found = try store.risk(number: input.risk) else { throw ToolRefusal.notFound }
        return found.row
    }

    /// The receipt that was kept under a key.
    static func receipt(_ kept: String) throws -> Output {
        guard let json = try? StrictJSON.parse(kept), let number = json["number"]?.integer,
            let subject = json["subject"]?.string
        else { throw StoreError.fault("a kept receipt can't be read") }
        return Output(number: number, subject: subject)
    }
}
