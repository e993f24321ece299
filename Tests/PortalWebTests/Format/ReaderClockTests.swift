import Access
import Testing

@testable import PortalWeb

private func instant(_ date: String, _ hour: Int, _ minute: Int) -> Instant {
    let days = CalendarDate(date)?.dayNumber ?? 0
    return Instant(milliseconds: Int64(((days * 24 + hour) * 60 + minute) * 60_000))
}

@Suite struct ReaderClockTests {
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-14", 8, 30, "14 Mar 2026, 09:30 CET"),
        // The clocks go forward at 01:00 UTC on 29 March 2026 and back at 01:00 UTC on 25 October.
        ("Europe/Berlin", "2026-03-29", 0, 59, "29 Mar 2026, 01:59 CET"),
        ("Europe/Berlin", "2026-03-29", 1, 0, "29 Mar 2026, 03:00 CEST"),
        ("Europe/Berlin", "2026-10-25", 0, 30, "25 Oct 2026, 02:30 CEST"),
        ("Europe/Berlin", "2026-10-25", 1, 30, "25 Oct 2026, 02:30 CET"),
        ("Europe/London", "2026-03-29", 0, 59, "29 Mar 2026, 00:59 GMT"),
        ("Europe/London", "2026-03-29", 1, 0, "29 Mar 2026, 02:00 BST"),
        ("America/New_York", "2026-03-08", 6, 59, "8 Mar 2026, 01:59 EST"),
        ("America/New_York", "2026-03-08", 7, 0, "8 Mar 2026, 03:00 EDT"),
        ("America/New_York", "2026-01-01", 4, 59, "31 Dec 2025, 23:59 EST"),
        ("America/Phoenix", "2026-07-01", 12, 0, "1 Jul 2026, 05:00 MST"),
        ("Australia/Sydney", "2026-01-01", 12, 0, "1 Jan 2026, 23:00 AEDT"),
        ("Australia/Sydney", "2026-07-01", 14, 0, "2 Jul 2026, 00:00 AEST"),
        ("Asia/Kolkata", "2026-01-01", 0, 0, "1 Jan 2026, 05:30 Kolkata time"),
        ("America/Sao_Paulo", "2026-01-01", 2, 0, "31 Dec 2025, 23:00 Sao Paulo time"),
        ("America/Argentina/Buenos_Aires", "2026-01-01", 12, 0, "1 Jan 2026, 09:00 Buenos Aires time"),
        ("Pacific/Kiritimati", "2026-01-01", 12, 0, "2 Jan 2026, 02:00 Kiritimati time"),
        ("UTC", "2024-02-29", 23, 59, "29 Feb 2024, 23:59 UTC"),
        ("Etc/UTC", "1969-12-31", 23, 59, "31 Dec 1969, 23:59 UTC"),
        ("Mars/Olympus", "2026-03-14", 8, 30, "14 Mar 2026, 08:30 UTC"),
        ("", "2026-03-14", 8, 30, "14 Mar 2026, 08:30 UTC"),
        ("../../etc/passwd", "2026-03-14", 8, 30, "14 Mar 2026, 08:30 UTC"),
        ("GMT+1", "2026-03-14", 8, 30, "14 Mar 2026, 08:30 UTC"),
    ])
    func `a reader sees moments in their own zone and the zone named`(
        zone: String, date: String, hour: Int, minute: Int, worded: String
    ) {
        #expect(ReaderClock(timeZone: zone).worded(instant(date, hour, minute)) == worded)
    }

    @Test(arguments: [
        ("2026-03-14", 8, "today, 09:00 CET"),
        ("2026-03-13", 23, "today, 00:00 CET"),
        ("2026-03-13", 22, "yesterday, 23:00 CET"),
        ("2026-03-12", 23, "yesterday, 00:00 CET"),
        ("2026-03-12", 22, "12 Mar 2026, 23:00 CET"),
        ("2026-03-14", 23, "15 Mar 2026, 00:00 CET"),
    ])
    func `today and yesterday end at the reader's midnight`(date: String, hour: Int, worded: String) {
        let clock = ReaderClock(timeZone: "Europe/Berlin")
        let told = clock.worded(instant(date, hour, 0), now: instant("2026-03-14", 12, 0))
        #expect(told == worded)
    }

    @Test(arguments: [Int64.min, -1, 0, Int64.max])
    func `no moment whatever stops the portal`(milliseconds: Int64) {
        let clock = ReaderClock(timeZone: "Europe/Berlin")
        let instant = Instant(milliseconds: milliseconds)
        #expect(!clock.worded(instant, now: Instant(milliseconds: 0)).isEmpty)
        var html = HTML()
        html.add(Moment(instant, clock))
        #expect(html.string.hasPrefix("<time datetime=\""))
    }

    @Test func `a moment is written for the reader and for machines`() {
        var html = HTML()
        html.add(Moment(instant("2026-03-14", 8, 30), ReaderClock(timeZone: "Europe/Berlin")))
        #expect(html.string == #"<time datetime="2026-03-14T08:30:00Z">14 Mar 2026, 09:30 CET</time>"#)
    }
}
