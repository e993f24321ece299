import Access
import Foundation
import Synchronization

/// A time zone in which somebody reads times; UTC when its name is not known.
public struct ReaderZone: Sendable {
    /// The zone.
    public let zone: TimeZone

    private static let known = Mutex<[String: TimeZone]>([:])

    /// The zone with an IANA name.
    public init(_ name: String) {
        zone = Self.known.withLock { known in
            if let zone = known[name] { return zone }
            let zone = TimeZone(identifier: name) ?? .gmt
            if known.count < 1000 { known[name] = zone }
            return zone
        }
    }

    /// The date of a moment in this zone.
    public func date(of instant: Instant) -> CalendarDate { instant.date(offset: offset(at: instant)) }

    /// The time of day of a moment in this zone, such as `09:30`.
    public func time(of instant: Instant) -> String {
        let minute = instant.minuteOfDay(offset: offset(at: instant))
        return [minute / 60, minute % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }

    /// A moment with all its digits as a clock in this zone shows it, with its offset: `2026-03-14T09:30:00.000+01:00`.
    public func rfc3339(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        let local = instant.adding(seconds: Int64(offset)).rfc3339.dropLast()
        let minutes = abs(offset) / 60
        let ahead = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
        return local + (offset < 0 ? "-" : "+") + ahead
    }

    private func offset(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
    }
}
