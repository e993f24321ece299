import Access
import Tools

/// What a company owes, as the page above its invoices says it.
struct OwedModel {
    /// What is owed in one currency.
    struct Line {
        let balance: Money
        let overdue: Money
        /// How it is spread; empty while nothing is overdue.
        let parts: [Part]
    }

    /// One part of what is owed, by its age.
    struct Part {
        let label: String
        let tone: Tone
        let amount: Money
        /// Its share of what is owed, in percent; at least one.
        let share: Int
    }

    let lines: [Line]
}

extension OwedModel {
    /// What the tool found, a line for each currency.
    init(_ owed: [OwedAmounts]) {
        lines = owed.map(Line.init)
    }
}

extension OwedModel.Line {
    fileprivate init(_ owed: OwedAmounts) {
        balance = owed.balance
        overdue = owed.overdue
        guard owed.overdue.minor > 0 else {
            parts = []
            return
        }
        let all = owed.balance.minor
        let due = OwedModel.Part("Not yet due", .neutral, owed.notYetDue, of: all)
        let late = owed.overdueByAge.map { OwedModel.Part($0.age.worded, .danger, $0.amount, of: all) }
        parts = ([due] + late).filter { $0.amount.minor > 0 }
    }
}

extension OwedModel.Part {
    fileprivate init(_ label: String, _ tone: Tone, _ amount: Money, of all: Int64) {
        self.label = label
        self.tone = tone
        self.amount = amount
        let share = Double(amount.minor) / Double(max(1, all)) * 100
        self.share = min(100, max(1, Int(share.rounded())))
    }
}

extension DebtAge {
    /// The age in words.
    var worded: String {
        switch self {
        case .days1To30: "1 to 30 days overdue"
        case .days31To60: "31 to 60 days overdue"
        case .days61To90: "61 to 90 days overdue"
        case .over90: "Over 90 days overdue"
        }
    }
}
