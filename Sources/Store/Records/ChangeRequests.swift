import Access

/// What a person can ask to have changed and can't change alone.
public enum RequestedField: String, CaseIterable, Sendable, Hashable {
    /// The full name.
    case name
    /// The address that logs in.
    case email
}

/// Where a request for a change stands.
public enum RequestState: String, CaseIterable, Sendable, Hashable {
    /// It waits for the provider's staff.
    case requested
    /// It was done.
    case approved
    /// It was not done, for a reason.
    case declined
    /// The person took it back.
    case withdrawn
}

/// A request to change a person's name or address.
public struct ChangeRequestRow: Sendable, Hashable {
    /// The row's identifier.
    public let id: ChangeRequestID
    /// What is to be changed.
    public let field: RequestedField
    /// What the person wants it to be.
    public let wanted: String
    /// Where it stands.
    public let state: RequestState
    /// Why it was declined; empty otherwise, or when nothing was said.
    public let reason: String
    /// When it was asked.
    public let createdAt: Instant
    /// When it was answered or withdrawn; nil while it waits.
    public let settledAt: Instant?
    /// Whether the person has said that they know the answer.
    public let isSeen: Bool

    init(_ row: Row) {
        id = row.id(0)
        field = RequestedField(rawValue: row.text(1)) ?? .name
        wanted = row.text(2)
        state = RequestState(rawValue: row.text(3)) ?? .requested
        reason = row.text(4)
        createdAt = row.instant(5)
        settledAt = row.optionalInstant(6)
        isSeen = row.optionalInstant(7) != nil
    }
}

extension ScopedStore {
    /// The person's requests, the latest first.
    public func changeRequests(limit: Int = 20) throws -> [ChangeRequestRow] {
        try all(ChangeRequestStatements.list, [.integer(Int64(limit))], ChangeRequestRow.init)
    }

    /// One of the person's requests; nil when it is not theirs or not there.
    public func changeRequest(_ id: ChangeRequestID) throws -> ChangeRequestRow? {
        try first(ChangeRequestStatements.find, [.id(id)], ChangeRequestRow.init)
    }

    /// Asks for a change; one of the same field that still waits must not be there.
    public func requestChange(of field: RequestedField, to wanted: String, at now: Instant) throws -> ChangeRequestRow {
        let id = ChangeRequestID.new(at: now)
        try run(
            ChangeRequestStatements.add, [.id(id), .text(field.rawValue), .text(wanted), .instant(now)])
        guard let row = try changeRequest(id) else { throw StoreError.fault("the new request is not there") }
        return row
    }

    /// Takes back a request that waits; of one that was answered, notes that the person knows it.
    public func closeRequest(_ id: ChangeRequestID, at now: Instant) throws {
        try run(ChangeRequestStatements.close, [.id(id), .instant(now)])
    }
}

/// What a client's calls ask of requests for changes.
enum ChangeRequestStatements {
    private static let columns = "id, field, wanted, state, reason, created_at, settled_at, seen_at"

    static let list = Statement(
        .client, "profile.requests",
        """
        SELECT \(columns) FROM portal_change_request
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 ORDER BY id DESC LIMIT $4
        """)

    static let find = Statement(
        .client, "profile.request",
        """
        SELECT \(columns) FROM portal_change_request
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let add = Statement(
        .client, "profile.add_request",
        """
        INSERT INTO portal_change_request (tenant_id, company_id, id, field, wanted, created_at)
        VALUES ($1, $2, $4, $5, $6, $7)
        """)

    static let close = Statement(
        .client, "profile.close_request",
        """
        UPDATE portal_change_request SET seen_at = $5
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)
}
