/// What staff ask of conversations. Those that read words say which columns they open.
enum StaffTalkStatements {
    private static func ofTalk(_ condition: String) -> String {
        """
        (SELECT count(*) FROM message WHERE message.tenant_id = conversation.tenant_id
            AND message.company_id = conversation.company_id AND message.contact_id = conversation.contact_id
            AND message.conversation_id = conversation.id AND \(condition))
        """
    }

    private static func ofRatings(_ rating: String) -> String {
        """
        (SELECT count(*) FROM answer_rating WHERE answer_rating.tenant_id = conversation.tenant_id
            AND answer_rating.company_id = conversation.company_id
            AND answer_rating.contact_id = conversation.contact_id
            AND answer_rating.conversation_id = conversation.id AND answer_rating.rating = '\(rating)')
        """
    }

    private static let talks = """
        SELECT conversation.id, conversation.title, conversation.created_at, conversation.updated_at,
            conversation.handed_to, company.name, contact.id, contact.name, \(ofTalk("message.author = 'person'")),
            \(ofTalk("message.refused = 1")), \(ofTalk("message.lack <> ''")), \(ofRatings("good")), \(ofRatings("bad"))
        FROM conversation
        JOIN company ON company.tenant_id = conversation.tenant_id AND company.id = conversation.company_id
        JOIN contact ON contact.tenant_id = conversation.tenant_id AND contact.id = conversation.contact_id
        """

    static let list = Statement(
        .staff, "staff_talk.list", opens: ["conversation.title"],
        """
        \(talks)
        WHERE conversation.tenant_id = $1 AND (conversation.updated_at, conversation.id) < ($2, $3)
            AND conversation.updated_at >= $4 AND conversation.updated_at < $5
            AND ($6 = '' OR conversation.company_id = $6)
            AND ($7 = '' OR instr(lower(contact.name), lower($7)) > 0 OR instr(lower(contact.email), lower($7)) > 0)
            AND ($8 = '' OR ($8 = 'refused' AND \(ofTalk("message.refused = 1")) > 0)
                OR ($8 = 'unanswered' AND \(ofTalk("message.lack <> ''")) > 0)
                OR ($8 = 'bad' AND \(ofRatings("bad")) > 0)
                OR ($8 = 'handed' AND conversation.handed_to IS NOT NULL))
        ORDER BY conversation.updated_at DESC, conversation.id DESC LIMIT $9
        """)

    static let find = Statement(
        .staff, "staff_talk.find", opens: ["conversation.title"],
        "\(talks) WHERE conversation.tenant_id = $1 AND conversation.id = $2")

    static let messages = Statement(
        .staff, "staff_talk.messages", opens: ["message.content"],
        """
        SELECT message.id, message.author, message.state, message.content, message.created_at, message.lack,
            coalesce(answer_rating.rating, ''), coalesce(answer_rating.reason, ''),
            coalesce(answer_rating.comment, '')
        FROM conversation
        JOIN message ON message.tenant_id = conversation.tenant_id AND message.company_id = conversation.company_id
            AND message.contact_id = conversation.contact_id AND message.conversation_id = conversation.id
        LEFT JOIN answer_rating ON answer_rating.tenant_id = message.tenant_id
            AND answer_rating.message_id = message.id
        WHERE conversation.tenant_id = $1 AND conversation.id = $2
            AND ($3 = '' OR (message.created_at, message.id) < (
                SELECT earlier.created_at, earlier.id FROM message AS earlier
                WHERE earlier.tenant_id = $1 AND earlier.id = $3))
        ORDER BY message.created_at DESC, message.id DESC LIMIT $4
        """)

    static let unanswered = Statement(
        .staff, "staff_talk.unanswered", opens: ["message.content", "message.said"],
        """
        SELECT message.created_at, message.lack, company.name, message.conversation_id, asked.said, asked.content
        FROM message
        JOIN company ON company.tenant_id = message.tenant_id AND company.id = message.company_id
        JOIN message AS asked ON asked.tenant_id = message.tenant_id AND asked.id = (
            SELECT before.id FROM message AS before
            WHERE before.tenant_id = message.tenant_id AND before.company_id = message.company_id
                AND before.contact_id = message.contact_id AND before.conversation_id = message.conversation_id
                AND before.author = 'person' AND (before.created_at, before.id) < (message.created_at, message.id)
            ORDER BY before.created_at DESC, before.id DESC LIMIT 1)
        WHERE message.tenant_id = $1 AND message.created_at >= $2 AND message.created_at < $3 AND message.lack <> ''
        ORDER BY message.created_at DESC, message.id DESC LIMIT $4
        """)

    static let previews = Statement(
        .staff, "staff_talk.previews",
        """
        SELECT preview_spending.day, staff.name, preview_spending.model, preview_spending.messages,
            preview_spending.input, preview_spending.output, preview_spending.cache_read,
            preview_spending.cache_write, preview_spending.micro_dollars, preview_spending.unpriced
        FROM preview_spending
        JOIN staff ON staff.tenant_id = preview_spending.tenant_id AND staff.id = preview_spending.staff_id
        WHERE preview_spending.tenant_id = $1 AND preview_spending.day BETWEEN $2 AND $3
        ORDER BY preview_spending.day, staff.name, staff.id, preview_spending.model LIMIT $4
        """)
}
