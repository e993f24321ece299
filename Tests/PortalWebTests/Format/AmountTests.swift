import Access
import Testing

@testable import PortalWeb

@Suite struct AmountTests {
    @Test(arguments: [
        (125_000, "EUR", "€1,250.00"), (-320, "USD", "\u{2212}$3.20"), (0, "GBP", "£0.00"),
        (1200, "CHF", "CHF\u{A0}12.00"), (5000, "JPY", "JPY\u{A0}5,000"), (1, "KWD", "KWD\u{A0}0.001"),
    ])
    func `an amount is written once in figures that line up`(minor: Int64, code: String, worded: String) {
        var html = HTML()
        html.add(Amount(Money(minor: minor, currency: Currency(stored: code))))
        #expect(html.string == "<span class=\"money\">\(worded)</span>")
    }

    @Test func `amounts in a table stand on the right, headed for a phone`() {
        let rows = [125_000, 90].map { Money(minor: $0, currency: Currency(stored: "EUR")) }
        var html = HTML()
        html.add(Table("Lines", rows: rows, columns: [.number("Total") { money, html in html.add(Amount(money)) }]))
        let text = html.string
        #expect(text.contains(#"<th class="cell-number" scope="col""#))
        #expect(text.split(separator: #"<td class="cell-number" role="cell" data-label="Total">"#).count == 3)
    }
}
