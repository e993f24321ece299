import Access

/// A moment in the reader's own time, with the machine's form beside it.
struct Moment: View {
    let instant: Instant
    let clock: ReaderClock
    let now: Instant?
    let isBrief: Bool

    /// The moment as the reader's clock says it; "today" and "yesterday" when `now` is given.
    ///
    /// A brief one says no zone, and the whole moment to whoever points at it.
    init(_ instant: Instant, _ clock: ReaderClock, now: Instant? = nil, isBrief: Bool = false) {
        self.instant = instant
        self.clock = clock
        self.now = now
        self.isBrief = isBrief
    }

    func write(to html: inout HTML) {
        if isBrief, let now {
            return html.tag(
                "time", .datetime(instant), .title(clock.worded(instant)), text: clock.brief(instant, now: now))
        }
        let whole = clock.worded(instant)
        let text = now.map { clock.worded(instant, now: $0) } ?? whole
        // “Today” is wrong tomorrow, and paper is read for years.
        html.tag("time", .datetime(instant), .when(text != whole, .data("paper", whole)), text: text)
    }
}

/// A date without a time, such as the day on which an invoice is due.
struct Day: View {
    let date: CalendarDate

    /// The date as people write it.
    init(_ date: CalendarDate) {
        self.date = date
    }

    func write(to html: inout HTML) {
        html.tag("time", .datetime(date), text: date.worded)
    }
}

extension HTML {
    /// A moment as machines read it, to the second: `2026-03-14T08:30:00Z`.
    mutating func moment(_ instant: Instant) {
        let (year, month, day) = instant.date(offset: 0).parts
        let minute = instant.minuteOfDay(offset: 0)
        let second = (instant.milliseconds % 60_000 + 60_000) % 60_000 / 1000
        number(year, width: 4)
        markup("-")
        number(month, width: 2)
        markup("-")
        number(day, width: 2)
        markup("T")
        number(minute / 60, width: 2)
        markup(":")
        number(minute % 60, width: 2)
        markup(":")
        number(Int(second), width: 2)
        markup("Z")
    }
}
