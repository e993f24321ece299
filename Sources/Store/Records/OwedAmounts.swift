import Access

/// What a company owes in one currency, and how long it has been overdue.
public struct OwedAmounts: Sendable, Hashable {
    /// All open balances.
    public let balance: Money
    /// Of these, what is overdue, by age; every age stands in it, in order.
    public let overdueByAge: [Overdue]

    /// What is overdue by so many days.
    public struct Overdue: Sendable, Hashable {
        /// Since when.
        public let age: DebtAge
        /// How much.
        public let amount: Money
    }

    /// What is overdue.
    public var overdue: Money { sum(overdueByAge.map(\.amount.minor)) }

    /// What is owed and still has time.
    public var notYetDue: Money { sum([balance.minor] + overdueByAge.map { -$0.amount.minor }) }

    init(_ row: Row) {
        let currency = Currency(stored: row.text(0))
        balance = Money(minor: row.integer(1), currency: currency)
        overdueByAge = DebtAge.allCases.enumerated().map { place, age in
            Overdue(age: age, amount: Money(minor: row.integer(Int32(place) + 2), currency: currency))
        }
    }

    private func sum(_ amounts: [Int64]) -> Money {
        let minor = amounts.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
        return Money(minor: minor, currency: balance.currency)
    }
}

/// For how many days something has been overdue.
public enum DebtAge: String, Sendable, CaseIterable, Hashable {
    /// One to thirty days.
    case days1To30 = "days_1_to_30"
    /// Thirty-one to sixty days.
    case days31To60 = "days_31_to_60"
    /// Sixty-one to ninety days.
    case days61To90 = "days_61_to_90"
    /// More than ninety days.
    case over90 = "days_over_90"
}
