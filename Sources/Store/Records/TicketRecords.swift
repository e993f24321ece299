import Access

/// Where a ticket stands.
public enum TicketState: String, Sendable, CaseIterable, Hashable {
    /// The provider works on it.
    case open
    /// It waits for the client's reply.
    case waiting
    /// Solved, not yet closed.
    case resolved
    /// Done.
    case closed
}

/// How pressing a ticket is.
public enum TicketPriority: String, Sendable, CaseIterable, Hashable {
    /// It can wait.
    case low
    /// As most.
    case normal
    /// Work is held up.
    case high
    /// Work has stopped.
    case urgent
}

/// A ticket as a list shows it.
public struct TicketRow: Sendable, Hashable {
    /// The row's identifier, for the next page only.
    public let id: TicketID
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
    /// When anything a client may see last happened.
    public let updatedAt: Instant
    /// Who opened it.
    public let requester: String
    /// The same as the contact that it is.
    public let contact: ContactID

    init(_ row: Row) {
        id = row.id(0)
        number = row.integer(1)
        subject = row.text(2)
        state = TicketState(rawValue: row.text(3)) ?? .open
        priority = TicketPriority(rawValue: row.text(4)) ?? .normal
        createdAt = row.instant(5)
        updatedAt = row.instant(6)
        requester = row.text(7)
        contact = row.id(8)
    }
}

/// A ticket's text and its public notes, oldest first.
public struct TicketDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: TicketRow
    /// What the requester wrote first.
    public let description: String
    /// The public notes.
    public let notes: [TicketNoteRow]
}

/// One public note.
public struct TicketNoteRow: Sendable, Hashable {
    /// Whether the provider's staff wrote it.
    public let isFromStaff: Bool
    /// Who wrote it.
    public let author: String
    /// The contact who wrote it; nil when staff did.
    public let contact: ContactID?
    /// What it says.
    public let body: String
    /// When.
    public let createdAt: Instant
    /// Which note.
    public let id: TicketNoteID
    /// Whether it is words, or that the client closed or opened the ticket.
    public let kind: TicketNoteKind

    init(_ row: Row) {
        isFromStaff = row.text(0) == "staff"
        author = row.text(1)
        body = row.text(2)
        createdAt = row.instant(3)
        contact = row.optionalText(4).flatMap(ContactID.init)
        id = row.id(5)
        kind = TicketNoteKind(rawValue: row.text(6)) ?? .note
    }
}

/// How many tickets stand where.
public struct TicketCounts: Sendable, Hashable {
    /// For each state with at least one ticket, how many.
    public let byState: [TicketState: Int]

    /// How many in one state.
    public func count(_ state: TicketState) -> Int { byState[state] ?? 0 }

    /// How many in all.
    public var all: Int { byState.values.reduce(0, +) }
}

/// By what a list of tickets is ordered.
public enum TicketOrder: String, Sendable, CaseIterable, Hashable {
    /// The latest change first.
    case changed
    /// The newest first, by number.
    case opened
}

/// Where a list goes on.
public struct PageMark: Sendable, Hashable {
    /// The time of the last row shown, in milliseconds, or its day number, or its own number.
    public let time: Int64
    /// The identifier of the last row shown.
    public let id: String

    /// A mark behind a row.
    public init(time: Int64, id: String) {
        self.time = time
        self.id = id
    }

    /// Before the first row of a list that begins with the latest.
    public static let start = PageMark(time: .max, id: "~")
    /// Before the first row of a list that begins with the earliest.
    public static let beginning = PageMark(time: .min, id: "")
}
