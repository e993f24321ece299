import Access

/// Where a risk stands between the provider and the client.
public enum RiskState: String, Sendable, CaseIterable, Hashable {
    /// Being written; clients never see it.
    case draft
    /// Presented; it waits for the client's decision.
    case pending
    /// The client has accepted it.
    case accepted
    /// The client has declined it.
    case declined
    /// The provider looks at it again.
    case underReview = "under_review"
    /// Presented again in a new version; it waits for the client's decision as a pending one does.
    case renewed
    /// Taken back by the provider.
    case revoked
    /// The risk is gone.
    case resolved

    /// Whether it waits for the client's decision.
    public var waits: Bool {
        switch self {
        case .pending, .renewed: true
        case .draft, .accepted, .declined, .underReview, .revoked, .resolved: false
        }
    }
}

/// How large a risk is.
public enum RiskLevel: String, Sendable, CaseIterable, Hashable {
    /// Hardly any harm, or hardly ever.
    case low
    /// Some harm now and then.
    case moderate
    /// Much harm, or often.
    case high
    /// The company itself is at stake.
    case critical
}

/// Where a risk was found.
public enum RiskSource: String, Sendable, CaseIterable, Hashable {
    /// In a look at the client's systems.
    case assessment
    /// After something had happened.
    case incident
    /// By an audit.
    case audit
    /// In work on a ticket.
    case ticket
    /// Elsewhere.
    case other
}

/// What a client has decided.
public enum RiskVerdict: String, Sendable, CaseIterable, Hashable {
    /// The risk is accepted.
    case accepted
    /// The risk is not accepted.
    case declined
}

/// A risk as a list shows it.
public struct RiskRow: Sendable, Hashable {
    /// The row's identifier, for the next page and for writes.
    public let id: RiskID
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
    /// Who presented it.
    public let presentedBy: String
    /// When it was presented.
    public let presentedAt: Instant
    /// The hash of the document in force.
    public let hash: RiskHash
    /// What was decided on this version; nil when nothing was.
    public let decision: RiskDecisionRow?

    init(_ row: Row) {
        id = row.id(0)
        number = row.text(1)
        title = row.text(2)
        state = RiskState(rawValue: row.text(3)) ?? .underReview
        version = row.integer(4)
        level = RiskLevel(rawValue: row.text(5)) ?? .critical
        dueOn = row.date(6)
        reviewOn = row.date(7)
        presentedBy = row.text(8)
        presentedAt = row.instant(9)
        hash = RiskHash(stored: row.blob(10))
        decision = RiskDecisionRow(row)
    }
}

/// What was decided on one version of a risk's document.
public struct RiskDecisionRow: Sendable, Hashable {
    /// What.
    public let verdict: RiskVerdict
    /// Who, by the name of that moment.
    public let name: String
    /// The contact who decided here; nil when the provider recorded a decision that was made elsewhere.
    public let contact: ContactID?
    /// Why; empty when not said.
    public let reason: String
    /// When.
    public let decidedAt: Instant

    fileprivate init?(_ row: Row) {
        guard let verdict = row.optionalText(11).flatMap(RiskVerdict.init) else { return nil }
        self.verdict = verdict
        name = row.text(12)
        contact = row.optionalText(13).flatMap(ContactID.init)
        reason = row.text(14)
        decidedAt = row.instant(15)
    }
}

/// A risk with its document.
public struct RiskDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: RiskRow
    /// The document in force, whose hash is the row's.
    public let document: RiskDocument

    init(_ row: Row) throws {
        self.row = RiskRow(row)
        var document = RiskDocument()
        document.number = self.row.number
        document.version = self.row.version
        document.title = self.row.title
        document.residualLevel = self.row.level
        document.reviewOn = self.row.reviewOn
        document.presentedBy = self.row.presentedBy
        document.presentedAt = self.row.presentedAt
        document.description = row.text(16)
        document.justification = row.text(17)
        document.residualRisk = row.text(18)
        document.controls = row.text(19)
        document.source = RiskSource(rawValue: row.text(20)) ?? .other
        document.sourceReference = row.text(21)
        document.text = row.text(22)
        document.provider = row.text(23)
        document.company = row.text(24)
        guard document.hash == self.row.hash else {
            throw StoreError.fault("the document of a risk is not the one that was presented")
        }
        self.document = document
    }
}

/// That a person has seen one version of a risk's document.
public struct RiskViewRow: Sendable, Hashable {
    /// Which version.
    public let version: Int64
    /// The hash of what was seen.
    public let hash: RiskHash
    /// When it was first seen.
    public let viewedAt: Instant

    init(_ row: Row) {
        version = row.integer(0)
        hash = RiskHash(stored: row.blob(1))
        viewedAt = row.instant(2)
    }
}

/// Which risks a list is to show.
public enum RiskFilter: String, Sendable, CaseIterable, Hashable {
    /// They wait for a decision.
    case pending
    /// Accepted or declined.
    case decided
    /// All that a client may see.
    case all
}

/// How many risks stand where.
public struct RiskCounts: Sendable, Hashable {
    /// They wait for a decision.
    public let pending: Int
    /// Accepted or declined.
    public let decided: Int
    /// All.
    public let all: Int
}
