import Access
import Store

/// Gives one of the person's conversations another title.
public enum RenameConversation: TalkTool {
    /// The name that callers use.
    public static let name = "rename_conversation"
    /// What a model is told.
    public static let about = "Gives one conversation another title."
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// The title.
    public struct Input: ToolInput {
        /// Which conversation.
        public var conversation = ""
        /// What it is to be called.
        public var title = ""

        /// No title yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("conversation", \.conversation, max: 26, required: true, "The conversation"),
            .text("title", \.title, max: 120, required: true, "What it is to be called"),
        ])
    }

    /// The conversation as it is called now.
    public struct Output: TalkOutput {
        /// The conversation.
        public let conversation: ConversationSummary
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = ConversationID(input.conversation), try store.conversation(id) != nil else {
            throw ToolRefusal.notFound
        }
        try store.rename(id, to: input.title)
        guard let row = try store.conversation(id) else { throw ToolRefusal.notFound }
        return Output(conversation: ConversationSummary(row))
    }
}
