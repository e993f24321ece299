import Access
import Testing

@testable import Concierge

/// Amounts that people write, and numbers that are none.
@Suite struct AmountTests {
    @Test(arguments: [
        ("500", 500_000), ("1,000", 1_000_000), ("1.000", 1_000_000), ("1,250.50", 1_250_500), ("1.250,50", 1_250_500),
        ("1250.50", 1_250_500), ("1250,50", 1_250_500), ("1,000,000", 1_000_000_000), ("1.000.000,99", 1_000_000_990),
        ("0.99", 990), ("007", 7000), ("9223372036854775807", Int64.max), ("99999999999999999999", .max),
        (String(repeating: "9", count: 5000), .max), ("9,223,372,036,854,775,807.99", .max),
    ])
    func `an amount is read in either way of writing it`(text: String, thousandths: Int64) {
        #expect(Amount(text)?.thousandths == thousandths)
    }

    @Test(arguments: [
        "", ".", ",", "1.", ".5", "1..0", "1,00,0", "10.0.0.1", "10.03.2026", "1.2.3", "1,0000", "1000,000",
        "1,000.500",
        "1,000,50", "1.000.00", "12a", "-5", "1e9", "0x10", "٤٢", "１００", "0,000", "1,000.000,00.00",
    ])
    func `dates, versions, addresses and nonsense are no amounts`(text: String) {
        #expect(Amount(text) == nil)
    }

    @Test func `amounts at the end of all numbers are compared and trap nowhere`() throws {
        let huge = try #require(Amount(String(repeating: "9", count: 30)))
        for kind in [AmountSpan.Kind.exactly, .over, .under, .atLeast, .atMost, .between] {
            let span = AmountSpan(kind: kind, amount: huge, upper: huge, written: "")
            for code in ["EUR", "JPY", "KWD"] {
                for minor in [Int64.min, -1, 0, 1, .max] {
                    _ = span.contains(Money(minor: minor, currency: Currency(stored: code)))
                }
            }
        }
    }

    private static let found: [(said: String, kind: AmountSpan.Kind, amount: Int64, currency: String?)] = [
        ("the invoice over 500 euros", .over, 500_000, "EUR"), ("invoices above 1,000", .over, 1_000_000, nil),
        ("more than €1.250,50", .over, 1_250_500, "EUR"), ("which invoice is 1,147.87", .exactly, 1_147_870, nil),
        ("the one for 80 dollars", .exactly, 80_000, "USD"), ("invoices of £99.50?", .exactly, 99_500, "GBP"),
        ("invoices below EUR 40", .under, 40_000, "EUR"), ("bills less than 40€", .under, 40_000, "EUR"),
        ("invoices of at least $2,000", .atLeast, 2_000_000, "USD"), ("an invoice for US$ 12", .exactly, 12_000, "USD"),
        ("invoices of 500 euros or more", .atLeast, 500_000, "EUR"),
        ("invoices up to 100 pounds", .atMost, 100_000, "GBP"),
        ("invoices over 2000", .over, 2_000_000, nil), ("Invoice 500 euros", .exactly, 500_000, "EUR"),
        ("invoices in CHF over CHF 300", .over, 300_000, "CHF"),
        ("invoices over 99999999999999999999", .over, .max, nil),
        ("invoices between 100 and 200 dollars", .between, 100_000, nil),
        ("invoices between €100 and €200", .between, 100_000, "EUR"),
    ]

    @Test(arguments: found)
    func `an amount is found among the words`(
        row: (said: String, kind: AmountSpan.Kind, amount: Int64, currency: String?)
    ) throws {
        let span = try #require(try span(row.said), "\(row.said)")
        #expect(span.kind == row.kind, "\(row.said)")
        #expect(span.amount.thousandths == row.amount, "\(row.said)")
        #expect(span.amount.currency == row.currency, "\(row.said)")
    }

    @Test(arguments: [
        "invoice 2036", "INV-2036", "invoice no. 1.000", "ticket 1042", "#1042", "invoices in 2025", "invoices of 2025",
        "invoices from 10.03", "invoice #500", "last 30 days", "invoices of the last 2 weeks", "", "euros", "€",
        "invoice 2036 and 2038", "invoices over 10.0.0.1", "invoices over", "over over over", "€ € €", "5€€",
        "EURO500EUR",
    ])
    func `the number of a record, a year or a date is no amount`(said: String) throws {
        #expect(try span(said) == nil, "\(said)")
    }

    private func span(_ said: String) throws -> AmountSpan? {
        let wordings = try GuideTalk.prompts.get().wordings
        return AmountReader(said: Utterance(said) { $0 }, wordings: wordings, isAboutInvoices: true).find()?.span
    }
}
