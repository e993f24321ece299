import Access

/// A contact's request for another name or address, as the provider's staff see it.
public struct AskedChange: Sendable, Hashable {
    /// The request.
    public let id: ChangeRequestID
    /// Who asks.
    public let contact: ContactID
    /// Their name now.
    public let name: String
    /// Their address now.
    public let email: String
    /// Their company.
    public let companyName: String
    /// What is to be changed.
    public let field: RequestedField
    /// What it is to be.
    public let wanted: String
    /// Where it stands.
    public let state: RequestState
    /// Why it was declined; empty otherwise.
    public let reason: String
    /// When it was asked.
    public let createdAt: Instant
    /// When it was answered or taken back; nil while it waits.
    public let settledAt: Instant?
    /// Who of the staff answered; empty when nobody has.
    public let settledBy: String
    /// What it was before it was approved; empty otherwise.
    public let earlier: String

    /// What holds now of what is to be changed.
    public var current: String {
        switch field {
        case .name: name
        case .email: email
        }
    }

    init(_ row: Row) {
        id = row.id(0)
        contact = row.id(1)
        name = row.text(2)
        email = row.text(3)
        companyName = row.text(4)
        field = RequestedField(rawValue: row.text(5)) ?? .name
        wanted = row.text(6)
        state = RequestState(rawValue: row.text(7)) ?? .requested
        reason = row.text(8)
        createdAt = row.instant(9)
        settledAt = row.optionalInstant(10)
        settledBy = row.text(11)
        earlier = row.text(12)
    }
}

/// What came of approving a request.
public enum ChangeApproval: Sendable, Hashable {
    /// It is done.
    case done
    /// Another contact of the provider has the address.
    case taken(by: String)
}

extension StaffStore {
    /// Requests, those that wait first, the latest first; so many from a place on. Nil stands for every state.
    public func changes(_ state: RequestState?, from start: Int, count: Int) throws -> [AskedChange] {
        try all(
            AskedChangeStatements.list,
            [.text(state?.rawValue ?? ""), .integer(Int64(count)), .integer(Int64(start))], AskedChange.init)
    }

    /// How many requests there are.
    public func changeCount(_ state: RequestState?) throws -> Int {
        try first(AskedChangeStatements.count, [.text(state?.rawValue ?? "")]) { Int($0.integer(0)) } ?? 0
    }

    /// One request; nil when the provider has none with that identifier.
    public func change(_ id: ChangeRequestID) throws -> AskedChange? {
        try first(AskedChangeStatements.find, [.id(id)], AskedChange.init)
    }

    /// Does what was asked.
    ///
    /// With another address every session of the person ends, and so does every link that was sent and not spent: who
    /// had them proved an address that is no longer the person's. Both addresses are told.
    public func approve(_ asked: AskedChange, at now: Instant) throws -> ChangeApproval {
        let whose: [SQLValue] = [.id(asked.contact)]
        switch asked.field {
        case .name: try run(AskedChangeStatements.setName, whose + [.text(asked.wanted)])
        case .email:
            let values = whose + [.text(asked.wanted)]
            if let owner = try first(AskedChangeStatements.emailOwner, values, { $0.text(0) }) {
                return .taken(by: owner)
            }
            try run(AskedChangeStatements.setEmail, values)
            try run(PortalUserStatements.endSessions, whose)
            try run(PortalUserStatements.voidLinks, whose)
        }
        try settle(asked, .approved, earlier: asked.current, at: now)
        guard asked.field == .email, asked.current != asked.wanted else { return .done }
        let end = now.adding(seconds: BackOff.patience)
        for kind in AddressLetter.Side.allCases {
            try run(
                AskedChangeStatements.tell,
                [
                    .id(Identifier<Parcel>.new(at: now)), .text(kind.parcelKind), .id(asked.id), .instant(now),
                    .instant(end),
                ])
        }
        return .done
    }

    /// Leaves things as they are, for a reason that the person reads.
    public func decline(_ asked: AskedChange, because reason: String, at now: Instant) throws {
        try settle(asked, .declined, reason: reason, at: now)
    }

    private func settle(
        _ asked: AskedChange, _ state: RequestState, reason: String = "", earlier: String = "", at now: Instant
    ) throws {
        try run(
            AskedChangeStatements.settle,
            [
                .id(asked.id), .text(state.rawValue), .text(reason), .instant(now), .id(scope.staff), .text(earlier),
            ])
    }
}

/// What staff's calls ask of requests for changes.
enum AskedChangeStatements {
    private static let columns = """
        SELECT change_request.id, change_request.contact_id, contact.name, contact.email, company.name,
            change_request.field, change_request.wanted, change_request.state, change_request.reason,
            change_request.created_at, change_request.settled_at, coalesce(staff.name, ''), change_request.earlier
        FROM change_request
        JOIN contact ON contact.tenant_id = change_request.tenant_id AND contact.id = change_request.contact_id
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        LEFT JOIN staff ON staff.tenant_id = change_request.tenant_id AND staff.id = change_request.settled_by
        """

    static let list = Statement(
        .staff, "asked_change.list",
        """
        \(columns) WHERE change_request.tenant_id = $1 AND ($2 = '' OR change_request.state = $2)
        ORDER BY CASE change_request.state WHEN 'requested' THEN 0 ELSE 1 END, change_request.id DESC
        LIMIT $3 OFFSET $4
        """)

    static let count = Statement(
        .staff, "asked_change.count",
        "SELECT count(*) FROM change_request WHERE tenant_id = $1 AND ($2 = '' OR state = $2)")

    static let find = Statement(
        .staff, "asked_change.find", "\(columns) WHERE change_request.tenant_id = $1 AND change_request.id = $2")

    static let settle = Statement(
        .staff, "asked_change.settle",
        """
        UPDATE change_request SET state = $3, reason = $4, settled_at = $5, settled_by = $6, earlier = $7
        WHERE tenant_id = $1 AND id = $2 AND state = 'requested'
        """)

    static let setName = Statement(
        .staff, "asked_change.set_name", "UPDATE contact SET name = $3 WHERE tenant_id = $1 AND id = $2")

    static let setEmail = Statement(
        .staff, "asked_change.set_email", "UPDATE contact SET email = $3 WHERE tenant_id = $1 AND id = $2")

    static let emailOwner = Statement(
        .staff, "asked_change.email_owner",
        "SELECT name FROM contact WHERE tenant_id = $1 AND email = $3 AND id <> $2")

    static let tell = Statement(
        .staff, "asked_change.tell",
        """
        INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, record_id, due_at, ends_at, created_at)
        SELECT $2, $3, tenant_id, company_id, contact_id, id, $5, $6, $5 FROM change_request
        WHERE tenant_id = $1 AND id = $4
        """)
}
