import Access

extension ImportRecord {
    /// A request for help.
    public struct Ticket: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// The company.
        public var company = ""
        /// Who asked; a contact of that company.
        public var contact = ""
        /// The number that people use; the next free one when nil.
        public var number: Int64?
        /// One line.
        public var subject = ""
        /// What the requester wrote first; may be empty.
        public var description = ""
        /// Where it stands.
        public var state = TicketState.open
        /// How pressing it is.
        public var priority = TicketPriority.normal
        /// When it was opened.
        public var createdAt = Instant(milliseconds: 0)
        /// When a client last saw it change; never taken as earlier than its latest public note.
        public var updatedAt: Instant?

        /// A blank ticket.
        public init() {}
    }

    /// One message on a ticket.
    public struct TicketNote: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// The ticket.
        public var ticket = ""
        /// Who wrote it: a contact or staff.
        public var author = NoteAuthor.staff
        /// The contact who wrote it; empty for staff.
        public var authorContact = ""
        /// The name of the member of staff who wrote it; empty for a contact.
        public var authorName = ""
        /// Who may read it.
        public var visibility = NoteVisibility.internal
        /// What it says.
        public var body = ""
        /// When.
        public var createdAt = Instant(milliseconds: 0)

        /// A blank note.
        public init() {}
    }
}

/// Who writes notes on a ticket.
public enum NoteAuthor: String, Sendable, Hashable, CaseIterable {
    /// A person of the client company.
    case contact
    /// The provider's people.
    case staff
}

/// Who may read a note.
public enum NoteVisibility: String, Sendable, Hashable, CaseIterable {
    /// Clients too.
    case `public`
    /// The provider's people alone.
    case `internal`
}

extension ImportRecord.Ticket: Imported {
    static var kind: ImportKind { .ticket }

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(company)
        packed.put(contact)
        packed.put(number)
        packed.put(subject)
        packed.put(description)
        packed.put(state)
        packed.put(priority)
        packed.put(createdAt)
        packed.put(updatedAt?.milliseconds)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        company = try packed.text()
        contact = try packed.text()
        number = try packed.optionalNumber()
        subject = try packed.text()
        description = try packed.text()
        state = try packed.choice()
        priority = try packed.choice()
        createdAt = try packed.instant()
        updatedAt = try packed.optionalNumber().map(Instant.init)
    }
}

extension ImportRecord.TicketNote: Imported {
    static var kind: ImportKind { .ticketNote }

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(ticket)
        packed.put(author)
        packed.put(authorContact)
        packed.put(authorName)
        packed.put(visibility)
        packed.put(body)
        packed.put(createdAt)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        ticket = try packed.text()
        author = try packed.choice()
        authorContact = try packed.text()
        authorName = try packed.text()
        visibility = try packed.choice()
        body = try packed.text()
        createdAt = try packed.instant()
    }
}
