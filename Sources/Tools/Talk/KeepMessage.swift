import Access
import Store

/// Keeps one message of a conversation; without one it begins a conversation.
public enum KeepMessage: TalkTool {
    /// The name that callers use.
    public static let name = "keep_message"
    /// What a model is told.
    public static let about = "Keeps one message of a conversation."
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Where it may be called from.
    public static let doors: Set<Door> = [.talk]
    /// How many characters a message has at most, in the form in which the concierge keeps it.
    public static let longest = 400_000

    /// Who wrote a message.
    public enum Author: String, CaseIterable, Sendable {
        /// The person.
        case person
        /// Nexie.
        case nexie
    }

    /// The message.
    public struct Input: ToolInput {
        /// The conversation; empty to begin one.
        public var conversation = ""
        /// The title of a conversation that begins.
        public var title = ""
        /// Who wrote it.
        public var author = Author.person
        /// How it ended.
        public var state = MessageState.complete
        /// What was said, in the form in which the concierge keeps it.
        public var content = ""
        /// The words of it alone, by which the person finds the conversation again.
        public var said = ""

        /// An empty message.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("conversation", \.conversation, max: 26, "The conversation"),
            .text("title", \.title, max: 200, "The title of a new conversation"),
            .choice("author", \.author, "Who wrote it"),
            .choice("state", \.state, "How it ended"),
            .text("content", \.content, max: longest, required: true, lines: .many, "What was said"),
            .text("said", \.said, max: longest, lines: .many, "The words of it alone, to search by"),
        ])
    }

    /// Where it is kept.
    public struct Output: TalkOutput {
        /// The conversation.
        public let conversation: ConversationID
        /// The message.
        public let message: MessageID
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        let conversation = try conversation(input, call, store)
        let message = try store.addMessage(
            to: conversation, isFromPerson: input.author == .person, state: input.state.rawValue,
            content: input.content, said: input.said, at: call.now)
        return Output(conversation: conversation, message: message)
    }

    private static func conversation(
        _ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore
    ) throws -> ConversationID {
        guard !input.conversation.isEmpty else {
            return try store.beginConversation(title: input.title, at: call.now)
        }
        guard let id = ConversationID(input.conversation), let row = try store.conversation(id) else {
            throw ToolRefusal.notFound
        }
        if let ticket = row.handedTo { throw ToolRefusal.conflict(HandOver.taken(by: ticket)) }
        return id
    }
}
