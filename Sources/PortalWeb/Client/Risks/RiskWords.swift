import Access
import Tools

extension RiskState {
    /// The state with its sign and its word.
    var badge: Badge {
        switch self {
        case .pending, .renewed: Badge("Waits for a decision", tone: .warning)
        case .accepted: Badge("Accepted", tone: .success)
        case .declined: Badge("Declined", icon: .cross)
        case .underReview: Badge("Under review", tone: .info)
        case .revoked: Badge("Taken back", icon: .minus)
        case .resolved: Badge("Resolved", tone: .success)
        case .draft: Badge("Draft")
        }
    }
}

extension RiskLevel {
    /// The level with its sign and its word.
    var badge: Badge {
        switch self {
        case .low: Badge("Low")
        case .moderate: Badge("Moderate", tone: .info)
        case .high: Badge("High", tone: .warning, icon: .alert)
        case .critical: Badge("Critical", tone: .danger)
        }
    }
}

extension RiskSource {
    /// Where a risk was found, as a page says it.
    var worded: String {
        switch self {
        case .assessment: "Assessment"
        case .incident: "Incident"
        case .audit: "Audit"
        case .ticket: "Ticket"
        case .other: "Other"
        }
    }
}

extension RiskFilter {
    /// What the tab of this part of the list is called.
    var worded: String {
        switch self {
        case .pending: "To decide"
        case .decided: "Decided"
        case .all: "All"
        }
    }
}

extension RiskCounts {
    /// How many risks a part of the list holds.
    func count(_ filter: RiskFilter) -> Int {
        switch filter {
        case .pending: pending
        case .decided: decided
        case .all: all
        }
    }
}

extension RiskSummary {
    /// Which day is near, in words with a tone; nil when none is.
    func nearingWords(today: CalendarDate) -> Badge? {
        switch nearing {
        case .none: nil
        case .dueSoon, .overdue:
            { Badge($0.text, tone: $0.tone == .neutral ? .warning : $0.tone) }(DueWords(dueOn, today: today))
        case .reviewSoon: Badge("review on \(reviewOn.worded)", tone: .info)
        case .reviewOverdue: Badge("review was due on \(reviewOn.worded)", tone: .warning)
        }
    }
}
