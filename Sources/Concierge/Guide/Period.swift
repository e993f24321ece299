import Access

/// A span of days that somebody speaks of, both ends included.
struct Period: Sendable, Hashable {
    /// The first day.
    let from: CalendarDate
    /// The last day.
    let to: CalendarDate
    /// How it is said.
    let kind: Kind

    enum Kind: Sendable, Hashable { case day, days, month, year }

    /// Whether a day lies in it.
    func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }
}

/// Finds a span of days in what somebody said: `last month`, `in March`, `in 2025`, `the last 30 days`.
struct PeriodReader {
    let wordings: Wordings
    let words: [Utterance.Word]
    let today: CalendarDate

    /// The first span that is spoken of, and the words that speak of it.
    func find() -> (period: Period, place: Range<Int>)? {
        for index in words.indices {
            if let found = period(at: index) { return months(from: found) ?? found }
        }
        return nil
    }

    private func period(at index: Int) -> (period: Period, place: Range<Int>)? {
        if `is`(index, .today) { return (day(0), index..<index + 1) }
        if `is`(index, .yesterday) { return (day(-1), index..<index + 1) }
        if let month = month(at: index) { return month }
        if let year = year(index), `is`(index - 1, .within) { return (whole(year: year), index - 1..<index + 1) }
        guard `is`(index, .last) || `is`(index, .this) else { return nil }
        let back = `is`(index, .last) ? 1 : 0
        if let unit = unit(index + 1) { return (calendar(unit, back: back), index..<index + 2) }
        if back == 1, let count = count(index + 1), let unit = unit(index + 2) {
            return (Period(from: start(count, unit), to: today, kind: .days), index..<index + 3)
        }
        return nil
    }

    /// Several months: `from January to March`, `between May and July 2025`.
    private func months(from first: (period: Period, place: Range<Int>)) -> (period: Period, place: Range<Int>)? {
        let joint = first.place.upperBound
        guard first.period.kind == .month, words.indices.contains(joint), `is`(joint, .to) || words[joint].text == ":",
            let last = month(at: joint + 1, isMeant: true), last.period.to > first.period.to
        else { return nil }
        let period = Period(from: first.period.from, to: last.period.to, kind: .days)
        return (period, first.place.lowerBound..<last.place.upperBound)
    }

    private enum Unit { case day, week, month, year }

    private func unit(_ index: Int) -> Unit? {
        if `is`(index, .day) { return .day }
        if `is`(index, .week) { return .week }
        if `is`(index, .month) { return .month }
        return `is`(index, .year) ? .year : nil
    }

    private func calendar(_ unit: Unit, back: Int) -> Period {
        let (year, month, _) = today.parts
        switch unit {
        case .day: return day(-back)
        case .week:
            let monday = today.adding(days: -((today.dayNumber + 3) % 7) - 7 * back)
            return Period(from: monday, to: monday.adding(days: 6), kind: .days)
        case .month:
            return back == 0 || month > 1 ? whole(month: month - back, of: year) : whole(month: 12, of: year - 1)
        case .year: return whole(year: year - back)
        }
    }

    private func start(_ count: Int, _ unit: Unit) -> CalendarDate {
        let days =
            switch unit {
            case .day: 1
            case .week: 7
            case .month: 30
            case .year: 365
            }
        return today.adding(days: -count * days)
    }

    /// A month by its name, with the year behind it or the latest one that has begun.
    private func month(at index: Int, isMeant: Bool = false) -> (period: Period, place: Range<Int>)? {
        guard let place = WordClass.months.firstIndex(where: { `is`(index, $0) }) else { return nil }
        let number = place + 1
        if let year = year(index + 1) { return (whole(month: number, of: year), index..<index + 2) }
        let isMeant = isMeant || `is`(index - 1, .within) || `is`(index - 1, .last) || `is`(index - 1, .this)
        guard isMeant else { return nil }
        let (year, now, _) = today.parts
        return (whole(month: number, of: number > now ? year - 1 : year), index - 1..<index + 1)
    }

    private func whole(month: Int, of year: Int) -> Period {
        let from = CalendarDate(year: year, month: month, day: 1) ?? today
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        let to = CalendarDate(year: next.0, month: next.1, day: 1)?.adding(days: -1) ?? today
        return Period(from: from, to: to, kind: .month)
    }

    private func whole(year: Int) -> Period {
        let from = CalendarDate(year: year, month: 1, day: 1) ?? today
        let to = CalendarDate(year: year, month: 12, day: 31) ?? today
        return Period(from: from, to: to, kind: .year)
    }

    private func day(_ offset: Int) -> Period {
        let day = today.adding(days: offset)
        return Period(from: day, to: day, kind: .day)
    }

    private func year(_ index: Int) -> Int? {
        guard words.indices.contains(index), words[index].isNumber, let year = Int(words[index].text),
            (1990...2099).contains(year)
        else { return nil }
        return year
    }

    private func count(_ index: Int) -> Int? {
        guard words.indices.contains(index), words[index].isNumber, let count = Int(words[index].text),
            (1...1000).contains(count)
        else { return nil }
        return count
    }

    private func `is`(_ index: Int, _ kind: WordClass) -> Bool {
        words.indices.contains(index) && wordings.is(words[index], kind)
    }
}
