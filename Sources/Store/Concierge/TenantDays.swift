import Access
import Foundation

/// The days and months of a tenant, as its own time zone has them.
struct TenantDays {
    private let zone: TimeZone

    /// The days of an IANA zone; UTC when its name is not known.
    init(zone name: String) {
        zone = TimeZone(identifier: name) ?? .gmt
    }

    /// A period with a moment in it: its days, and when the next one begins.
    struct Span {
        let first: CalendarDate
        let last: CalendarDate
        let next: Instant
    }

    /// The day of a moment.
    func day(of instant: Instant) -> CalendarDate {
        instant.date(offset: zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
    }

    /// The day or month in which a day lies.
    func span(_ period: Budget.Period, of today: CalendarDate) -> Span {
        switch period {
        case .day: return Span(first: today, last: today, next: start(of: today.adding(days: 1)))
        case .month:
            let first = today.adding(days: 1 - today.parts.day)
            // 31 days later it is always the next month, at most three days into it.
            let later = first.adding(days: 31)
            let next = later.adding(days: 1 - later.parts.day)
            return Span(first: first, last: next.adding(days: -1), next: start(of: next))
        }
    }

    /// The first moment of a day, which is not midnight where clocks are put forward then.
    private func start(of date: CalendarDate) -> Instant {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let (year, month, day) = date.parts
        let noon = calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12))
        guard let noon else { return Instant(milliseconds: Int64(date.dayNumber) * 86_400_000) }
        return Instant(milliseconds: Int64(calendar.startOfDay(for: noon).timeIntervalSince1970 * 1000))
    }
}
