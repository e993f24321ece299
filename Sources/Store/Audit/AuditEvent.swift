import Access

/// One thing that was done, tried or refused, before it takes its place in the chain.
///
/// It holds names of things, never what people wrote and never a secret.
public struct AuditEvent: Sendable, Hashable {
    /// What came of it.
    public enum Outcome: String, CaseIterable, Sendable, Hashable {
        /// It was done.
        case allowed
        /// The person may not, or the door may not.
        case refused
        /// It was allowed, but the input was bad or the record was not there.
        case failed
    }

    /// Whose chain.
    public let tenant: TenantID
    /// The company of the person.
    public let company: CompanyID?
    /// The person.
    public let contact: ContactID?
    /// The member of the provider's staff who did it; nil when it was not one.
    public let staff: StaffID?
    /// How the person was there: `session:ID`, `staff-session:ID`, `command`, or `login`.
    public let origin: String
    /// What was asked for, such as `tool:list_tickets` or `login:opened`.
    public let action: String
    /// The door it came through.
    public let door: String
    /// What came of it.
    public let outcome: Outcome
    /// A short fixed word for why not; empty when it was done.
    public let reason: String
    /// The record it concerned, such as `ticket:1042`; empty when none.
    public let record: String

    /// An event.
    public init(
        tenant: TenantID, company: CompanyID?, contact: ContactID?, origin: String, action: String, door: String,
        outcome: Outcome, reason: String = "", record: String = "", staff: StaffID? = nil
    ) {
        self.staff = staff
        self.tenant = tenant
        self.company = company
        self.contact = contact
        self.origin = origin
        self.action = action
        self.door = door
        self.outcome = outcome
        self.reason = reason
        self.record = record
    }
}
