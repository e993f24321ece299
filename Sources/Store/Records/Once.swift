import Access

extension ScopedStore {
    /// What a tool answered when it was called with this key before; nil the first time.
    public func earlierResult(of tool: String, key: String) throws -> String? {
        try first(OnceStatements.find, [.text(tool), .text(key)]) { $0.text(0) }
    }

    /// Keeps what a tool answered, so that the same key has the same answer and no second effect.
    public func keepResult(of tool: String, key: String, result: String, at now: Instant) throws {
        guard !Faults.has(.onceForgotten) else { return }
        try run(OnceStatements.keep, [.text(tool), .text(key), .text(result), .instant(now)])
    }
}

/// What a client's calls ask of the keys that make an effect happen once.
enum OnceStatements {
    static let find = Statement(
        .client, "once.find",
        """
        SELECT result FROM portal_once
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND tool = $4 AND key = $5
        """)

    static let keep = Statement(
        .client, "once.keep",
        """
        INSERT INTO portal_once (tenant_id, company_id, tool, key, result, created_at) VALUES ($1, $2, $4, $5, $6, $7)
        """)
}
