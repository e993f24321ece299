import Access

extension Database {
    /// The newest entries of a tenant's chain as the text that was hashed, newest first.
    public func recentAudit(of tenant: TenantID, limit: Int) async throws -> [String] {
        try await readers.house { connection in
            var entries: [String] = []
            try connection.run(AuditStatements.recent, [.id(tenant), .integer(Int64(limit))]) {
                entries.append(String(decoding: $0.blob(0), as: UTF8.self))
            }
            return entries
        }
    }
}
