import Access
import Store

/// Keeps what the person thinks of one of Nexie's answers to them; a later opinion takes the place of an earlier one.
public enum RateAnswer: TalkTool {
    /// The name that callers use.
    public static let name = "rate_answer"
    /// What a model is told.
    public static let about = "Keeps what the person thinks of one answer."
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// What the person thinks of an answer.
    public enum Rating: String, CaseIterable, Sendable {
        /// It helped.
        case good
        /// It did not.
        case bad
        /// Nothing any more.
        case none
    }

    /// Why an answer did not help.
    public enum Reason: String, CaseIterable, Sendable {
        /// Something in it is not true.
        case wrong
        /// Something is missing.
        case incomplete
        /// It can't be understood.
        case unclear
        /// Something else.
        case other
    }

    /// The opinion.
    public struct Input: ToolInput {
        /// Which message.
        public var message = ""
        /// What the person thinks.
        public var rating = Rating.none
        /// Why; nil when they do not say.
        public var reason: Reason?
        /// In their own words.
        public var comment = ""

        /// No opinion.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("message", \.message, max: 26, required: true, "The answer"),
            .choice("rating", \.rating, required: true, "What the person thinks of it"),
            .choice("reason", \.reason, "Why it did not help"),
            .text("comment", \.comment, max: 500, lines: .many, "In the person's own words"),
        ])
    }

    /// Where the answer stands.
    public struct Output: TalkOutput {
        /// The conversation.
        public let conversation: ConversationID
        /// The answer.
        public let message: MessageID
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = MessageID(input.message), let conversation = try store.conversation(ofAnswer: id) else {
            throw ToolRefusal.notFound
        }
        try store.clearRating(of: id)
        if input.rating != .none {
            try store.rate(
                id, as: input.rating.rawValue, reason: input.reason?.rawValue ?? "", comment: input.comment,
                at: call.now)
        }
        return Output(conversation: conversation, message: id)
    }
}

/// What the person thought of an answer.
public struct AnswerRating: Sendable, Hashable {
    /// Whether it helped.
    public let isGood: Bool
    /// Why not; nil when they did not say.
    public let reason: RateAnswer.Reason?
    /// In their own words; empty when there are none.
    public let comment: String

    /// An opinion.
    public init(isGood: Bool, reason: RateAnswer.Reason? = nil, comment: String = "") {
        self.isGood = isGood
        self.reason = reason
        self.comment = comment
    }

    init(_ row: AnswerRatingRow) {
        self.init(isGood: row.rating == "good", reason: RateAnswer.Reason(rawValue: row.reason), comment: row.comment)
    }
}
