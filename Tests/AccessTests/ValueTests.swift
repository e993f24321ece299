import Testing

@testable import Access

/// Money, dates, moments and identifiers as people and rows write them.
@Suite struct ValueTests {
    @Test(arguments: [
        (0, "EUR", "€0.00"), (5, "EUR", "€0.05"), (125_000, "EUR", "€1,250.00"), (-320, "USD", "-$3.20"),
        (123_456_789_012, "GBP", "£1,234,567,890.12"), (1200, "CHF", "CHF\u{00A0}12.00"),
        (1200, "JPY", "JPY\u{00A0}1,200"),
        (1234, "KWD", "KWD\u{00A0}1.234"), (Int64.min, "EUR", "-€92,233,720,368,547,758.08"),
    ])
    func `an amount is written with its currency and never loses a cent`(minor: Int64, code: String, worded: String) {
        #expect(Money(minor: minor, currency: Currency(stored: code)).worded == worded)
    }

    @Test(arguments: ["eur", "EU", "EURO", "", "E1R", "ÉUR", "US$"])
    func `a currency is three capital letters`(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896),
    ])
    func `a date is a number of days and back`(text: String, number: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.dayNumber == number)
        #expect(CalendarDate(dayNumber: number).description == text)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-01", "26-01-01", "2026-01-01 ",
        "2026/01/01", "", "２026-01-01", "-026-01-01",
    ])
    func `a day that does not exist is no date`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `a date far outside the calendar stays at its edge instead of trapping`() {
        #expect(CalendarDate(dayNumber: .max).description == "9999-12-31")
        #expect(CalendarDate(dayNumber: .min).description == "0001-01-01")
    }

    @Test func `a moment falls on the day of the zone, before 1970 too`() {
        #expect(Instant(milliseconds: -1).date(offset: 0).description == "1969-12-31")
        #expect(Instant(milliseconds: -1).date(offset: 3600).description == "1970-01-01")
        #expect(Instant(milliseconds: 0).minuteOfDay(offset: -60) == 1439)
        #expect(Instant(milliseconds: 1_772_708_400_123).rfc3339 == "2026-03-05T11:00:00.123Z")
        #expect(Instant(milliseconds: .max).adding(seconds: .max).milliseconds == .max)
        #expect(Instant(milliseconds: .min).adding(seconds: .min).milliseconds == .min)
    }

    @Test(arguments: [
        "", "01M81H3NPA9G1H006XN7KGFMS", "01M81H3NPA9G1H006XN7KGFMS1X", "01m81h3npa9g1h006xn7kgfms1",
        "01M81H3NPA9G1H006XN7KGFMSI", "01M81H3NPA9G1H006XN7KGFMS'", "01M81H3NPA9G1H006XN7KGFM%%",
    ])
    func `text from outside is an identifier only in its exact shape`(text: String) {
        #expect(TicketID(text) == nil)
        #expect(TicketID("01M81H3NPA9G1H006XN7KGFMS1") != nil)
    }

    @Test func `a key from a cookie is 43 characters of base64url and nothing else`() {
        let secret = String(repeating: "aZ9-_", count: 8) + "abc"
        #expect(SessionKey(secret) != nil)
        #expect(BrowserKey(secret) != nil)
        for wrong in [
            "", secret + "a", String(secret.dropLast()), String(secret.dropLast()) + "=", "é" + secret.dropLast(2),
        ] {
            #expect(SessionKey(wrong) == nil)
            #expect(BrowserKey(wrong) == nil)
        }
    }
}
