import Access
import Store

/// Keeps how a ticket went for the person: once for each, and changeable for some days.
public enum RateTicket: Tool {
    /// The name that callers use.
    public static let name = "rate_ticket"
    /// What a model is told.
    public static let about = "Keeps how a resolved or closed ticket went for the person."
    /// What a person reads meanwhile.
    public static let activity = "Keeping what you think"
    /// Who may call it.
    public static let need = Need.permission(.ticketsReply)
    /// What widens it.
    public static let also = [Permission.ticketsReadCompany]
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// What the person thinks.
    public struct Input: ToolInput {
        /// The ticket's number.
        public var number: Int64 = 0
        /// How it went.
        public var rating = TicketRating.ok
        /// In their own words; empty when there are none.
        public var words = ""

        /// No ticket yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number"),
            .choice("rating", \.rating, required: true, "How it went"),
            .text("words", \.words, max: 1000, lines: .many, "In the person's own words"),
        ])
    }

    /// The ticket as it stands.
    public typealias Output = AddTicketNote.Output

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.ticket(number: input.number, notes: 0)?.row else { throw ToolRefusal.notFound }
        guard TicketEnding.isOver(found.state) else {
            throw ToolRefusal.conflict("This ticket is not done yet. You can say how it went once it is.")
        }
        if let earlier = try store.rating(of: found), !TicketEnding.isChangeable(earlier, at: call.now) {
            throw ToolRefusal.conflict("You said how it went more than a week ago; that stands.")
        }
        try store.rate(found, as: input.rating, words: input.words, at: call.now)
        return try AddTicketNote.Output(of: input.number, store)
    }
}
