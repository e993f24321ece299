import Access

extension Database {
    /// How many conversations are removed at once, so that nobody waits long behind it.
    static let purgedAtOnce = 200

    /// Removes conversations that are older than their provider keeps them, a part at a time; answers how many went.
    ///
    /// Each part is audited with its count, in the transaction that removes it.
    @discardableResult
    public func purgeConversations() async throws -> Int {
        let now = settings.now()
        var removed = 0
        while !Task.isCancelled {
            let count = try await writer.write { [audit] connection in
                var old: [(tenant: TenantID, id: String)] = []
                try connection.run(RetentionStatements.old, [.instant(now), .integer(Int64(Self.purgedAtOnce))]) {
                    old.append(($0.id(0), $0.text(1)))
                }
                for (tenant, id) in old { try connection.removeConversation(id, of: tenant) }
                for (tenant, part) in Dictionary(grouping: old, by: \.tenant) {
                    let event = AuditEvent(
                        tenant: tenant, company: nil, contact: nil, origin: "house", action: "conversations:purge",
                        door: "house", outcome: .allowed, record: "conversations:\(part.count)")
                    try audit.append(event, at: now, on: connection)
                }
                return old.count
            }
            removed += count
            if count < Self.purgedAtOnce { break }
        }
        return removed
    }
}

extension Connection {
    fileprivate func removeConversation(_ id: String, of tenant: TenantID) throws {
        let which: [SQLValue] = [.id(tenant), .text(id)]
        try run(RetentionStatements.ratings, which)
        try run(RetentionStatements.proposals, which)
        try run(RetentionStatements.messages, which)
        try run(RetentionStatements.conversation, which)
    }
}

/// What is asked of conversations that are kept no longer.
enum RetentionStatements {
    static let old = Statement(
        .house, "retention.old",
        """
        SELECT conversation.tenant_id, conversation.id FROM tenant
        JOIN conversation ON conversation.tenant_id = tenant.id
            AND conversation.updated_at < $1 - tenant.kept_days * 86400000
        WHERE tenant.kept_days > 0 LIMIT $2
        """)

    static let ratings = Statement(
        .house, "retention.ratings", "DELETE FROM answer_rating WHERE tenant_id = $1 AND conversation_id = $2")

    static let proposals = Statement(
        .house, "retention.proposals", "DELETE FROM proposal WHERE tenant_id = $1 AND conversation_id = $2")

    static let messages = Statement(
        .house, "retention.messages", "DELETE FROM message WHERE tenant_id = $1 AND conversation_id = $2")

    static let conversation = Statement(
        .house, "retention.conversation", "DELETE FROM conversation WHERE tenant_id = $1 AND id = $2")
}
