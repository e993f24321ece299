/// What a message tells a person of, other than a login; each kind can be switched off by the person.
///
/// What is kept is the raw value.
public enum NoticeKind: String, CaseIterable, Sendable, Hashable {
    /// A member of the provider's staff wrote a public note on the person's ticket.
    case note
    /// A ticket was opened for the person.
    case created
    /// The person's ticket was resolved or closed.
    case resolved
    /// Invoices of the person's company are overdue; once a week at most.
    case overdue
    /// A risk waits for the signature of the person's company.
    case risk

    /// The kind in words that finish "Tell me by mail when …".
    public var worded: String {
        switch self {
        case .note: "somebody replies to my ticket"
        case .created: "a ticket is opened for me"
        case .resolved: "my ticket is resolved"
        case .overdue: "invoices are overdue (once a week at most)"
        case .risk: "a risk waits for our signature"
        }
    }

    /// The kind in words that finish "You get no more mail about …".
    public var topic: String {
        switch self {
        case .note: "replies to your tickets"
        case .created: "tickets that are opened for you"
        case .resolved: "tickets that are resolved"
        case .overdue: "overdue invoices"
        case .risk: "risks that wait for a signature"
        }
    }
}

extension Set<NoticeKind> {
    /// Reads kinds as the store keeps them, separated by single spaces; words that are no kind are left out.
    public init(stored: String) {
        self = Set(stored.split(separator: " ").compactMap { NoticeKind(rawValue: String($0)) })
    }

    /// The kinds as the store keeps them, always in the same order.
    public var stored: String { NoticeKind.allCases.filter(contains).map(\.rawValue).joined(separator: " ") }
}

/// Something that a person is to be told of, as it is at the moment of sending.
///
/// It names records and holds nothing of them: who writes the message calls a tool as the person, which asks their rights.
public struct MailNotice: Sendable {
    /// What kind of news it is.
    public let kind: NoticeKind
    /// The person, with the rights that they have now.
    public let person: Principal
    /// The record that it speaks of.
    public let subject: Subject
    /// The secret that can switch this kind off for this person, and nothing else.
    public let unsubscribe: String

    /// The record that a notice speaks of.
    public enum Subject: Sendable, Hashable {
        /// A public note on the ticket with that number.
        case note(ticket: Int64, TicketNoteID)
        /// The ticket with that number.
        case ticket(Int64)
        /// The company's overdue invoices.
        case overdueInvoices
        /// The risk with that number.
        case risk(String)
    }

    /// A notice.
    public init(kind: NoticeKind, person: Principal, subject: Subject, unsubscribe: String) {
        self.kind = kind
        self.person = person
        self.subject = subject
        self.unsubscribe = unsubscribe
    }
}

/// What a link that ends messages would switch off, and whose messages they are.
public struct NoticeSwitch: Sendable, Hashable {
    /// What it switches off.
    public let kind: NoticeKind
    /// The provider's name.
    public let provider: String
    /// How the provider's pages look.
    public let brand: Principal.Brand

    /// A switch.
    public init(kind: NoticeKind, provider: String, brand: Principal.Brand) {
        self.kind = kind
        self.provider = provider
        self.brand = brand
    }
}

/// Takes back a person's wish to be told of something, without a login: the link's secret is the proof.
public protocol NoticeDesk: Sendable {
    /// What the link switches off; nil for a link that was never given out, or whose person is gone.
    func notice(behind token: String) async throws -> NoticeSwitch?

    /// Switches it off; answers what, and nil for a link that was never given out. Doing it twice is no error.
    func unsubscribe(_ token: String) async throws -> NoticeSwitch?
}
