import Access
import Store

/// A ticket as a list shows it to a client.
public struct TicketSummary: Sendable, Hashable {
    /// The number that people use.
    public let number: Int64
    /// One line.
    public let subject: String
    /// Where it stands.
    public let state: TicketState
    /// How pressing it is.
    public let priority: TicketPriority
    /// When it was opened.
    public let createdAt: Instant
    /// When something last happened.
    public let updatedAt: Instant
    /// Who opened it; empty where colleagues' names are not for this person.
    public let requester: String
    /// Whether the person who asks opened it.
    public let isOwn: Bool

    init(_ row: TicketRow, for reader: Scope) {
        number = row.number
        subject = row.subject
        state = row.state
        priority = row.priority
        createdAt = row.createdAt
        updatedAt = row.updatedAt
        requester = row.requester
        isOwn = row.contact == reader.contact
    }

    var reference: Reference { .ticket(number: number, subject: subject) }

    func write(to json: inout JSONFields) {
        json.field("number", number)
        json.field("subject", subject)
        json.field("state", state.rawValue)
        json.field("priority", priority.rawValue)
        json.field("opened_at", createdAt.rfc3339)
        json.field("updated_at", updatedAt.rfc3339)
        json.field("opened_by", requester)
        json.field("link", reference.path)
    }
}
