import Access
import Store

/// What a note of a ticket is.
public typealias TicketNoteKind = Store.TicketNoteKind
/// How a ticket went, for the person who says so.
public typealias TicketRating = Store.TicketRating

/// What can still be done with a ticket that is done.
enum TicketEnding {
    /// For how many days a closed ticket can be opened again.
    static let days: Int64 = 30
    /// For how many days what somebody said of a ticket can be changed.
    static let ratingDays: Int64 = 7

    /// Whether nobody works on the ticket any more.
    static func isOver(_ state: TicketState) -> Bool {
        switch state {
        case .open, .waiting: false
        case .resolved, .closed: true
        }
    }

    /// Whether the ticket takes notes, and can be opened again where it is over.
    static func takesNotes(_ ticket: TicketRow, at now: Instant) -> Bool {
        guard ticket.state == .closed else { return true }
        return ticket.updatedAt > now.adding(seconds: -86_400 * days) || Faults.has(.noteOnClosed)
    }

    /// Whether what was said then can be changed now.
    static func isChangeable(_ rating: TicketRatingRow, at now: Instant) -> Bool {
        rating.ratedAt > now.adding(seconds: -86_400 * ratingDays)
    }

    static let tooLate = ToolRefusal.conflict("This ticket is closed. Open a new one and mention its number.")
}
