import Access

/// A limit of so many in any period of that length, exactly: one row for each that was taken, until its period is over.
///
/// A rule that gives back a share of the limit as time goes on would take one row a key, and let nearly twice as many
/// through in the first period.
struct RateLimit {
    /// What is counted: an address, a client, a tenant.
    let key: String
    /// How many in any period; at least one.
    let count: Int
    let periodSeconds: Int

    private var most: SQLValue { .integer(Int64(max(1, count))) }

    /// Takes one from the limit in one atomic statement; the seconds to wait when there is none left.
    ///
    /// A try that is refused costs nothing.
    func take(at now: Instant, on connection: Connection) throws -> Int? {
        let end = now.adding(seconds: Int64(max(1, periodSeconds)))
        let taken = try connection.first(
            LimitStatements.take, [.text(key), .instant(end), .instant(now), most], { _ in true })
        return taken == nil ? try wait(at: now, on: connection) : nil
    }

    /// The seconds to wait until one could be taken; nil when one could be taken now.
    func wait(at now: Instant, on connection: Connection) throws -> Int? {
        let end = try connection.first(LimitStatements.full, [.text(key), .instant(now), most]) { $0.instant(0) }
        return end.map { max(1, Int(($0.milliseconds - now.milliseconds + 999) / 1000)) }
    }
}

/// What the limits' table is asked.
enum LimitStatements {
    static let take = Statement(
        .house, "limit.take",
        """
        INSERT INTO rate_take (key, ends_at)
        SELECT $1, $2 WHERE (SELECT count(*) FROM rate_take WHERE key = $1 AND ends_at > $3) < $4
        RETURNING ends_at
        """)

    /// When the limit has room again; no row when it has some.
    static let full = Statement(
        .house, "limit.full",
        """
        SELECT ends_at FROM rate_take WHERE key = $1 AND ends_at > $2 ORDER BY ends_at DESC LIMIT 1 OFFSET $3 - 1
        """)

    static let prune = Statement(.house, "limit.prune", "DELETE FROM rate_take WHERE ends_at < $1")
}
