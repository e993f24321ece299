import Access
import Store

/// Deletes one of the person's conversations with its messages, suggestions and ratings, for good.
///
/// What came of a confirmed suggestion is a record of its own and stays.
public enum DeleteConversation: TalkTool {
    /// The name that callers use.
    public static let name = "delete_conversation"
    /// What a model is told.
    public static let about = "Deletes one conversation for good."
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

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

    /// Nothing is left to tell.
    public struct Output: TalkOutput {}

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = ConversationID(input.conversation), try store.conversation(id) != nil else {
            throw ToolRefusal.notFound
        }
        try store.delete(id)
        return Output()
    }
}
