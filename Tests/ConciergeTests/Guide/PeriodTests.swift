import Access
import Testing

@testable import Concierge

/// Spans of days that people speak of, on Saturday 14 March 2026.
@Suite struct PeriodTests {
    @Test(arguments: [
        ("today", "2026-03-14", "2026-03-14"), ("and yesterday?", "2026-03-13", "2026-03-13"),
        ("this week", "2026-03-09", "2026-03-15"), ("last week", "2026-03-02", "2026-03-08"),
        ("this month", "2026-03-01", "2026-03-31"), ("last month", "2026-02-01", "2026-02-28"),
        ("invoices of the last month", "2026-02-01", "2026-02-28"), ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"), ("the past 30 days", "2026-02-12", "2026-03-14"),
        ("last 2 weeks", "2026-02-28", "2026-03-14"), ("in March", "2026-03-01", "2026-03-31"),
        ("from January", "2026-01-01", "2026-01-31"), ("in December", "2025-12-01", "2025-12-31"),
        ("since Sept", "2025-09-01", "2025-09-30"), ("feb 2024", "2024-02-01", "2024-02-29"),
        ("december 2026", "2026-12-01", "2026-12-31"), ("in 2025", "2025-01-01", "2025-12-31"),
        ("for May", "2025-05-01", "2025-05-31"), ("from January to March", "2026-01-01", "2026-03-31"),
        ("between Nov and Feb", "2025-11-01", "2026-02-28"), ("in June - July 2025", "2025-06-01", "2025-07-31"),
        ("in march and may I see", "2026-03-01", "2026-03-31"), ("from 2025 to March", "2025-01-01", "2025-12-31"),
    ])
    func `a span of days is understood`(said: String, from: String, to: String) throws {
        let found = try period(said)
        #expect(found?.from.description == from)
        #expect(found?.to.description == to)
    }

    @Test(arguments: [
        "may I see them", "march on", "the second of them", "last", "ticket 2025", "in 99999999999999999999",
        "last 99999999999999999999 days", "last 0 days", "the last invoice", "second", "",
    ])
    func `other words are no span of days`(said: String) throws {
        #expect(try period(said) == nil)
    }

    @Test func `in January the last month is December`() throws {
        let found = try period("last month", today: "2026-01-31")
        #expect(found?.from.description == "2025-12-01")
        #expect(found?.to.description == "2025-12-31")
    }

    @Test(arguments: ["2026-03-09", "2026-03-15", "2024-02-29", "1970-01-01"])
    func `a week begins on Monday`(today: String) throws {
        let found = try #require(try period("this week", today: today))
        let day = try #require(CalendarDate(today))
        #expect(found.contains(day))
        #expect((found.from.dayNumber + 3) % 7 == 0)
        #expect(found.to.dayNumber - found.from.dayNumber == 6)
    }

    @Test func `a span holds both of its ends and nothing beyond`() throws {
        let found = try #require(try period("last month"))
        #expect(found.contains(found.from) && found.contains(found.to))
        #expect(!found.contains(found.from.adding(days: -1)) && !found.contains(found.to.adding(days: 1)))
    }

    private func period(_ said: String, today: String = "2026-03-14") throws -> Period? {
        let wordings = try GuideTalk.prompts.get().wordings
        let words = wordings.plain(said)
        return PeriodReader(wordings: wordings, words: words, today: try #require(CalendarDate(today))).find()?.period
    }
}
