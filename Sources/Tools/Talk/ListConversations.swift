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

    /// Which conversations.
    public struct Input: ToolInput {
        /// Words in the title or in what the person wrote; empty for all.
        public var search = ""
        /// Where to go on: the cursor of the page before.
        public var cursor = ""
        /// How many at most.
        public var limit: Int64 = 20

        /// The latest ones.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("search", \.search, max: 100, "Words in the title or in what the person wrote"),
            .text("cursor", \.cursor, max: 60, "Where the page before ended"),
            .number("limit", \.limit, 1...100, "How many at most"),
        ])
    }

    /// A page of conversations.
    public struct Output: TalkOutput {
        /// The conversations, the latest first.
        public let conversations: [ConversationSummary]
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        // What the person said to Nexie is read on the staff side alone, by whoever has the right to it.
        guard !call.isPreview else { return Output(conversations: [], nextCursor: nil) }
        var query = ConversationQuery()
        query.search = input.search
        if let mark = try Cursor.latest.mark(input.cursor) { query.after = mark }
        query.limit = Int(input.limit) + 1
        let rows = try store.conversations(query)
        let shown = rows.prefix(Int(input.limit))
        let last = rows.count > shown.count ? shown.last : nil
        return Output(
            conversations: shown.map(ConversationSummary.init),
            nextCursor: last.map { Cursor.latest.text(PageMark(time: $0.updatedAt.milliseconds, id: $0.id.text)) })
    }
}

/// A conversation as a list shows it.
public struct ConversationSummary: Sendable, Hashable {
    /// Which conversation.
    public let id: ConversationID
    /// What it is called: its first words, until the person gives it another title.
    public let title: String
    /// When something was last said.
    public let updatedAt: Instant
    /// The number of the ticket in which people answer now; nil while Nexie does.
    public let handedTo: Int64?

    init(id: ConversationID, title: String, updatedAt: Instant, handedTo: Int64?) {
        (self.id, self.title, self.updatedAt, self.handedTo) = (id, title, updatedAt, handedTo)
    }

    init(_ row: ConversationRow) {
        id = row.id
        title = row.title
        updatedAt = row.updatedAt
        handedTo = row.handedTo
    }
}
