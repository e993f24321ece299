import Access
import Tools

/// What the list of risks says.
struct RiskListModel {
    /// One risk of the list.
    struct Row {
        let number: String
        let title: String
        let state: RiskState
        let level: RiskLevel
        /// Which of its days is near; nil when none is.
        let nearing: Badge?
        let presented: Moment
        let reviewOn: CalendarDate
    }

    let company: String
    let frame: ListFrame
    let filter: RiskFilter
    let rows: [Row]
}

extension RiskListModel {
    /// The list that was found for a query.
    init(_ found: ListRisks.Output, _ query: RiskListQuery, company: String, _ reader: PageReader) {
        self.company = company
        filter = query.filter
        rows = found.risks.map { Row($0, reader) }
        frame = ListFrame(found, query)
    }
}

extension RiskListModel.Row {
    fileprivate init(_ risk: RiskSummary, _ reader: PageReader) {
        number = risk.number
        title = risk.title
        state = risk.state
        level = risk.level
        nearing = risk.nearingWords(today: reader.today)
        presented = reader.brief(risk.presentedAt)
        reviewOn = risk.reviewOn
    }
}

extension ListFrame {
    fileprivate init(_ found: ListRisks.Output, _ query: RiskListQuery) {
        let total = found.counts.count(query.filter)
        self.init(
            noun: .risk,
            paging: Paging(
                shown: found.risks.count, of: total, total == 1 ? "risk" : "risks",
                first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) }),
            start: query.link())
        tabs = [RiskFilter.all, .pending, .decided].map { filter in
            Tabs.Tab(
                filter.worded, query.link(filter), isCurrent: filter == query.filter,
                count: found.counts.count(filter))
        }
        words = query.words
        kept = [("status", query.filter.rawValue)]
        count = found.risks.count
        emptiness = Self.emptiness(found, query)
    }

    private static func emptiness(_ found: ListRisks.Output, _ query: RiskListQuery) -> Emptiness? {
        guard found.risks.isEmpty else { return nil }
        if found.counts.all == 0, query.words.isEmpty { return .nothingYet }
        if query.isFurtherOn { return .end }
        let part: String? =
            switch query.filter {
            case .all: nil
            case .pending: "undecided"
            case .decided: "decided"
            }
        return .nothingFound(
            SoughtInVain(
                part: part, words: query.words, elsewhere: found.counts.all, everywhere: query.link(.all)))
    }
}

extension ListFrame.Noun {
    /// Risks.
    static let risk = ListFrame.Noun(one: "risk", many: "risks", title: "Risks", all: .page("/portal/risks"))
}
