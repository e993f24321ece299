import Access

extension Database: NoticeDesk {
    /// What the link switches off; nil for a link that was never given out, or whose person is gone.
    public func notice(behind token: String) async throws -> NoticeSwitch? {
        guard token.utf8.count == 43 else { return nil }
        return try await readers.house { try $0.unsubscribing(token)?.what }
    }

    /// Switches it off; answers what, and nil for a link that was never given out. Doing it twice is no error.
    public func unsubscribe(_ token: String) async throws -> NoticeSwitch? {
        guard token.utf8.count == 43 else { return nil }
        let now = settings.now()
        return try await writer.write { [audit] connection in
            guard let found = try connection.unsubscribing(token) else { return nil }
            guard !found.unwanted.contains(found.what.kind) else { return found.what }
            let unwanted = found.unwanted.union([found.what.kind])
            let person = found.person
            try connection.run(
                NoticeStatements.setUnwanted, [.id(person.tenant), .id(person.contact), .text(unwanted.stored)])
            let event = AuditEvent(
                tenant: person.tenant, company: person.company, contact: person.contact, origin: "mail",
                action: "notice:unsubscribe", door: "mail", outcome: .allowed,
                record: "notice:\(found.what.kind.rawValue)")
            try audit.append(event, at: now, on: connection)
            return found.what
        }
    }
}

extension Connection {
    fileprivate struct Unsubscribing {
        let person: NoticeScope
        let what: NoticeSwitch
        let unwanted: Set<NoticeKind>
    }

    fileprivate func unsubscribing(_ token: String) throws -> Unsubscribing? {
        var found: Unsubscribing?
        try run(NoticeStatements.unsubscribe, [.blob(HouseKeys.hash(token))]) { row in
            guard let kind = NoticeKind(rawValue: row.text(3)) else { return }
            found = Unsubscribing(
                person: NoticeScope(tenant: row.id(0), company: row.id(1), contact: row.id(2)),
                what: NoticeSwitch(
                    kind: kind, provider: row.text(5),
                    brand: .init(color: BrandColor(row.text(6)), logo: row.text(7).isEmpty ? nil : row.text(7))),
                unwanted: Set(stored: row.text(4)))
        }
        return found
    }
}
