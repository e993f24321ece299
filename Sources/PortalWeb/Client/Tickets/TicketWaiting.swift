import Access
import Tools

/// Who is waiting for whom on a ticket, in a sentence.
struct TicketWaiting {
    let sentence: String

    /// Follows from the state, the requester and the last note.
    init(_ found: GetTicket.Output, _ reader: PageReader) {
        let ticket = found.ticket
        switch ticket.state {
        case .waiting where ticket.isOwn:
            let asked = found.notes.last { $0.isFromStaff }?.createdAt ?? ticket.updatedAt
            sentence = "Support is waiting for your reply since \(reader.since(asked))."
        case .waiting:
            let whose = ticket.requester.isEmpty ? "a colleague" : ticket.requester
            sentence = "Waiting for a reply from \(whose)."
        case .open: sentence = Self.worked(found.notes.last)
        case .resolved:
            sentence = "Resolved \(reader.ago(ticket.updatedAt))."
        case .closed:
            let more = found.takesNotes ? "." : "; it takes no more replies."
            sentence = "Closed \(reader.ago(ticket.updatedAt))\(more)"
        }
    }

    private static func worked(_ last: GetTicket.Output.Note?) -> String {
        guard let last, !last.isFromStaff else { return "Support has it; nothing is needed from you." }
        let whose = last.isOwn ? "your reply" : "the reply of \(last.author)"
        return "Support has \(whose); nothing more is needed from you."
    }
}

extension PageReader {
    /// Since when, by the day: `today`, `yesterday`, or the date.
    fileprivate func since(_ instant: Instant) -> String {
        let day = clock.day(of: instant)
        return switch today.dayNumber - day.dayNumber {
        case ...0: "today"
        case 1: "yesterday"
        default: day.worded
        }
    }

    /// How long ago, by the day: `today`, `yesterday`, or `3 days ago`.
    fileprivate func ago(_ instant: Instant) -> String {
        let days = today.dayNumber - clock.day(of: instant).dayNumber
        return switch days {
        case ...0: "today"
        case 1: "yesterday"
        default: "\(days) days ago"
        }
    }
}
