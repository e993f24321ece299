import Access
import Tools

/// A suggestion of Nexie as its card shows it.
struct Proposal: Hashable {
    /// What can be done about it now.
    enum Standing: Hashable {
        /// The person can decide.
        case open
        /// The person confirmed it, and there is no receipt yet.
        case unfinished
        /// It was carried out.
        case done(Reference)
        /// The person cancelled it.
        case cancelled
        /// It waited too long.
        case expired
        /// It was made in another login.
        case elsewhere
        /// The person's role has lost the right to it.
        case forbidden(Permission)
        /// There is no page that could carry it out.
        case unknown
    }

    /// The exact fields.
    struct Fields: Hashable {
        let subject: String
        let description: String
        let priority: TicketPriority
    }

    let id: ProposalID
    let fields: Fields?
    let standing: Standing
    /// Whether the person can send what it says as a ticket of their own, now that it can't be confirmed.
    let isFreeToSend: Bool

    /// A kept suggestion, for somebody who lacks that right or none.
    init(_ summary: ProposalSummary, missing: Permission?) {
        id = summary.id
        let input = summary.ticket
        fields = input.map { .init(subject: $0.subject, description: $0.description, priority: $0.priority) }
        standing = Self.standing(of: summary, isKnown: input != nil, missing: missing)
        isFreeToSend = missing == nil && (standing == .elsewhere || standing == .expired)
    }

    private static func standing(of summary: ProposalSummary, isKnown: Bool, missing: Permission?) -> Standing {
        switch summary.state {
        case .cancelled: return .cancelled
        case .expired: return .expired
        case .open, .confirmed:
            if let done = summary.reference { return .done(done) }
            guard isKnown else { return .unknown }
            guard summary.isOfThisLogin else { return .elsewhere }
            if let missing { return .forbidden(missing) }
            return summary.state == .open ? .open : .unfinished
        }
    }
}

extension ProposalSummary {
    /// The ticket that would be opened; nil when this is a suggestion of something else, or can't be read any more.
    var ticket: CreateTicket.Input? {
        guard tool == CreateTicket.name else { return nil }
        return try? CreateTicket.Input.form.parse(json: input)
    }

    /// The ticket that was opened, as the receipt says.
    var reference: Reference? {
        guard let number = receipt?["number"]?.integer, let subject = receipt?["subject"]?.string else { return nil }
        return .ticket(number: number, subject: subject)
    }
}
