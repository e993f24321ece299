extension Migration {
    /// Limits are counted one by one, and codes for signing are found at once, however many notices wait.
    ///
    /// What the old limits had counted is forgotten: it can't be told when each was taken.
    static let takes = Migration(
        name: "0019-takes",
        sql: """
            DROP TABLE rate_limit;
            CREATE TABLE rate_take (
                id INTEGER NOT NULL PRIMARY KEY,
                key TEXT NOT NULL,
                ends_at INTEGER NOT NULL
            );
            CREATE INDEX rate_take_key ON rate_take (key, ends_at);
            CREATE INDEX rate_take_end ON rate_take (ends_at);
            CREATE INDEX outbox_code ON outbox (state, due_at, id) WHERE kind = 'signing';
            """)
}
