import Access

/// Tables, tabs, rows and what was said, as the demo's page of styles shows them.
struct StyleLists: View {
    private struct Row {
        let subject: String
        let badge: Badge
        let total: Money
    }

    private let rows = [
        Row(subject: "A subject", badge: Badge("Open", tone: .info), total: Self.money(12_50)),
        Row(
            subject: "A longer subject, which needs more than one line on a phone",
            badge: Badge("Waiting for you", tone: .warning), total: Self.money(1_234_00)),
    ]

    private static func money(_ cents: Int64) -> Money { Money(minor: cents, currency: Currency(stored: "EUR")) }

    func write(to html: inout HTML) {
        html.add(
            Tabs(
                label: "Parts of a list",
                [
                    Tabs.Tab("All", StylePage.here, isCurrent: true, count: 12),
                    Tabs.Tab("Open", StylePage.here, isCurrent: false, count: 3),
                ]))
        html.add(SearchBox("Search styles", action: StylePage.here))
        html.add(Table("A table", rows: rows, columns: columns))
        html.add(Paging(shown: 2, of: 12, "things", next: StylePage.here))
        html.card("Rows that lead somewhere") { html in
            html.add(
                LinkRow(.ticket, tone: .warning, title: "Do this", detail: "Why and by when", link: StylePage.here))
            html.add(LinkRow(.book, title: "Read this", detail: "Updated 3 Mar 2026", link: StylePage.here))
        }
        html.card("Facts") { html in
            html.add(Facts([.init("A term", "A value"), .init("Another", "A longer value of two or three words")]))
        }
        html.card("What was said") { $0.add(timeline) }
    }

    private var columns: [Table<Row>.Column] {
        [
            .title("Subject") { row, html in html.tag("a", .href(StylePage.here), text: row.subject) },
            .text("Status") { row, html in html.add(row.badge) },
            .number("Total") { row, html in html.add(Amount(row.total)) },
        ]
    }

    private var timeline: Timeline {
        let time = Moment(Instant(milliseconds: 1_772_708_400_000), ReaderClock(timeZone: "Europe/Berlin"))
        return Timeline([
            .init(author: "Demo Person", side: .reader, time: time) { $0.tag("p", text: "It does not work.") },
            .init(author: "A technician", side: .provider, time: time) { $0.tag("p", text: "Now it does.") },
        ])
    }
}
