import Access
import Tools

extension Errand {
    private static let lines = 12

    /// The statement of the account: what is owed, for how long it has been overdue, and on which invoices.
    func statement() -> Step {
        guard let outcome = outcomes(of: .accountStatement).last else { return use(.accountStatement) }
        guard let statement = StatementFacts(outcome) else { return .say(telling.trouble(outcome, .statement)) }
        let values: [Slot: Prose] = [
            .company: telling.company, .date: voice.date(statement.day), .sum: sum(statement.balances),
            .list: Prose.lines(statement.items.prefix(Self.lines).map(line)),
        ]
        guard !statement.items.isEmpty else { return .say(voice.say(.statementNone, values)) }
        let ages = statement.ages.map { age in
            let values: [Slot: Prose] = [
                .amount: Prose(quoting: age.amount.worded, most: 60), .from: Prose(number: age.from),
                .to: Prose(number: age.to ?? 0),
            ]
            return voice.say(age.to == nil ? .statementAgeOver : .statementAge, values)
        }
        return .say(
            Prose.paragraphs([
                voice.say(.statementOpen, values),
                ages.isEmpty ? .nothing : voice.say(.statementLate, [.list: Prose.lines(ages)]),
                voice.say(.statementWhole, [.link: telling.page(.statement)]),
            ]))
    }
}

/// A statement of an account as the tool gave it.
private struct StatementFacts {
    let day: CalendarDate
    /// What is owed, one sum for each currency.
    let balances: [Money]
    /// What is overdue, by days, where anything is; the last has no end.
    let ages: [(amount: Money, from: Int64, to: Int64?)]
    /// The open invoices, the oldest debt first.
    let items: [InvoiceFacts]

    /// The ages by the names that the tool gives them.
    private static let spans: [(name: String, from: Int64, to: Int64?)] = [
        ("days_1_to_30", 1, 30), ("days_31_to_60", 31, 60), ("days_61_to_90", 61, 90), ("days_over_90", 90, nil),
    ]

    /// Nil when the answer is not what it should be.
    init?(_ outcome: Outcome) {
        guard let json = outcome.json, let items = json.facts("open_items", InvoiceFacts.init),
            let day = json["as_of"]?.string.flatMap({ CalendarDate($0) }), let owed = json["owed"]?.array
        else { return nil }
        (self.items, self.day) = (items, day)
        var balances: [Money] = []
        var ages: [(amount: Money, from: Int64, to: Int64?)] = []
        for part in owed {
            guard let currency = part["currency"]?.string.flatMap({ Currency($0) }),
                let balance = part["balance_minor"]?.integer
            else { return nil }
            if balance > 0 { balances.append(Money(minor: balance, currency: currency)) }
            for span in Self.spans {
                guard let minor = part["overdue_minor_by_age"]?[span.name]?.integer, minor > 0 else { continue }
                ages.append((Money(minor: minor, currency: currency), span.from, span.to))
            }
        }
        (self.balances, self.ages) = (balances, ages)
    }
}
