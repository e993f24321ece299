/// A moment in UTC, in whole milliseconds since 1970.
public struct Instant: Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// A moment so many milliseconds after 1970.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Earlier before later.
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment so many seconds later; stays at the last representable moment instead of overflowing.
    public func adding(seconds: Int64) -> Instant {
        let (step, tooLong) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, tooLate) = milliseconds.addingReportingOverflow(step)
        guard !tooLong, !tooLate else { return Instant(milliseconds: seconds < 0 ? .min : .max) }
        return Instant(milliseconds: sum)
    }

    /// The date in a zone that is so many seconds ahead of UTC.
    public func date(offset: Int) -> CalendarDate {
        let seconds = milliseconds.floored(by: 1000).upTo(adding: Int64(offset))
        return CalendarDate(dayNumber: Int(seconds.floored(by: 86400)))
    }

    /// The minute of the day, 0 to 1439, in a zone that is so many seconds ahead of UTC.
    public func minuteOfDay(offset: Int) -> Int {
        let seconds = milliseconds.floored(by: 1000).upTo(adding: Int64(offset))
        return Int((seconds - seconds.floored(by: 86400) * 86400) / 60)
    }

    /// The moment as RFC 3339 in UTC with milliseconds, the form in which models and exports read it.
    public var rfc3339: String {
        let minutes = minuteOfDay(offset: 0)
        let rest = milliseconds - milliseconds.floored(by: 60000) * 60000
        let clock = "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2)):\(padded(Int(rest / 1000), 2))"
        return "\(date(offset: 0))T\(clock).\(padded(Int(rest % 1000), 3))Z"
    }
}

extension Int64 {
    /// Division that rounds towards negative infinity, so that moments before 1970 fall on the right day.
    fileprivate func floored(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// The digits of a small non-negative number, filled up with zeros on the left.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
