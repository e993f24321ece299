import Access
import Store

/// Shows one conversation: what was said, and what was proposed.
public enum GetConversation: TalkTool {
    /// The name that callers use.
    public static let name = "get_conversation"
    /// What a model is told.
    public static let about = "Shows one conversation."
    /// What it does to the records.
    public static let effect = Effect.reads

    /// How many messages are kept in sight.
    private static let most = 200

    /// Which conversation.
    public struct Input: ToolInput {
        /// Its identifier.
        public var conversation = ""

        /// No conversation yet.
        public init() {}

        /// The conversation with an identifier.
        public init(conversation: String) {
            self.conversation = conversation
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("conversation", \.conversation, max: 26, required: true, "The conversation")
        ])
    }

    /// The conversation.
    public struct Output: TalkOutput {
        /// What a list shows.
        public let conversation: ConversationSummary
        /// What was said, oldest first.
        public let messages: [Message]
        /// What was proposed, oldest first.
        public let proposals: [ProposalSummary]

        /// One message.
        public struct Message: Sendable, Hashable {
            /// Which message.
            public let id: MessageID
            /// Whether the person wrote it, or Nexie.
            public let isFromPerson: Bool
            /// How it ended.
            public let state: MessageState
            /// What was said, in the form in which the concierge keeps it.
            public let content: String
            /// When.
            public let createdAt: Instant
            /// What the person thought of it; nil when they did not say.
            public let rating: AnswerRating?
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard !call.isPreview, let id = ConversationID(input.conversation), let row = try store.conversation(id) else {
            throw ToolRefusal.notFound
        }
        let ratings = Dictionary(
            try store.ratings(of: id).map { ($0.message, AnswerRating($0)) }, uniquingKeysWith: { first, _ in first })
        return Output(
            conversation: ConversationSummary(row),
            messages: try store.messages(of: id, limit: most).map {
                .init(
                    id: $0.id, isFromPerson: $0.isFromPerson, state: MessageState(rawValue: $0.state) ?? .failed,
                    content: $0.content, createdAt: $0.createdAt, rating: ratings[$0.id])
            },
            proposals: try store.proposals(of: id).map { ProposalSummary($0, call) })
    }
}

/// How a message ended.
public enum MessageState: String, Sendable, Hashable, CaseIterable {
    /// As it should.
    case complete
    /// The person stopped it or left.
    case stopped
    /// Something broke.
    case failed
}
