import Access

/// A limit of so many in a period, kept in one row for each key (the generic cell rate algorithm).
struct RateLimit {
    /// What is counted: an address, a client, a tenant.
    let key: String
    /// How many at once, and how many in a period.
    let count: Int
    let periodSeconds: Int

    private var step: Int64 { max(1, Int64(periodSeconds) * 1000 / Int64(max(1, count))) }
    private var room: Int64 { step * Int64(max(0, count - 1)) }

    /// Takes one from the limit in one atomic statement; the seconds to wait when there is none left.
    func take(at now: Instant, on connection: Connection) throws -> Int? {
        var taken = false
        try connection.run(
            LimitStatements.take,
            [.text(key), .integer(now.milliseconds + step), .instant(now), .integer(step), .integer(room)]
        ) { _ in taken = true }
        return taken ? nil : try wait(at: now, on: connection)
    }

    /// The seconds to wait until one could be taken; nil when one could be taken now.
    func wait(at now: Instant, on connection: Connection) throws -> Int? {
        var due = now.milliseconds
        try connection.run(LimitStatements.due, [.text(key)]) { due = $0.integer(0) }
        let rest = due - room - now.milliseconds
        return rest > 0 ? max(1, Int((rest + 999) / 1000)) : nil
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
