import Access

/// One of a person's own logins; says which, without the key to it.
public struct OwnSessionRow: Sendable, Hashable {
    /// Which one.
    public let id: SessionID
    /// The browser in a few words of ours, such as “Firefox on Linux”; empty for one that is not known.
    public let browser: String
    /// Since when.
    public let createdAt: Instant
    /// When it was last used, to the minute.
    public let seenAt: Instant

    init(_ row: Row) {
        id = row.id(0)
        browser = BrowserName.words(for: row.text(1))
        createdAt = row.instant(2)
        seenAt = row.instant(3)
    }
}

/// A staff member's look at the portal as a person sees it.
public struct PreviewRow: Sendable, Hashable {
    /// Who looked.
    public let staffName: String
    /// Why.
    public let reason: String
    /// From when on.
    public let startedAt: Instant
    /// Until when; nil while it lasts.
    public let endedAt: Instant?

    init(_ row: Row, at now: Instant) {
        staffName = row.text(0)
        reason = row.text(1)
        startedAt = row.instant(2)
        let last = row.optionalInstant(4).flatMap { $0 <= now ? $0 : nil }
        endedAt = row.optionalInstant(3) ?? last
    }
}

extension ScopedStore {
    /// The person's own sessions that have not run out, the one that was used last first.
    public func sessions(at now: Instant) throws -> [OwnSessionRow] {
        try all(OwnSessionStatements.list, [.instant(now)], OwnSessionRow.init)
    }

    /// One of the person's own sessions; nil when it is not theirs or not there.
    public func session(_ id: SessionID) throws -> OwnSessionRow? {
        try first(OwnSessionStatements.find, [.id(id)], OwnSessionRow.init)
    }

    /// Ends one of the person's own sessions; whoever is in it is out with their next request.
    public func endSession(_ id: SessionID) throws {
        try run(OwnSessionStatements.end, [.id(id)])
    }

    /// Ends every session of the person.
    public func endSessions() throws {
        try run(OwnSessionStatements.endAll, [])
    }

    /// Who of the provider's staff looked at the portal as this person, the latest first.
    public func previews(at now: Instant, limit: Int = 20) throws -> [PreviewRow] {
        try all(PreviewStatements.list, [.integer(Int64(limit))]) { PreviewRow($0, at: now) }
    }
}

/// What a client's calls ask of the person's own sessions.
enum OwnSessionStatements {
    static let list = Statement(
        .client, "profile.sessions",
        """
        SELECT id, user_agent, created_at, seen_at FROM portal_own_session
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND ends_at > $4
        ORDER BY seen_at DESC, id DESC LIMIT 100
        """)

    static let find = Statement(
        .client, "profile.session",
        """
        SELECT id, user_agent, created_at, seen_at FROM portal_own_session
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let end = Statement(
        .client, "profile.end_session",
        """
        DELETE FROM portal_own_session WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let endAll = Statement(
        .client, "profile.end_sessions",
        "DELETE FROM portal_own_session WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3")
}

/// What a client's calls ask of previews.
enum PreviewStatements {
    static let list = Statement(
        .client, "profile.previews",
        """
        SELECT staff_name, reason, started_at, ended_at, ends_at FROM portal_preview
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 ORDER BY started_at DESC, id DESC LIMIT $4
        """)
}
