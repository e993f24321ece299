import Access

extension CalendarDate {
    /// The date as people write it: `14 Mar 2026`.
    var worded: String {
        let (year, month, day) = parts
        return String(day) + " " + Self.monthName(month) + " " + String(year)
    }

    /// The date within a year that needs no naming: `14 Mar`.
    var wordedWithoutYear: String { String(parts.day) + " " + Self.monthName(parts.month) }

    private static func monthName(_ month: Int) -> String {
        switch month {
        case 1: "Jan"
        case 2: "Feb"
        case 3: "Mar"
        case 4: "Apr"
        case 5: "May"
        case 6: "Jun"
        case 7: "Jul"
        case 8: "Aug"
        case 9: "Sep"
        case 10: "Oct"
        case 11: "Nov"
        default: "Dec"
        }
    }
}

/// How far off a due date is, in words and in urgency.
struct DueWords: Hashable, Sendable {
    /// Such as `due in 3 days`, `due today` or `5 days overdue`.
    let text: String
    /// Danger once overdue, warning in the last three days, neutral before.
    let tone: Tone

    /// The words for a date, told on a day.
    init(_ due: CalendarDate, today: CalendarDate) {
        let days = due.dayNumber - today.dayNumber
        switch days {
        case ..<(-1): (text, tone) = ("\(-days) days overdue", .danger)
        case -1: (text, tone) = ("1 day overdue", .danger)
        case 0: (text, tone) = ("due today", .warning)
        case 1: (text, tone) = ("due tomorrow", .warning)
        case 2...3: (text, tone) = ("due in \(days) days", .warning)
        default: (text, tone) = ("due in \(days) days", .neutral)
        }
    }
}
