import Access

@testable import Store

extension TinyWorld {
    static func risk(
        _ id: String, at company: String, _ change: (inout ImportRecord.Risk) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.Risk()
        record.externalID = id
        record.company = company
        record.number = "R-\(id)"
        record.state = .pending
        record.title = "Risk \(id)"
        record.description = "What can happen"
        record.justification = "Why"
        record.residualRisk = "What remains"
        record.text = "We accept this."
        record.reviewOn = CalendarDate(dayNumber: 20_600)
        record.dueOn = CalendarDate(dayNumber: 20_540)
        record.presentedBy = "Staff"
        record.presentedAt = Instant(milliseconds: 3000)
        change(&record)
        return .risk(record)
    }

    /// One that was decided elsewhere.
    static func decided(_ id: String, at company: String, _ state: RiskState) -> ImportRecord {
        risk(id, at: company) {
            $0.state = state
            $0.decidedBy = "Somebody"
            $0.decidedAt = Instant(milliseconds: 4000)
        }
    }
}
