import Access
import Store

/// One conversation of a client's with Nexie, as it was said. Every reading is written down with the person whose it is.
public enum ReadConversation: StaffOperation {
    /// The name in the audit.
    public static let name = "read_conversation"
    /// Who may.
    public static let right = StaffRight.conversationsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many messages stand on one page.
    public static let pageSize = 60

    /// Which conversation, and which part of it.
    public struct Input: ToolInput {
        /// Its identifier.
        public var conversation = ""
        /// Only messages before this one; empty for the last ones.
        public var before = ""

        /// No conversation yet.
        public init() {}

        /// A part of a conversation.
        public init(conversation: String, before: String = "") {
            (self.conversation, self.before) = (conversation, before)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("conversation", \.conversation, min: 26, max: 26, required: true, "The conversation"),
            .text("before", \.before, max: 26, "Only messages before this one"),
        ])
    }

    /// The conversation.
    public struct Output: Sendable {
        /// Whose it is, and how it went.
        public let talk: StaffTalk
        /// What was said, oldest first.
        public let messages: [StaffMessage]
        /// The first of the messages shown, where there are earlier ones; nil where there are none.
        public let earlier: MessageID?
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let before = MessageID(input.before)
        guard let id = ConversationID(input.conversation), input.before.isEmpty || before != nil,
            let talk = try store.talk(id)
        else { throw StaffRefusal.notFound }
        let found = try store.messages(of: id, before: before, limit: pageSize + 1)
        let shown = Array(found.suffix(pageSize))
        return Output(talk: talk, messages: shown, earlier: found.count > shown.count ? shown.first?.row.id : nil)
    }

    /// The person whose words were read, and in which conversation.
    public static func record(_ output: Output) -> String {
        "contact:\(output.talk.contact) conversation:\(output.talk.id)"
    }
}
