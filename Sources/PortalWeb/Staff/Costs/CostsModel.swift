import Access
import Tools

/// What a month's costs come to, in the shapes in which the page shows them.
struct CostsModel {
    /// A day, a company or a model, with what was used of Claude.
    struct Part {
        let name: String
        let used: UsedSum
    }

    let month: UsedMonth
    let total: UsedSum
    /// Every day of the month up to today, also those without a use.
    let days: [(day: CalendarDate, used: UsedSum)]
    /// The companies, the dearest first.
    let companies: [Part]
    /// The models, the dearest first.
    let models: [Part]

    /// Adds the lines of a month up.
    init(_ month: UsedMonth, _ lines: [UsedLine]) {
        self.month = month
        var total = UsedSum()
        var byDay: [CalendarDate: UsedSum] = [:]
        var byCompany: [CompanyID: UsedSum] = [:]
        var names: [CompanyID: String] = [:]
        var byModel: [String: UsedSum] = [:]
        for line in lines {
            total = total.adding(line.used)
            byDay[line.day] = (byDay[line.day] ?? UsedSum()).adding(line.used)
            byCompany[line.company] = (byCompany[line.company] ?? UsedSum()).adding(line.used)
            names[line.company] = line.companyName
            byModel[line.model] = (byModel[line.model] ?? UsedSum()).adding(line.used)
        }
        self.total = total
        let last = min(month.last, max(month.first, month.today))
        days = (0...max(0, last.dayNumber - month.first.dayNumber)).map { place in
            let day = month.first.adding(days: place)
            return (day, byDay[day] ?? UsedSum())
        }
        companies = Self.ordered(byCompany.map { Part(name: names[$0.key] ?? "", used: $0.value) })
        models = Self.ordered(
            byModel.map { Part(name: $0.key == "unsettled" ? "reserved, and never settled" : $0.key, used: $0.value) })
    }

    private static func ordered(_ parts: [Part]) -> [Part] {
        parts.sorted {
            ($1.used.microDollars, $1.used.tokens, $0.name) < ($0.used.microDollars, $0.used.tokens, $1.name)
        }
    }

    /// The month as addresses name it: `2026-11`.
    static func name(of day: CalendarDate) -> String { String(day.description.prefix(7)) }

    /// The month before, and the one after where it has begun.
    var neighbours: (before: String, after: String?) {
        let next = month.last.adding(days: 1)
        return (Self.name(of: month.first.adding(days: -1)), next <= month.today ? Self.name(of: next) : nil)
    }

    /// The month in words: `Nov 2026`.
    var title: String {
        String(month.first.worded.drop { $0 != " " }.dropFirst())
    }
}

extension UsedSum {
    /// Every token that was read or written.
    var tokens: Int64 { [input, output, cacheRead, cacheWrite].reduce(0) { $0.upTo(adding: $1) } }

    /// What it cost, with a word where some of it has no known price.
    var cost: String {
        if unpriced == 0 { return Self.dollars(microDollars) }
        return microDollars == 0 ? "price unknown" : Self.dollars(microDollars) + " and what has no known price"
    }

    /// Whole cents from a dollar on; below it every digit counts.
    private static func dollars(_ microDollars: Int64) -> String {
        guard microDollars >= 1_000_000 else { return Amounts.dollars(microDollars) }
        let cents = microDollars / 10_000 + (microDollars % 10_000 >= 5000 ? 1 : 0)
        return "$" + grouped(cents / 100) + "." + (cents % 100 < 10 ? "0" : "") + String(cents % 100)
    }
}

/// A count with its thousands apart: `300,582`.
func grouped(_ count: Int64) -> String {
    var digits = String(count.magnitude)
    var parts: [String] = []
    while digits.count > 3 {
        parts.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
    }
    return (count < 0 ? "-" : "") + ([digits] + parts).joined(separator: ",")
}
