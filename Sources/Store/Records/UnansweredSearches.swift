import Access

/// Words with which clients of a tenant searched the articles in vain; who they were is kept nowhere.
public struct UnansweredSearch: Sendable, Hashable {
    /// The words in small letters.
    public let words: String
    /// How often.
    public let times: Int
    /// When last.
    public let lastAt: Instant
}

extension Database {
    /// How many different words are kept for a tenant; the latest stay.
    public static let mostUnansweredSearches = 500
    /// How many characters of the words are kept.
    private static let longest = 100

    /// Counts words that found nothing; false when the house is too busy to keep them.
    @discardableResult
    public func keep(unansweredSearch words: String, of tenant: TenantID) -> Bool {
        let plain = words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let kept = String(plain.prefix(Self.longest))
        guard !kept.isEmpty else { return true }
        let now = settings.now()
        return writer.later { connection in
            try connection.run(UnansweredStatements.keep, [.id(tenant), .text(kept), .instant(now)])
            try connection.run(UnansweredStatements.trim, [.id(tenant), .integer(Int64(Self.mostUnansweredSearches))])
        }
    }

    /// What a tenant's clients did not find, most often first.
    public func unansweredSearches(of tenant: TenantID, limit: Int = 100) async throws -> [UnansweredSearch] {
        try await readers.house { connection in
            var found: [UnansweredSearch] = []
            try connection.run(UnansweredStatements.list, [.id(tenant), .integer(Int64(limit))]) { row in
                found.append(
                    UnansweredSearch(words: row.text(0), times: Int(row.integer(1)), lastAt: row.instant(2)))
            }
            return found
        }
    }
}

/// What is asked of searches that found nothing.
enum UnansweredStatements {
    static let keep = Statement(
        .house, "unanswered.keep",
        """
        INSERT INTO unanswered_search (tenant_id, words, times, last_at) VALUES ($1, $2, 1, $3)
        ON CONFLICT (tenant_id, words) DO UPDATE
        SET times = min(times + 1, 1000000), last_at = max(last_at, excluded.last_at)
        """)

    static let trim = Statement(
        .house, "unanswered.trim",
        """
        DELETE FROM unanswered_search WHERE tenant_id = $1 AND words IN (
            SELECT words FROM unanswered_search WHERE tenant_id = $1
            ORDER BY last_at DESC, words DESC LIMIT -1 OFFSET $2)
        """)

    static let list = Statement(
        .house, "unanswered.list",
        """
        SELECT words, times, last_at FROM unanswered_search WHERE tenant_id = $1
        ORDER BY times DESC, last_at DESC, words LIMIT $2
        """)
}
