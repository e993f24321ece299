import Access
import Store
import Tools

/// What a company owes, in words that can be compared.
enum Owed {
    /// The ages of a debt with the days at which each ends.
    static let ages: [(name: String, days: ClosedRange<Int>)] = [
        ("days_1_to_30", 1...30), ("days_31_to_60", 31...60), ("days_61_to_90", 61...90),
        ("days_over_90", 91...1_000_000),
    ]

    /// What an answer says.
    static func told(_ json: JSONValue) -> String {
        guard let owed = json["owed"]?.array else { return "nothing was said" }
        return line(
            owed.map { entry in
                let late = entry["overdue_minor_by_age"] ?? .object([:])
                return [entry.said("currency"), entry.said("balance_minor"), entry.said("overdue_minor")]
                    + ages.map { late.said($0.name) }
            })
    }

    /// Currencies with their figures as one text.
    fileprivate static func line(_ currencies: [[String]]) -> String {
        currencies.isEmpty ? "nothing" : currencies.map { $0.joined(separator: " ") }.joined(separator: " | ")
    }
}

extension Reference {
    /// What the person's company owes in each currency by the world's own files, in the same words.
    func owed(by persona: Persona, _ oracle: Oracle) -> String {
        let open = visibleInvoices(for: persona, oracle, by: "list_invoices").map(\.row).filter { $0.state == .open }
        let today = today(for: persona)
        let currencies = Set(open.map(\.currency.code)).sorted().map { code in
            let debts = open.filter { $0.currency.code == code }.map {
                (late: today.dayNumber - $0.dueOn.dayNumber, minor: balance(of: $0, persona.tenant))
            }
            func sum(_ days: ClosedRange<Int>) -> String {
                String(debts.filter { days.contains($0.late) }.reduce(0) { $0 + $1.minor })
            }
            return [code, sum(-1_000_000...1_000_000), sum(1...1_000_000)] + Owed.ages.map { sum($0.days) }
        }
        return Owed.line(currencies)
    }
}
