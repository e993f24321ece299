import Access

extension Database: SessionDesk {
    /// The person behind the key, read afresh: nil when the session, contact, company or tenant is not in force.
    public func principal(for key: SessionKey) async throws -> Principal? {
        let now = settings.now()
        let hash = HouseKeys.hash(key.secret)
        let idleSince = now.adding(seconds: -60 * Int64(settings.login.idleMinutes))
        let found = try await readers.house { connection in
            var found: (principal: Principal, seenAt: Instant)?
            try connection.run(Minting.bySession, [.blob(hash), .instant(now), .instant(idleSince)]) { row in
                found = (Minting.principal(row, origin: .session(row.id(15))), row.instant(16))
            }
            return found
        }
        if let found, found.seenAt.adding(seconds: 60) < now { markSeen(hash, at: now) }
        return found?.principal
    }

    /// Ends the session on the server; ending it twice is no error.
    public func end(_ key: SessionKey) async throws {
        let ending = try await principal(for: key)
        let hash = HouseKeys.hash(key.secret)
        let now = settings.now()
        try await writer.write { [audit] connection in
            if !Faults.has(.sessionNotEnded) { try connection.run(SessionStatements.end, [.blob(hash)]) }
            guard let ending else { return }
            try audit.append(.session("logout", of: ending), at: now, on: connection)
        }
    }

    /// The contact with the address, for a staff member's command on the machine itself.
    public func principals(email: String) async throws -> [Principal] {
        let address = EmailAddress.normalised(email)
        return try await readers.house { connection in
            var found: [Principal] = []
            try connection.run(Minting.byEmail, [.text(address)]) {
                found.append(Minting.principal($0, origin: .command))
            }
            return found
        }
    }

    private func markSeen(_ hash: [UInt8], at now: Instant) {
        _ = writer.later { try $0.run(SessionStatements.seen, [.blob(hash), .instant(now)]) }
    }
}

extension AuditEvent {
    /// Something that happened to a person's session.
    static func session(_ what: String, of principal: Principal) -> AuditEvent {
        AuditEvent(
            tenant: principal.scope.tenant, company: principal.scope.company, contact: principal.scope.contact,
            origin: principal.origin.worded, action: "session:\(what)", door: "login", outcome: .allowed)
    }
}

extension Principal.Origin {
    /// The origin as the audit writes it.
    public var worded: String {
        switch self {
        case .session(let session): "session:\(session)"
        case .command: "command"
        case .mail: "mail"
        case .preview(let preview): "preview:\(preview.id)"
        case .asked: "staff-question"
        }
    }
}

/// What the sessions' table is asked.
enum SessionStatements {
    static let begin = Statement(
        .house, "session.begin",
        """
        INSERT INTO session (key_hash, id, tenant_id, company_id, contact_id, login_link_id, user_agent, created_at,
            seen_at, ends_at, way)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)
        """)

    static let seen = Statement(.house, "session.seen", "UPDATE session SET seen_at = $2 WHERE key_hash = $1")

    static let end = Statement(.house, "session.end", "DELETE FROM session WHERE key_hash = $1")

    static let prune = Statement(
        .house, "session.prune", "DELETE FROM session WHERE ends_at < $1 OR seen_at < $2")
}
