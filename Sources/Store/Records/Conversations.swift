import Access

/// A conversation as a list shows it.
public struct ConversationRow: Sendable, Hashable {
    /// Which conversation.
    public let id: ConversationID
    /// The first words of it.
    public let title: String
    /// When something was last said.
    public let updatedAt: Instant

    init(_ row: Row) {
        id = row.id(0)
        title = row.text(1)
        updatedAt = row.instant(2)
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

extension ScopedStore {
    /// The person's conversations, the latest first.
    public func conversations(limit: Int) throws -> [ConversationRow] {
        try all(ConversationStatements.list, [.integer(Int64(limit))], ConversationRow.init)
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
        try run(ConversationStatements.begin, [.id(id), .text(title), .instant(now)])
        return id
    }

    /// Adds a message to one of the person's conversations.
    public func addMessage(
        to conversation: ConversationID, isFromPerson: Bool, state: String, content: String, at now: Instant
    ) throws -> MessageID {
        let id = MessageID.new(at: now)
        try run(
            ConversationStatements.addMessage,
            [
                .id(conversation), .id(id), .text(isFromPerson ? "person" : "nexie"), .text(state), .text(content),
                .instant(now),
            ])
        try run(ConversationStatements.touch, [.id(conversation), .instant(now)])
        return id
    }
}

/// What a client's calls ask of conversations.
enum ConversationStatements {
    static let list = Statement(
        .client, "conversation.list",
        """
        SELECT id, title, updated_at FROM portal_conversation
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 ORDER BY updated_at DESC, id DESC LIMIT $4
        """)

    static let find = Statement(
        .client, "conversation.find",
        """
        SELECT id, title, updated_at FROM portal_conversation
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let messages = Statement(
        .client, "conversation.messages",
        """
        SELECT id, author, state, content, created_at FROM portal_message
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND conversation_id = $4
        ORDER BY created_at DESC, id DESC LIMIT $5
        """)

    static let begin = Statement(
        .client, "conversation.begin",
        "INSERT INTO portal_conversation (tenant_id, company_id, id, title, created_at) VALUES ($1, $2, $4, $5, $6)")

    static let addMessage = Statement(
        .client, "conversation.add_message",
        """
        INSERT INTO portal_message (tenant_id, company_id, conversation_id, id, author, state, content, created_at)
        VALUES ($1, $2, $4, $5, $6, $7, $8, $9)
        """)

    static let touch = Statement(
        .client, "conversation.touch",
        """
        UPDATE portal_conversation SET updated_at = $5
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)
}
