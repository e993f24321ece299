extension Migration {
    /// Logins are found at once, however many notices wait.
    static let lanes = Migration(
        name: "0011-lanes",
        sql: "CREATE INDEX outbox_login ON outbox (state, due_at, id) WHERE kind = 'login';")
}
