import Access
import Tools

/// What the page of one ticket says.
struct TicketModel {
    /// One thing that was said; the first is the ticket's own text.
    struct Entry {
        let author: String
        let side: Timeline.Entry.Side
        let time: Moment
        /// What was done besides; nil where it is words alone.
        var deed: String?
        let text: String
    }

    /// How the person says it went.
    struct Opinion {
        /// What was kept before; nil when nothing was.
        var given: TicketRating?
        var words = ""
        var error: String?
        var isChangeable = true

        /// Nothing said yet.
        init() {}

        /// Something that was said and not kept.
        init(rating: TicketRating, words: String, error: String?) {
            (self.words, self.error) = (words, error)
        }
    }

    /// What the person can do with the ticket as a whole.
    struct Endings {
        var mayClose = false
        var mayReopen = false
        /// How it went; nil where that is not asked.
        var opinion: Opinion?
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
    let endings: Endings
    /// Words that could not be added, for the person to take along.
    let unsent: String?
    let csrf: String
    /// Who looks after whom, as the printed page says it.
    let letterhead: Letterhead
    /// When it was looked at, in full, because paper stays.
    let asOf: Moment
}

extension TicketModel {
    /// A ticket as a person sees it.
    init(
        _ found: GetTicket.Output, _ reader: PageReader, reply: Reply, endings: Endings = Endings(), unsent: String?,
        csrf: String, letterhead: Letterhead
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
                    time: reader.moment(note.createdAt), deed: note.kind.deed, text: note.body)
            }
        risk = found.risk.flatMap { risk in Link(portalPath: risk.path).map { (risk.label, $0) } }
        waiting = TicketWaiting(found, reader).sentence
        self.reply = reply
        self.endings = endings
        self.unsent = unsent
        self.csrf = csrf
        self.letterhead = letterhead
        asOf = Moment(reader.now, reader.clock)
    }

    private static func side(of note: GetTicket.Output.Note) -> Timeline.Entry.Side {
        if note.isFromStaff { return .provider }
        return note.isOwn ? .reader : .client
    }
}

extension TicketNoteKind {
    /// What the client did; nil where they said words alone.
    var deed: String? {
        switch self {
        case .note: nil
        case .closed: "closed this ticket"
        case .reopened: "opened this ticket again"
        }
    }
}
