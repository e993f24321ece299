import Access
import Tools

/// Records beside an answer, in the words of their pages.
extension RecordCard {
    /// The card as a link; nil when the record has no page of ours.
    func tile(_ reader: PageReader) -> RecordTile? {
        Link(portalPath: path).map {
            RecordTile(icon: reference.icon, title: label, badge: badge, detail: detail(reader), link: $0)
        }
    }

    /// Where the record stands, in words that need no clock.
    var detail: String {
        switch facts {
        case .ticket(let state, _): state.worded(isOwn: false)
        case .invoice(let standing, let balance, let dueOn):
            "\(standing.badge.text), \(balance.worded)\(Self.due(standing, dueOn))"
        case .risk(let state, let dueOn): "\(state.badge.text)\(Self.due(state, dueOn))"
        case .quote(let standing, let total, let validUntil):
            "\(standing.badge.text), \(total.worded)\(Self.valid(standing, validUntil))"
        case .contract(let standing, let endsOn): standing.badge.text + Self.end(standing, endsOn)
        case .article, nil: ""
        }
    }

    private var badge: Badge? {
        switch facts {
        case .ticket(let state, _): state.badge(isOwn: false)
        case .invoice(let standing, _, _): standing.badge
        case .risk(let state, _): state.badge
        case .quote(let standing, _, _): standing.badge
        case .contract(let standing, _): standing.badge
        case .article, nil: nil
        }
    }

    private func detail(_ reader: PageReader) -> String {
        switch facts {
        case .ticket(_, let updatedAt): "last change \(reader.clock.worded(updatedAt, now: reader.now))"
        case .invoice(let standing, let balance, let dueOn): "\(balance.worded)\(Self.due(standing, dueOn))"
        case .quote(let standing, let total, let validUntil): "\(total.worded)\(Self.valid(standing, validUntil))"
        case .contract(let standing, let endsOn): String(Self.end(standing, endsOn).dropFirst(2))
        case .article(let updatedAt): "updated \(reader.clock.worded(updatedAt, now: reader.now))"
        case .risk(let state, let dueOn):
            state.waits ? "an answer is wanted by \(dueOn.worded)" : ""
        case nil: ""
        }
    }

    private static func due(_ state: RiskState, _ date: CalendarDate) -> String {
        state.waits ? ", due \(date.worded)" : ""
    }

    private static func due(_ standing: InvoiceStanding, _ date: CalendarDate) -> String {
        switch standing {
        case .open, .overdue: ", due \(date.worded)"
        case .paid, .void: ""
        }
    }

    private static func valid(_ standing: QuoteStanding, _ date: CalendarDate) -> String {
        switch standing {
        case .open: ", valid until \(date.worded)"
        case .accepted, .declined, .expired: ""
        }
    }

    private static func end(_ standing: ContractStanding, _ date: CalendarDate?) -> String {
        guard let date else { return "" }
        return standing == .ended ? ", ended \(date.worded)" : ", ends \(date.worded)"
    }
}

extension Reference {
    fileprivate var icon: Icon {
        switch self {
        case .ticket: .ticket
        case .invoice: .invoice
        case .quote: .quote
        case .contract: .contract
        case .article: .book
        case .risk: .shield
        }
    }
}
