import Access

/// A limit of so many in a period, kept in one row for each key (the generic cell rate algorithm).
struct RateLimit {
    /// What is counted: an address, a client, a tenant.
    let key: String
    /// How many at once, and how many in a period.
    let count: Int
    let periodSeconds: Int

    /// Takes one from the limit in one atomic statement; the seconds to wait when there is none left.
    func take(at now: Instant, on connection: Connection) throws -> Int? {
        let period = Int64(periodSeconds) * 1000
        let step = max(1, period / Int64(max(1, count)))
        let room = step * Int64(max(0, count - 1))
        var taken = false
        try connection.run(
            LimitStatements.take,
            [.text(key), .integer(now.milliseconds + step), .instant(now), .integer(step), .integer(room)]
        ) { _ in taken = true }
        guard !taken else { return nil }
        var due = now.milliseconds
        try connection.run(LimitStatements.due, [.text(key)]) { due = $0.integer(0) }
        return max(1, Int((due - room - now.milliseconds + 999) / 1000))
    }
}

/// What the limits' table is asked.
enum LimitStatements {
    static let take = Statement(
        .house, "limit.take",
        """
        INSERT INTO rate_limit (key, due) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE
        SET due = CASE WHEN rate_limit.due > $3 THEN rate_limit.due ELSE $3 END + $4
        WHERE rate_limit.due <= $3 + $5
        RETURNING due
        """)

    static let due = Statement(.house, "limit.due", "SELECT due FROM rate_limit WHERE key = $1")

    static let prune = Statement(.house, "limit.prune", "DELETE FROM rate_limit WHERE due < $1")
}
