import Access

extension Database: NoticeDesk {
    /// What the link switches off; nil for a link that was never given out, or whose person is gone.
    public func notice(behind token: String) async throws -> NoticeKind? {
        guard token.utf8.count == 43 else { return nil }
        return try await readers.house { try $0.unsubscribing(token)?.kind }
    }

    /// Switches it off; answers what, and nil for a link that was never given out. Doing it twice is no error.
    public func unsubscribe(_ token: String) async throws -> NoticeKind? {
        guard token.utf8.count == 43 else { return nil }
        let now = settings.now()
        return try await writer.write { [audit] connection in
            guard let found = try connection.unsubscribing(token) else { return nil }
            guard !found.unwanted.contains(found.kind) else { return found.kind }
            let unwanted = found.unwanted.union([found.kind])
            let person = found.person
            try connection.run(
                NoticeStatements.setUnwanted, [.id(person.tenant), .id(person.contact), .text(unwanted.stored)])
            let event = AuditEvent(
                tenant: person.tenant, company: person.company, contact: person.contact, origin: "mail",
                action: "notice:unsubscribe", door: "mail", outcome: .allowed, record: "notice:\(found.kind.rawValue)")
            try audit.append(event, at: now, on: connection)
            return found.kind
        }
    }
}

extension Connection {
    fileprivate struct Unsubscribing {
        let person: NoticeScope
        let kind: NoticeKind
        let unwanted: Set<NoticeKind>
    }

    fileprivate func unsubscribing(_ token: String) throws -> Unsubscribing? {
        var found: Unsubscribing?
        try run(NoticeStatements.unsubscribe, [.blob(HouseKeys.hash(token))]) { row in
            guard let kind = NoticeKind(rawValue: row.text(3)) else { return }
            found = Unsubscribing(
                person: NoticeScope(tenant: row.id(0), company: row.id(1), contact: row.id(2)), kind: kind,
                unwanted: Set(stored: row.text(4)))
        }
        return found
    }
}
