import Access
import Testing

@testable import PortalWeb

@Suite struct DueWordsTests {
    @Test(arguments: [
        (-400, "400 days overdue", Tone.danger), (-2, "2 days overdue", .danger), (-1, "1 day overdue", .danger),
        (0, "due today", .warning), (1, "due tomorrow", .warning), (2, "due in 2 days", .warning),
        (3, "due in 3 days", .warning), (4, "due in 4 days", .neutral), (30, "due in 30 days", .neutral),
    ])
    func `a client reads how far off a due date is`(days: Int, text: String, tone: Tone) {
        let today = CalendarDate(dayNumber: 20_526)
        let words = DueWords(today.adding(days: days), today: today)
        #expect(words.text == text)
        #expect(words.tone == tone)
    }

    @Test(arguments: [
        ("2026-03-14", "14 Mar 2026"), ("2024-02-29", "29 Feb 2024"), ("2025-12-01", "1 Dec 2025"),
        ("0001-01-01", "1 Jan 1"), ("9999-12-31", "31 Dec 9999"),
    ])
    func `a date reads the way people write it`(date: String, worded: String) throws {
        #expect(try #require(CalendarDate(date)).worded == worded)
    }
}
