import Access

/// A conversation as a list shows it.
public struct ConversationRow: Sendable, Hashable {
    /// Which conversation.
    public let id: ConversationID
    /// The first words of it.
    public let title: String
    /// When something was last said.
    public let updatedAt: Instant
    /// The number of the ticket in which people answer now; nil while Nexie does.
    public let handedTo: Int64?

    init(_ row: Row) {
        id = row.id(0)
        title = row.text(1)
        updatedAt = row.instant(2)
        handedTo = row.optionalInteger(3)
    }
}

/// One message of a conversation.
public struct MessageRow: Sendable, Hashable {
    /// Which message.
    public let id: MessageID
    /// Whether the person wrote it, or Nexie.
    public let isFromPerson: Bool
    /// Whether it ended as it should: `complete`, `stopped` or `failed`.
    public let state: String
    /// What was said, in the form in which the concierge keeps it.
    public let content: String
    /// When.
    public let createdAt: Instant

    init(_ row: Row) {
        id = row.id(0)
        isFromPerson = row.text(1) == "person"
        state = row.text(2)
        content = row.text(3)
        createdAt = row.instant(4)
    }
}

/// Which conversations a list is to show.
public struct ConversationQuery: Sendable {
    /// Words that the title or what the person said must contain as they stand, whatever their case and accents; empty
    /// for all. Nexie's words are not looked through: they may rest on what the person may no longer read.
    public var search = ""
    /// Where to go on.
    public var after = PageMark.start
    /// How many rows at most.
    public var limit = 20

    /// Every conversation, the latest first.
    public init() {}
}

extension ScopedStore {
    /// The person's conversations, the latest first.
    public func conversations(_ query: ConversationQuery) throws -> [ConversationRow] {
        let page: [SQLValue] = [.integer(query.after.time), .text(query.after.id), .integer(Int64(query.limit))]
        guard !query.search.isEmpty else { return try all(ConversationStatements.list, page, ConversationRow.init) }
        let words = FoldedText.of(query.search)
        guard !words.isEmpty else { return [] }
        return try all(ConversationStatements.search, page + [.text(words)], ConversationRow.init)
    }

    /// One of the person's conversations; nil when it is not there or not theirs.
    public func conversation(_ id: ConversationID) throws -> ConversationRow? {
        try first(ConversationStatements.find, [.id(id)], ConversationRow.init)
    }

    /// The last messages of a conversation, oldest first.
    public func messages(of conversation: ConversationID, limit: Int) throws -> [MessageRow] {
        try all(ConversationStatements.messages, [.id(conversation), .integer(Int64(limit))], MessageRow.init)
            .reversed()
    }

    /// Begins a conversation.
    public func beginConversation(title: String, at now: Instant) throws -> ConversationID {
        let id = ConversationID.new(at: now)
        try run(
            ConversationStatements.begin, [.id(id), .text(title), .text(FoldedText.of(title)), .instant(now)])
        return id
    }

    /// Gives a conversation another title; it stays as old as it was.
    public func rename(_ conversation: ConversationID, to title: String) throws {
        try run(ConversationStatements.rename, [.id(conversation), .text(title), .text(FoldedText.of(title))])
    }

    /// Marks a conversation as handed over to people, who answer in the ticket of that number; the first mark stays.
    public func handOver(_ conversation: ConversationID, to ticket: Int64) throws {
        try run(ConversationStatements.handOver, [.id(conversation), .integer(ticket)])
    }

    /// Deletes a conversation with its messages, proposals and ratings, for good.
    public func delete(_ conversation: ConversationID) throws {
        try run(ConversationStatements.delete, [.id(conversation)])
    }

    /// Adds a message to one of the person's conversations; `said` are its words alone, by which it is found.
    public func addMessage(
        to conversation: ConversationID, isFromPerson: Bool, state: String, content: String, said: String = "",
        at now: Instant
    ) throws -> MessageID {
        let id = MessageID.new(at: now)
        try run(
            ConversationStatements.addMessage,
            [
                .id(conversation), .id(id), .text(isFromPerson ? "person" : "nexie"), .text(state), .text(content),
                .text(FoldedText.of(said)), .instant(now),
            ])
        try run(ConversationStatements.touch, [.id(conversation), .instant(now)])
        return id
    }
}

/// What a client's calls ask of conversations.
enum ConversationStatements {
    private static let fromOwn = """
        SELECT id, title, updated_at, handed_to FROM portal_conversation
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3
        """

    private static let latestFirst = "AND (updated_at, id) < ($4, $5) ORDER BY updated_at DESC, id DESC LIMIT $6"

    static let list = Statement(.client, "conversation.list", "\(fromOwn) \(latestFirst)")

    static let search = Statement(
        .client, "conversation.search",
        """
        \(fromOwn) AND (instr(sought, $7) > 0 OR id IN (
            SELECT message.conversation_id FROM portal_message AS message
            WHERE message.tenant_id = $1 AND message.company_id = $2 AND message.contact_id = $3
            AND message.author = 'person' AND instr(message.said, $7) > 0))
        \(latestFirst)
        """)

    static let find = Statement(.client, "conversation.find", "\(fromOwn) AND id = $4")

    static let messages = Statement(
        .client, "conversation.messages",
        """
        SELECT id, author, state, content, created_at FROM portal_message
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND conversation_id = $4
        ORDER BY created_at DESC, id DESC LIMIT $5
        """)

    static let begin = Statement(
        .client, "conversation.begin",
        """
        INSERT INTO portal_conversation (tenant_id, company_id, id, title, sought, created_at)
        VALUES ($1, $2, $4, $5, $6, $7)
        """)

    static let addMessage = Statement(
        .client, "conversation.add_message",
        """
        INSERT INTO portal_message (tenant_id, company_id, conversation_id, id, author, state, content, said,
            created_at)
        VALUES ($1, $2, $4, $5, $6, $7, $8, $9, $10)
        """)

    static let touch = Statement(
        .client, "conversation.touch",
        """
        UPDATE portal_conversation SET updated_at = $5
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let rename = Statement(
        .client, "conversation.rename",
        """
        UPDATE portal_conversation SET title = $5, sought = $6
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let handOver = Statement(
        .client, "conversation.hand_over",
        """
        UPDATE portal_conversation SET handed_to = $5
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let delete = Statement(
        .client, "conversation.delete",
        """
        DELETE FROM portal_conversation
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)
}
