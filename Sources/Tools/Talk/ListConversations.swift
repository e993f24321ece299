import Access
import Store

/// Lists the person's conversations with Nexie.
public enum ListConversations: TalkTool {
    /// The name that callers use.
    public static let name = "list_conversations"
    /// What a model is told.
    public static let about = "Lists the person's conversations, the latest first."
    /// What it does to the records.
    public static let effect = Effect.reads

    /// How many.
    public struct Input: ToolInput {
        /// How many at most.
        public var limit: Int64 = 20

        /// The latest ones.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([.number("limit", \.limit, 1...100, "How many at most")])
    }

    /// The conversations.
    public struct Output: TalkOutput {
        /// The conversations, the latest first.
        public let conversations: [ConversationSummary]
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        Output(conversations: try store.conversations(limit: Int(input.limit)).map(ConversationSummary.init))
    }
}

/// A conversation as a list shows it.
public struct ConversationSummary: Sendable, Hashable {
    /// Which conversation.
    public let id: ConversationID
    /// The first words of it.
    public let title: String
    /// When something was last said.
    public let updatedAt: Instant

    init(_ row: ConversationRow) {
        id = row.id
        title = row.title
        updatedAt = row.updatedAt
    }
}
