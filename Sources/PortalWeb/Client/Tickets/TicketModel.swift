import Access
import Tools

/// What the page of one ticket says.
struct TicketModel {
    /// One thing that was said; the first is the ticket's own text.
    struct Entry {
        let author: String
        let side: Timeline.Entry.Side
        let time: Moment
        let text: String
    }

    /// A reply that is being written.
    struct Draft {
        let text: String
        let error: String?
        let key: OnceKey

        /// An empty one.
        static func blank() -> Draft { Draft(text: "", error: nil, key: .random()) }
    }

    /// What the person can do at the end of the page.
    enum Reply {
        /// Write a reply.
        case form(Draft)
        /// Nothing, because the ticket is closed; whether a new one can be opened instead.
        case closed(mayCreate: Bool)
        /// Nothing, because the role lacks a right.
        case missing(Permission, provider: String)

        /// Whether there is a form that can show what was typed.
        var takesWords: Bool {
            if case .form = self { true } else { false }
        }
    }

    let number: Int64
    let subject: String
    let state: TicketState
    let priority: TicketPriority
    let requester: String
    /// Whether the reader opened it.
    let isOwn: Bool
    /// Who is waiting for whom, in a sentence.
    let waiting: String
    let opened: Moment
    let changed: Moment
    let entries: [Entry]
    /// The risk that it asks about; nil for none.
    let risk: (label: String, link: Link)?
    let reply: Reply
    /// Words that could not be added, for the person to take along.
    let unsent: String?
    let csrf: String
}

extension TicketModel {
    /// A ticket as a person sees it.
    init(
        _ found: GetTicket.Output, _ reader: PageReader, reply: Reply, unsent: String?, csrf: String
    ) {
        number = found.ticket.number
        subject = found.ticket.subject
        state = found.ticket.state
        priority = found.ticket.priority
        requester = found.ticket.requester.isEmpty ? "A colleague" : found.ticket.requester
        isOwn = found.ticket.isOwn
        opened = reader.moment(found.ticket.createdAt)
        changed = reader.moment(found.ticket.updatedAt)
        let first = Entry(
            author: requester, side: isOwn ? .reader : .client, time: opened, text: found.description)
        entries =
            [first]
            + found.notes.map { note in
                Entry(
                    author: note.author, side: Self.side(of: note),
                    time: reader.moment(note.createdAt), text: note.body)
            }
        risk = found.risk.flatMap { risk in Link(portalPath: risk.path).map { (risk.label, $0) } }
        waiting = TicketWaiting(found, reader, takesReply: reply.takesWords).sentence
        self.reply = reply
        self.unsent = unsent
        self.csrf = csrf
    }

    private static func side(of note: GetTicket.Output.Note) -> Timeline.Entry.Side {
        if note.isFromStaff { return .provider }
        return note.isOwn ? .reader : .client
    }
}
