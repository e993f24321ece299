import Access
import Foundation

/// Says moments in a reader's own zone, always naming it: `14 Mar 2026, 09:30 CET`.
struct ReaderClock: Sendable {
    /// The zone in which moments are said.
    let zone: ZoneName
    private let timeZone: TimeZone

    /// The clock of an IANA zone such as `Europe/Berlin`; one that is not known is UTC and says so.
    init(timeZone identifier: String) {
        if let known = TimeZone(identifier: identifier), known.identifier == identifier {
            timeZone = known
            zone = ZoneName(identifier: identifier)
        } else {
            timeZone = .gmt
            zone = ZoneName(identifier: "UTC")
        }
    }

    /// The day that it is for the reader at a moment.
    func day(of instant: Instant) -> CalendarDate { instant.date(offset: offset(at: instant)) }

    /// A moment in full: `14 Mar 2026, 09:30 CET`.
    func worded(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        return instant.date(offset: offset).worded + ", " + clockTime(instant, offset: offset)
    }

    /// A moment as told at `now`: `today, 09:30 CET`, `yesterday, 16:05 CET`, and in full otherwise.
    func worded(_ instant: Instant, now: Instant) -> String {
        let offset = offset(at: instant)
        let day = instant.date(offset: offset)
        let time = clockTime(instant, offset: offset)
        switch self.day(of: now).dayNumber - day.dayNumber {
        case 0: return "today, " + time
        case 1: return "yesterday, " + time
        default: return day.worded + ", " + time
        }
    }

    /// A moment as lists tell it at `now`, as short as it can be understood: `today, 09:30`, `14 Mar`, `14 Mar 2025`.
    func brief(_ instant: Instant, now: Instant) -> String {
        let offset = offset(at: instant)
        let (day, today) = (instant.date(offset: offset), self.day(of: now))
        switch today.dayNumber - day.dayNumber {
        case 0: return "today, " + minutes(instant, offset: offset)
        case 1: return "yesterday, " + minutes(instant, offset: offset)
        default: return day.parts.year == today.parts.year ? day.wordedWithoutYear : day.worded
        }
    }

    /// The time of day with its zone: `09:30 CET`.
    func clockTime(_ instant: Instant) -> String { clockTime(instant, offset: offset(at: instant)) }

    private func clockTime(_ instant: Instant, offset: Int) -> String {
        minutes(instant, offset: offset) + " " + zone.worded(offset: offset)
    }

    private func minutes(_ instant: Instant, offset: Int) -> String {
        let minute = instant.minuteOfDay(offset: offset)
        return twoDigits(minute / 60) + ":" + twoDigits(minute % 60)
    }

    /// How many seconds the reader's zone is ahead of UTC at a moment.
    func offset(at instant: Instant) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
    }

    private func twoDigits(_ number: Int) -> String {
        number < 10 ? "0" + String(number) : String(number)
    }
}
