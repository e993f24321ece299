import Access
import Store

/// What a person can ask to have changed and can't change alone.
public typealias RequestedField = Store.RequestedField
/// Where a request for a change stands.
public typealias RequestState = Store.RequestState
/// What of their particulars a person changes alone.
public typealias OwnParticulars = Store.OwnParticulars
/// A staff member's look at the portal as a person sees it.
public typealias PreviewRow = Store.PreviewRow

/// A request to change a name or an address, as the person follows it.
public struct ChangeRequestSummary: Sendable, Hashable {
    /// Which one.
    public let id: ChangeRequestID
    /// What is to be changed.
    public let field: RequestedField
    /// What the person wants it to be.
    public let wanted: String
    /// Where it stands.
    public let state: RequestState
    /// Why it was declined; empty when nothing was said.
    public let reason: String
    /// When it was asked.
    public let createdAt: Instant
    /// When it was answered or withdrawn; nil while it waits.
    public let settledAt: Instant?
    /// Whether the person has said that they know the answer.
    public let isSeen: Bool

    /// Whether it was answered, lately, and the person has not said that they know.
    func isNews(at now: Instant) -> Bool {
        guard let settledAt, !isSeen else { return false }
        return settledAt > now.adding(seconds: -30 * 86_400)
    }

    init(_ row: ChangeRequestRow) {
        id = row.id
        field = row.field
        wanted = row.wanted
        state = row.state
        reason = row.reason
        createdAt = row.createdAt
        settledAt = row.settledAt
        isSeen = row.isSeen
    }

    /// What a model reads.
    func write(to json: inout JSONFields) {
        json.field("field", field.rawValue)
        json.field("wanted", wanted)
        json.field("state", state.rawValue)
        if !reason.isEmpty { json.field("reason", reason) }
    }
}
