import Access

/// A ticket as a list shows it to the provider's staff.
public struct StaffTicket: Sendable, Hashable {
    /// The row's identifier.
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
    /// Who asked.
    public let contact: ContactID
    /// Their name.
    public let contactName: String
    /// Their company.
    public let company: CompanyID
    /// What it is called.
    public let companyName: String
    /// Whether the client said the last word on an open ticket, so that the provider has to answer.
    public let waitsForUs: Bool

    /// How many columns of a row are a list's.
    static let width: Int32 = 12

    init(_ row: Row) {
        id = row.id(0)
        number = row.integer(1)
        subject = row.text(2)
        state = TicketState(rawValue: row.text(3)) ?? .open
        priority = TicketPriority(rawValue: row.text(4)) ?? .normal
        createdAt = row.instant(5)
        updatedAt = row.instant(6)
        contact = row.id(7)
        contactName = row.text(8)
        company = row.id(9)
        companyName = row.text(10)
        waitsForUs = row.flag(11)
    }
}

/// A ticket with everything that was said on it, for the provider's staff alone.
public struct StaffTicketDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: StaffTicket
    /// What the client wrote first.
    public let description: String
    /// The address of who asked.
    public let email: String
    /// Whether who asked may log in, and so gets messages.
    public let isIn: Bool
    /// The kinds of messages that they have switched off.
    public let unwanted: Set<NoticeKind>
    /// The latest notes, internal ones too, oldest first.
    public let notes: [StaffTicketNote]
    /// What people said of it once it was done.
    public let ratings: [StaffTicketRating]
    /// What it is at this moment, so that a form can say what its writer has seen.
    public let mark: String
}

/// One note as staff see it.
public struct StaffTicketNote: Sendable, Hashable {
    /// Which note.
    public let id: TicketNoteID
    /// Whether the provider's staff wrote it.
    public let isFromStaff: Bool
    /// Who wrote it.
    public let author: String
    /// What it says.
    public let body: String
    /// When.
    public let createdAt: Instant
    /// Who may read it.
    public let visibility: NoteVisibility
    /// Whether it is words, or that the client closed or opened the ticket.
    public let kind: TicketNoteKind

    init(_ row: Row) {
        id = row.id(0)
        isFromStaff = row.text(1) == "staff"
        author = row.text(2)
        body = row.text(3)
        createdAt = row.instant(4)
        visibility = NoteVisibility(rawValue: row.text(5)) ?? .internal
        kind = TicketNoteKind(rawValue: row.text(6)) ?? .note
    }
}

/// What somebody of the client's said of a ticket that was done.
public struct StaffTicketRating: Sendable, Hashable {
    /// How it went.
    public let rating: TicketRating
    /// In their own words; empty when there are none.
    public let words: String
    /// Who said it.
    public let name: String

    init(_ row: Row) {
        rating = TicketRating(rawValue: row.text(0)) ?? .ok
        words = row.text(1)
        name = row.text(2)
    }
}

/// Which tickets a list of staff's is to show.
public struct StaffTicketFilter: Sendable, Hashable {
    /// A part of the provider's tickets.
    public enum Part: String, CaseIterable, Sendable, Hashable {
        /// Open, and the client said the last word.
        case ours
        /// The provider works on it.
        case open
        /// It waits for the client's reply.
        case waiting
        /// Solved, not yet closed.
        case resolved
        /// Done.
        case closed
        /// Every ticket.
        case all
    }

    /// Which part.
    public var part = Part.ours
    /// The identifier of a company; empty for all.
    public var company = ""
    /// The identifier of who asked; empty for everybody.
    public var contact = ""
    /// A part of subject, text, or the name of person or company, or a number; empty for no search.
    public var words = ""

    /// Whether the list is of all companies' tickets, whatever they say.
    var isWhole: Bool { company.isEmpty && contact.isEmpty && words.isEmpty }

    /// What waits for the provider.
    public init() {}
}

/// How many tickets there are in each part.
public struct StaffTicketCounts: Sendable, Hashable {
    /// For each part how many.
    public let byPart: [StaffTicketFilter.Part: Int]

    /// How many in one part.
    public func count(_ part: StaffTicketFilter.Part) -> Int { byPart[part] ?? 0 }
}
