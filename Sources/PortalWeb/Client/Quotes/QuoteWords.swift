import Access
import Tools

extension QuoteStanding {
    /// The standing with its sign and its word.
    var badge: Badge {
        switch self {
        case .open: Badge("Waiting for a decision", tone: .info)
        case .accepted: Badge("Accepted", tone: .success)
        case .declined: Badge("Declined", icon: .cross)
        case .expired: Badge("Expired", icon: .clock)
        }
    }
}

extension QuoteStanding {
    /// The standing in a list, where there is less room.
    var brief: Badge {
        switch self {
        case .open: Badge("To decide", tone: .info)
        case .accepted, .declined, .expired: badge
        }
    }
}

extension QuoteFilter {
    /// What the tab of this part of the list is called.
    var worded: String {
        switch self {
        case .all: "All"
        case .open: "To decide"
        case .accepted: "Accepted"
        case .declined: "Declined"
        case .expired: "Expired"
        }
    }
}

extension QuoteCounts {
    /// How many quotes a part of the list holds.
    func count(_ filter: QuoteFilter) -> Int {
        switch filter {
        case .all: all
        case .open: open
        case .accepted: accepted
        case .declined: declined
        case .expired: expired
        }
    }
}
