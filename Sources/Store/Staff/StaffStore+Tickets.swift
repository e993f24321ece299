import Access

/// A note that a member of staff writes.
public struct StaffNoteWords: Sendable {
    /// What it says.
    public let body: String
    /// Who may read it.
    public let visibility: NoteVisibility
    /// The same key never adds a second note; empty for no such promise.
    public let onceKey: String

    /// A note.
    public init(_ body: String, _ visibility: NoteVisibility, onceKey: String = "") {
        (self.body, self.visibility, self.onceKey) = (body, visibility, onceKey)
    }
}

extension StaffStore {
    /// How many notes of a ticket are shown at most: the latest.
    public static let mostNotes = 1000

    /// The tickets that the filter asks for, so many from a place on: what waits for the provider by how pressing and how
    /// old it is, the rest by its latest change.
    public func tickets(_ filter: StaffTicketFilter, from start: Int, count: Int) throws -> [StaffTicket] {
        let values = narrowing(filter) + [.integer(Int64(count)), .integer(Int64(start))]
        return switch filter.part {
        case .ours: try all(StaffTicketStatements.ours, values, StaffTicket.init)
        case .all: try all(StaffTicketStatements.every, values, StaffTicket.init)
        case .open, .waiting, .resolved, .closed:
            try all(StaffTicketStatements.ofState, values + [.text(filter.part.rawValue)], StaffTicket.init)
        }
    }

    /// How many tickets of the filter's company, person and words are in each part.
    public func ticketCounts(_ filter: StaffTicketFilter) throws -> StaffTicketCounts {
        let (values, isWhole) = (narrowing(filter), filter.isWhole)
        let states = try all(
            isWhole ? StaffTicketStatements.counts : StaffTicketStatements.countsFitting, isWhole ? [] : values
        ) { (StaffTicketFilter.Part(rawValue: $0.text(0)), Int($0.integer(1))) }
        var byPart: [StaffTicketFilter.Part: Int] = [:]
        for (part, count) in states {
            if let part { byPart[part] = count }
        }
        byPart[.all] = states.reduce(0) { $0 + $1.1 }
        byPart[.ours] =
            try first(
                isWhole ? StaffTicketStatements.countOurs : StaffTicketStatements.countOursFitting,
                isWhole ? [] : values
            ) { Int($0.integer(0)) } ?? 0
        return StaffTicketCounts(byPart: byPart)
    }

    /// The ticket with the number, internal notes and all; nil when the provider has none.
    public func ticket(number: Int64) throws -> StaffTicketDetail? {
        let found = try first(StaffTicketStatements.find, [.integer(number)]) { row in
            let next = StaffTicket.width
            return (
                row: StaffTicket(row), description: row.text(next), email: row.text(next + 1),
                isIn: row.flag(next + 2), unwanted: Set<NoticeKind>(stored: row.text(next + 3)),
                newest: row.text(next + 4)
            )
        }
        guard let found else { return nil }
        let id = SQLValue.id(found.row.id)
        return StaffTicketDetail(
            row: found.row, description: found.description, email: found.email, isIn: found.isIn,
            unwanted: found.unwanted,
            notes: try all(
                StaffTicketStatements.notes, [id, .integer(Int64(Self.mostNotes))], StaffTicketNote.init),
            ratings: try all(StaffTicketStatements.ratings, [id], StaffTicketRating.init),
            mark: found.row.state.rawValue + "-" + found.newest)
    }

    /// Whether the member who asks has added a note with this key before.
    public func hasNote(withKey key: String) throws -> Bool {
        guard !key.isEmpty else { return false }
        return try first(StaffTicketStatements.once, [.id(scope.staff), .text(key)]) { _ in true } ?? false
    }

    /// Adds a note in the name of the member who asks, and moves the ticket where that is wanted; who asked is told of
    /// what is for clients, by one message at most.
    public func add(
        _ note: StaffNoteWords, to ticket: StaffTicketDetail, then state: TicketState?, at now: Instant
    ) throws {
        let id = TicketNoteID.new(at: now)
        try run(
            StaffTicketStatements.addNote,
            [
                .id(ticket.row.id), .id(id), .text(note.visibility.rawValue), .text(note.body), .instant(now),
                .id(scope.staff), note.onceKey.isEmpty ? .null : .text(note.onceKey),
            ])
        let ends = try state.map { try move(ticket, to: $0, at: now) } ?? false
        switch note.visibility {
        case .public:
            try run(StaffTicketStatements.touch, [.id(ticket.row.id), .instant(now)])
            // That it is resolved is said with the answer, unless the person wants the answer alone.
            if ends, !ticket.unwanted.contains(.resolved) {
                try tell(.resolved, of: ticket, about: ticket.row.id.text, at: now)
            } else {
                try tell(.note, of: ticket, about: id.text, at: now)
            }
        case .internal:
            if ends { try tell(.resolved, of: ticket, about: ticket.row.id.text, at: now) }
        }
    }

    /// Moves a ticket; who asked is told when nobody works on it any more.
    public func set(_ ticket: StaffTicketDetail, to state: TicketState, at now: Instant) throws {
        guard try move(ticket, to: state, at: now) else { return }
        try tell(.resolved, of: ticket, about: ticket.row.id.text, at: now)
    }

    /// Whether that ends work on the ticket.
    private func move(_ ticket: StaffTicketDetail, to state: TicketState, at now: Instant) throws -> Bool {
        guard state != ticket.row.state else { return false }
        try run(StaffTicketStatements.move, [.id(ticket.row.id), .instant(now), .text(state.rawValue)])
        return state.isOver && !ticket.row.state.isOver
    }

    private func tell(
        _ kind: NoticeKind, of ticket: StaffTicketDetail, about record: String, at now: Instant
    ) throws {
        try run(
            StaffTicketStatements.tell,
            [
                .id(ticket.row.id), .id(Identifier<Parcel>.new(at: now)), .text(kind.rawValue), .text(record),
                .instant(now), .instant(now.adding(seconds: BackOff.patience)),
            ])
    }

    private func narrowing(_ filter: StaffTicketFilter) -> [SQLValue] {
        [
            .text(filter.company), .text(filter.contact), .text(filter.words), .integer(Int64(filter.words) ?? -1),
        ]
    }
}
