import Access
import Store

/// Where a risk stands between the provider and the client.
public typealias RiskState = Store.RiskState
/// How large a risk is.
public typealias RiskLevel = Store.RiskLevel
/// Where a risk was found.
public typealias RiskSource = Store.RiskSource
/// What a client has decided.
public typealias RiskVerdict = Store.RiskVerdict
/// Which risks a list is to show.
public typealias RiskFilter = Store.RiskFilter
/// How many risks stand where.
public typealias RiskCounts = Store.RiskCounts
/// Everything that a client accepts when a risk is accepted.
public typealias RiskDocument = Store.RiskDocument
/// The SHA-256 of a risk's document.
public typealias RiskHash = Store.RiskHash

/// A day of a risk that is near or has passed; nothing happens by itself on it.
public enum RiskNearing: String, Sendable, Hashable {
    /// No day is near.
    case none
    /// An answer is wanted within a week.
    case dueSoon = "due_soon"
    /// An answer was wanted before today.
    case overdue
    /// The acceptance is looked at again within thirty days.
    case reviewSoon = "review_soon"
    /// The acceptance should have been looked at again before today.
    case reviewOverdue = "review_overdue"

    init(_ row: RiskRow, today: CalendarDate) {
        switch row.state {
        case .pending, .renewed:
            self = row.dueOn < today ? .overdue : row.dueOn <= today.adding(days: 7) ? .dueSoon : .none
        case .accepted:
            self =
                row.reviewOn < today ? .reviewOverdue : row.reviewOn <= today.adding(days: 30) ? .reviewSoon : .none
        case .draft, .declined, .underReview, .revoked, .resolved: self = .none
        }
    }
}

/// What was decided on a risk, as a client reads it.
public struct RiskDecision: Sendable, Hashable {
    /// What.
    public let verdict: RiskVerdict
    /// Who.
    public let name: String
    /// Whether the person who asks decided.
    public let isOwn: Bool
    /// Whether it was decided here; otherwise the provider has recorded what was decided elsewhere.
    public let isHere: Bool
    /// Why; empty when not said.
    public let reason: String
    /// When.
    public let decidedAt: Instant

    init(_ row: RiskDecisionRow, for scope: Scope) {
        verdict = row.verdict
        name = row.name
        isOwn = row.contact == scope.contact
        isHere = row.contact != nil
        reason = row.reason
        decidedAt = row.decidedAt
    }
}

/// A risk as a list shows it to a client.
public struct RiskSummary: Sendable, Hashable {
    /// The number that people use.
    public let number: String
    /// One line.
    public let title: String
    /// Where it stands.
    public let state: RiskState
    /// Which version of the document is in force.
    public let version: Int64
    /// How large the risk is that remains.
    public let level: RiskLevel
    /// By when an answer is wanted.
    public let dueOn: CalendarDate
    /// When an acceptance is looked at again.
    public let reviewOn: CalendarDate
    /// Which of these days is near.
    public let nearing: RiskNearing
    /// Who presented it.
    public let presentedBy: String
    /// When it was presented.
    public let presentedAt: Instant
    /// What was decided on this version; nil when nothing was.
    public let decision: RiskDecision?

    init(_ row: RiskRow, for scope: Scope, today: CalendarDate) {
        number = row.number
        title = row.title
        state = row.state
        version = row.version
        level = row.level
        dueOn = row.dueOn
        reviewOn = row.reviewOn
        nearing = RiskNearing(row, today: today)
        presentedBy = row.presentedBy
        presentedAt = row.presentedAt
        decision = row.decision.map { RiskDecision($0, for: scope) }
    }

    var reference: Reference { .risk(number: number, title: title) }
    var card: RecordCard { RecordCard(reference, .risk(state, dueOn: dueOn)) }

    func write(to json: inout JSONFields) {
        json.field("number", number)
        json.field("title", title)
        json.field("state", state.rawValue)
        json.field("waits_for_decision", state.waits)
        json.field("version", version)
        json.field("residual_level", level.rawValue)
        json.field("due_on", dueOn.description)
        json.field("review_on", reviewOn.description)
        json.field("nearing", nearing.rawValue)
        json.field("presented_by", presentedBy)
        json.field("presented_at", presentedAt.rfc3339)
        if let decision {
            json.object("decision") {
                $0.field("verdict", decision.verdict.rawValue)
                $0.field("by", decision.name)
                $0.field("at", decision.decidedAt.rfc3339)
                $0.field("recorded_by_provider", !decision.isHere)
            }
        }
        json.field("link", reference.path)
    }
}
