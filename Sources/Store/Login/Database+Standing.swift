import Access

extension Database {
    /// Runs a client's writes as `change` does, after the person was read once more inside the same transaction.
    ///
    /// For what binds somebody: `mayStill` is handed the person with the rights of that moment, or nil when they may not
    /// be here any more or their login has ended meanwhile, and throws to stop everything.
    public func change<T: Sendable>(
        by principal: Principal, seeing sight: Sight,
        ifStill mayStill: @escaping @Sendable (Principal?) throws -> Void,
        audited: @escaping @Sendable (Result<T, any Error>) -> AuditEvent,
        _ body: @escaping @Sendable (borrowing ScopedStore, Instant) throws -> T
    ) async throws -> T {
        try await change(
            as: principal.scope, seeing: sight, audited: audited,
            first: { connection, now in try mayStill(connection.standing(of: principal, at: now)) }, body)
    }
}

extension Connection {
    /// The same person with the rights of this moment; nil when they may not be here, or the login has ended.
    fileprivate func standing(of principal: Principal, at now: Instant) throws -> Principal? {
        let scope = principal.scope
        guard principal.lookedAtBy == nil else { return nil }
        if case .session(let session) = principal.origin {
            let values: [SQLValue] = [.id(scope.tenant), .id(scope.contact), .id(session), .instant(now)]
            guard try first(StandingStatements.session, values, { _ in true }) != nil else { return nil }
        }
        let found = try self.principal(tenant: scope.tenant, contact: scope.contact, origin: principal.origin)
        return found?.scope == scope ? found : nil
    }
}

/// What is asked about a person who binds their company.
enum StandingStatements {
    static let session = Statement(
        .house, "standing.session",
        "SELECT 1 FROM session WHERE tenant_id = $1 AND contact_id = $2 AND id = $3 AND ends_at > $4")
}
