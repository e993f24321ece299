import Access

/// What staff answer to a request for another name or address.
public enum RequestAnswer: Sendable, Hashable {
    /// It is done.
    case approved
    /// It is not done, for a reason that the person reads.
    case declined(reason: String)
}

/// Why an answer to a request could not be kept; for staff alone.
public enum RequestProblem: Error, Sendable, Hashable {
    /// There is no such request of the tenant.
    case noRequest
    /// It was answered or withdrawn before.
    case settled
    /// Another contact of the tenant has the address.
    case addressTaken
}

extension Database {
    /// Answers a request as a member of the tenant's staff, and does what was asked when it is approved.
    ///
    /// With another address every session of the person ends, and so does every link that was sent and not spent: who
    /// had them proved an address that is no longer the person's. Nothing tells the old address yet.
    public func settle(
        request id: ChangeRequestID, of tenant: TenantID, as answer: RequestAnswer, by staff: String
    ) async throws {
        let now = settings.now()
        try await writer.write { [audit] connection in
            let found = try connection.first(ProfileAnswerStatements.request, [.id(tenant), .id(id)], AskedChange.init)
            guard let found else { throw RequestProblem.noRequest }
            guard found.isWaiting else { throw RequestProblem.settled }
            let (state, reason) =
                switch answer {
                case .approved: ("approved", "")
                case .declined(let reason): ("declined", reason)
                }
            if case .approved = answer { try connection.apply(found, in: tenant) }
            try connection.run(
                ProfileAnswerStatements.settle,
                [.id(tenant), .id(id), .text(state), .text(reason), .instant(now)])
            try audit.append(
                AuditEvent(
                    tenant: tenant, company: found.company, contact: found.contact, origin: "staff:\(staff)",
                    action: "request:\(state)", door: "staff", outcome: .allowed, record: "request:\(id)"),
                at: now, on: connection)
        }
    }

    /// Writes down that a member of the tenant's staff looks at the portal as that person, from now on.
    public func beginPreview(of scope: Scope, by staff: String, because reason: String) async throws -> PreviewID {
        let now = settings.now()
        let id = PreviewID.new(at: now)
        try await writer.write { connection in
            try connection.run(
                PreviewNoteStatements.begin,
                [
                    .id(scope.tenant), .id(scope.company), .id(scope.contact), .id(id), .text(staff), .text(reason),
                    .instant(now),
                ])
        }
        return id
    }

    /// Writes down that the look is over; ending it twice is no error.
    public func endPreview(_ id: PreviewID, of tenant: TenantID) async throws {
        let now = settings.now()
        try await writer.write { try $0.run(PreviewNoteStatements.end, [.id(tenant), .id(id), .instant(now)]) }
    }
}

/// A request as staff find it.
private struct AskedChange {
    let company: CompanyID
    let contact: ContactID
    let field: RequestedField
    let wanted: String
    let isWaiting: Bool

    init(_ row: Row) {
        company = row.id(0)
        contact = row.id(1)
        field = RequestedField(rawValue: row.text(2)) ?? .name
        wanted = row.text(3)
        isWaiting = row.text(4) == RequestState.requested.rawValue
    }
}

extension Connection {
    fileprivate func apply(_ asked: AskedChange, in tenant: TenantID) throws {
        let values: [SQLValue] = [.id(tenant), .id(asked.contact), .text(asked.wanted)]
        switch asked.field {
        case .name: try run(ProfileAnswerStatements.setName, values)
        case .email:
            guard try first(ProfileAnswerStatements.emailOwner, values, { _ in }) == nil else {
                throw RequestProblem.addressTaken
            }
            try run(ProfileAnswerStatements.setEmail, values)
            try run(ProvisionStatements.endSessions, [.id(tenant), .id(asked.contact)])
            try run(LoginStatements.voidOf, [.id(tenant), .id(asked.contact)])
        }
    }
}

/// What staff's answers to requests ask of the tables.
enum ProfileAnswerStatements {
    static let request = Statement(
        .house, "profile_answer.request",
        "SELECT company_id, contact_id, field, wanted, state FROM change_request WHERE tenant_id = $1 AND id = $2")

    static let settle = Statement(
        .house, "profile_answer.settle",
        """
        UPDATE change_request SET state = $3, reason = $4, settled_at = $5
        WHERE tenant_id = $1 AND id = $2 AND state = 'requested'
        """)

    static let setName = Statement(
        .house, "profile_answer.set_name", "UPDATE contact SET name = $3 WHERE tenant_id = $1 AND id = $2")

    static let setEmail = Statement(
        .house, "profile_answer.set_email", "UPDATE contact SET email = $3 WHERE tenant_id = $1 AND id = $2")

    static let emailOwner = Statement(
        .house, "profile_answer.email_owner",
        "SELECT 1 FROM contact WHERE tenant_id = $1 AND email = $3 AND id <> $2")
}

/// How looks of staff are written down.
enum PreviewNoteStatements {
    static let begin = Statement(
        .house, "preview.begin",
        """
        INSERT INTO preview (tenant_id, company_id, contact_id, id, staff_name, reason, started_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    static let end = Statement(
        .house, "preview.end",
        "UPDATE preview SET ended_at = $3 WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL")
}
