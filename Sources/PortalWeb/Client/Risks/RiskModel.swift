import Access
import Tools

/// What the page of one risk says.
struct RiskModel {
    /// What was decided, as the page tells it.
    struct Decision {
        let isAccepted: Bool
        /// Who and when, in a sentence.
        let sentence: String
        let reason: String
        /// The certificate of it; nil where it was not decided here, or there is none.
        var certificate: Link?
    }

    /// What this person can do about it.
    enum Deciding {
        /// Decide now.
        case open(Form)
        /// Nothing, because the role lacks the right; who can give it.
        case missing(Permission, provider: String)
        /// Nothing, because it waits for no decision.
        case over
    }

    /// The form of declining, with what was typed in it.
    struct Form {
        var reason = ""
        var error: String?
        /// Where the risk is signed; nil as long as there is no such page.
        var sign: Link?
        let csrf: String
    }

    /// A ticket about the risk.
    struct Ticket {
        let title: String
        let detail: String
        let link: Link
    }

    let document: RiskDocument
    let state: RiskState
    /// Which of its days is near; nil when none is.
    let nearing: Badge?
    let dueOn: CalendarDate
    let hash: RiskHash
    let presented: Moment
    /// When the reader first saw this version; nil when that was not kept.
    let seen: Moment?
    let decision: Decision?
    let deciding: Deciding
    let tickets: [Ticket]
    /// Where to ask about it; nil where the person can't open a ticket.
    let ask: Link?

    /// The length of the document in bytes.
    var length: Int { document.bytes.count }
    /// The page's own path.
    var link: Link { .page("/portal/risks/", document.number) }
}

extension RiskModel {
    /// A risk as a person sees it.
    init(
        _ found: GetRisk.Output, seenAt: Instant?, _ reader: PageReader, deciding: Deciding, mayAsk: Bool
    ) {
        document = found.document
        state = found.risk.state
        nearing = found.risk.nearingWords(today: reader.today)
        dueOn = found.risk.dueOn
        hash = found.hash
        presented = reader.moment(found.risk.presentedAt)
        seen = seenAt.map { reader.moment($0) }
        decision = found.risk.decision.map { decision in
            Decision(decision, of: found.risk.number, isCertified: found.isCertified, reader)
        }
        self.deciding = deciding
        tickets = found.tickets.map { Ticket($0, reader) }
        ask = mayAsk ? .page("/portal/risks/", found.risk.number, "ask") : nil
    }
}

extension RiskModel.Decision {
    fileprivate init(_ decision: RiskDecision, of number: String, isCertified: Bool, _ reader: PageReader) {
        isAccepted = decision.verdict == .accepted
        let verb = isAccepted ? "accepted" : "declined"
        let who = decision.isOwn ? "You" : decision.name
        let when = reader.clock.worded(decision.decidedAt, now: reader.now)
        let note = decision.isHere ? "" : ", outside this portal, as your provider has recorded"
        sentence = "\(who) \(verb) this version \(when)\(note)."
        reason = decision.reason
        certificate = isCertified ? .page("/portal/risks/", number, "certificate") : nil
    }
}

extension RiskModel.Ticket {
    fileprivate init(_ ticket: GetRisk.Output.Ticket, _ reader: PageReader) {
        title = ticket.subject
        detail =
            "Ticket \(ticket.number), \(ticket.state.worded(isOwn: false)), last change "
            + reader.clock.worded(ticket.updatedAt, now: reader.now)
        link = .page("/portal/tickets/", String(ticket.number))
    }
}
