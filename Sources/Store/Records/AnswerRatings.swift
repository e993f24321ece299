import Access

/// What the person thought of one of Nexie's answers.
public struct AnswerRatingRow: Sendable, Hashable {
    /// Which message.
    public let message: MessageID
    /// `good` or `bad`.
    public let rating: String
    /// Why: `wrong`, `incomplete`, `unclear`, `other`, or empty when nothing was said.
    public let reason: String
    /// The person's own words; empty when there are none.
    public let comment: String

    init(_ row: Row) {
        message = row.id(0)
        rating = row.text(1)
        reason = row.text(2)
        comment = row.text(3)
    }
}

extension ScopedStore {
    /// The conversation of one of Nexie's answers to this person; nil for any other message.
    public func conversation(ofAnswer id: MessageID) throws -> ConversationID? {
        try first(AnswerRatingStatements.answer, [.id(id)]) { $0.id(1) }
    }

    /// What the person thought of the answers of a conversation.
    public func ratings(of conversation: ConversationID) throws -> [AnswerRatingRow] {
        try all(AnswerRatingStatements.list, [.id(conversation)], AnswerRatingRow.init)
    }

    /// Keeps what the person thinks of an answer now; an earlier opinion must have been cleared.
    public func rate(_ answer: MessageID, as rating: String, reason: String, comment: String, at now: Instant) throws {
        try run(
            AnswerRatingStatements.add,
            [.id(answer), .text(rating), .text(reason), .text(comment), .instant(now)])
    }

    /// Forgets what the person thought of an answer.
    public func clearRating(of answer: MessageID) throws {
        try run(AnswerRatingStatements.clear, [.id(answer)])
    }
}

/// What a client's calls ask of ratings.
enum AnswerRatingStatements {
    static let answer = Statement(
        .client, "answer_rating.answer",
        """
        SELECT id, conversation_id FROM portal_message
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4 AND author = 'nexie'
        """)

    static let list = Statement(
        .client, "answer_rating.list",
        """
        SELECT message_id, rating, reason, comment FROM portal_answer_rating
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND conversation_id = $4 LIMIT 200
        """)

    static let add = Statement(
        .client, "answer_rating.add",
        """
        INSERT INTO portal_answer_rating (tenant_id, company_id, message_id, rating, reason, comment, rated_at)
        VALUES ($1, $2, $4, $5, $6, $7, $8)
        """)

    static let clear = Statement(
        .client, "answer_rating.clear",
        """
        DELETE FROM portal_answer_rating
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND message_id = $4
        """)
}
