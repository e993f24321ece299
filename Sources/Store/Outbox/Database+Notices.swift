import Access

extension Database {
    /// What a notice is about and who gets it, read at this moment; nobody when the person may not be here, does not
    /// want it, or has nothing to do with the record any more.
    func openNotice(
        _ parcel: Parcel, _ kind: NoticeKind, tenant: TenantID, contact: ContactID, record: String
    ) async throws -> Opened<MailNotice> {
        let now = settings.now()
        let token = keys.unsubscribeToken(tenant: tenant, contact: contact, kind: kind)
        return try await writer.write { connection in
            guard try connection.holds(parcel, at: now) else { return .nobody }
            guard now < parcel.endsAt else { return .late }
            guard let person = try connection.principal(tenant: tenant, contact: contact, origin: .mail),
                try !connection.unwanted(by: person.scope).contains(kind),
                let subject = try connection.subject(of: kind, record, for: person.scope)
            else { return .nobody }
            guard try !parcel.isNew || connection.hasRoom(for: kind, subject, to: person.scope, at: now) else {
                return .nobody
            }
            if kind == .overdue {
                // The week counts from the message, not from the wish to send one.
                try connection.run(NoticeStatements.setOverdueTold, [.id(tenant), .id(contact), .instant(now)])
            }
            try connection.run(
                NoticeStatements.addUnsubscribe,
                [
                    .blob(HouseKeys.hash(token)), .id(tenant), .id(person.scope.company), .id(contact),
                    .text(kind.rawValue),
                ])
            return .letter(MailNotice(kind: kind, person: person, subject: subject, unsubscribe: token))
        }
    }
}

extension Connection {
    /// The kinds of notices that the person has switched off.
    func unwanted(by scope: Scope) throws -> Set<NoticeKind> {
        try first(NoticeStatements.unwanted, [.id(scope.tenant), .id(scope.contact)]) { Set(stored: $0.text(0)) } ?? []
    }

    /// Whether one more message of the kind may go to the person: whoever opens a hundred tickets, or answers one a
    /// hundred times, fills no mailbox, and all of it is on the portal anyway.
    fileprivate func hasRoom(
        for kind: NoticeKind, _ subject: MailNotice.Subject, to scope: Scope, at now: Instant
    ) throws -> Bool {
        let limit: RateLimit
        switch subject {
        case .note(let ticket, _):
            limit = RateLimit(key: "note:\(scope.contact.text):\(ticket)", count: 5, periodSeconds: 600)
        case .ticket where kind == .created:
            limit = RateLimit(key: "created:\(scope.contact.text)", count: 5, periodSeconds: 3600)
        case .risk:
            limit = RateLimit(key: "risk:\(scope.contact.text)", count: 10, periodSeconds: 3600)
        case .ticket, .overdueInvoices: return true
        }
        return try limit.take(at: now, on: self) == nil
    }

    /// The record by what people call it; nil when it is gone, or not this person's.
    fileprivate func subject(of kind: NoticeKind, _ record: String, for scope: Scope) throws -> MailNotice.Subject? {
        let values: [SQLValue] = [.id(scope.tenant), .id(scope.contact), .text(record)]
        return switch kind {
        case .note:
            try first(NoticeStatements.note, values) { .note(ticket: $0.integer(0), $0.id(1)) }
        case .created, .resolved:
            try first(NoticeStatements.ticket, values) { .ticket($0.integer(0)) }
        case .overdue: .overdueInvoices
        case .risk:
            try first(RiskNoticeStatements.risk, values) { .risk($0.text(0)) }
        }
    }
}

/// What notices and their switches are asked.
enum NoticeStatements {
    static let unwanted = Statement(
        .house, "notice.unwanted", "SELECT unwanted FROM contact WHERE tenant_id = $1 AND id = $2")

    static let setUnwanted = Statement(
        .house, "notice.set_unwanted", "UPDATE contact SET unwanted = $3 WHERE tenant_id = $1 AND id = $2")

    static let addUnsubscribe = Statement(
        .house, "notice.add_unsubscribe",
        """
        INSERT INTO unsubscribe_link (token_hash, tenant_id, company_id, contact_id, kind) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (token_hash) DO UPDATE SET company_id = excluded.company_id
        """)

    static let unsubscribe = Statement(
        .house, "notice.unsubscribe",
        """
        SELECT link.tenant_id, contact.company_id, link.contact_id, link.kind, contact.unwanted, tenant.name,
            tenant.brand_color, tenant.logo_name
        FROM unsubscribe_link AS link
        JOIN contact ON contact.tenant_id = link.tenant_id AND contact.id = link.contact_id
        JOIN tenant ON tenant.id = link.tenant_id
        WHERE link.token_hash = $1
        """)

    static let note = Statement(
        .house, "notice.note",
        """
        SELECT ticket.number, note.id
        FROM ticket_note AS note JOIN ticket ON ticket.tenant_id = note.tenant_id AND ticket.id = note.ticket_id
        WHERE note.tenant_id = $1 AND ticket.contact_id = $2 AND note.id = $3 AND note.visibility = 'public'
            AND note.author = 'staff'
        """)

    static let ticket = Statement(
        .house, "notice.ticket",
        "SELECT number FROM ticket WHERE tenant_id = $1 AND contact_id = $2 AND id = $3")

    /// Contacts of companies with an invoice that is overdue on the day `$2`, who were not told since `$3`, in tenants
    /// whose history came in before `$4`.
    static let toTellOverdue = Statement(
        .house, "notice.to_tell_overdue",
        """
        SELECT contact.company_id, contact.id FROM contact
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id AND company.active = 1
        JOIN tenant ON tenant.id = contact.tenant_id AND tenant.active = 1 AND tenant.history_until <= $4
        WHERE contact.tenant_id = $1 AND contact.active = 1 AND contact.portal_enabled = 1
            AND (contact.overdue_told_at IS NULL OR contact.overdue_told_at <= $3)
            AND contact.company_id IN (
                SELECT invoice.company_id FROM invoice
                WHERE invoice.tenant_id = $1 AND invoice.state = 'open' AND invoice.due_on < $2
                    AND invoice.total > invoice.paid)
        ORDER BY contact.id LIMIT 1000
        """)

    static let setOverdueTold = Statement(
        .house, "notice.set_overdue_told",
        "UPDATE contact SET overdue_told_at = $3 WHERE tenant_id = $1 AND id = $2")

    static let tenants = Statement(.house, "notice.tenants", "SELECT id FROM tenant WHERE active = 1")

    static let historyUntil = Statement(
        .house, "notice.history_until", "SELECT history_until FROM tenant WHERE id = $1")

    static let setHistoryUntil = Statement(
        .house, "notice.set_history_until",
        "UPDATE tenant SET history_until = $2 WHERE id = $1 AND history_until IS NULL")
}
