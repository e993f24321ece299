/// A table that turns into a stack of cards on a phone, each value then behind its column's heading.
///
///     html.add(Table("Tickets", rows: tickets, columns: [
///         .title("Subject") { ticket, html in
///             html.tag("a", .href(.page("/portal/tickets/", ticket.number))) { $0.text(ticket.subject) }
///         },
///         .text("Status") { ticket, html in html.add(ticket.badge) },
///         .number("Total") { invoice, html in html.add(Amount(invoice.total)) },
///     ]))
struct Table<Row>: View {
    /// One column: its heading, how it stands, and how a row's value is written.
    struct Column {
        fileprivate let heading: String
        fileprivate let className: StaticString
        fileprivate let cell: (Row, inout HTML) -> Void
        fileprivate var isBare = false
        fileprivate var isTitle = false
        fileprivate var direction: Attribute = .absent

        /// The same column, whose values a phone shows without the heading, because they say by themselves what they are.
        var bare: Column {
            var column = self
            column.isBare = true
            return column
        }

        /// The same column, by which the rows are ordered when `isOrder` holds.
        func ordering(_ isOrder: Bool, descending: Bool = true) -> Column {
            var column = self
            column.direction = .when(isOrder, .aria("sort", descending ? "descending" : "ascending"))
            return column
        }

        /// Whether a phone shows the heading before a value.
        fileprivate var isLabelled: Bool { !isBare && !isTitle }

        /// What the row is about; its first link covers the whole row.
        static func title(_ heading: String, cell: @escaping (Row, inout HTML) -> Void) -> Column {
            Column(heading: heading, className: "cell-title", cell: cell, isTitle: true)
        }
        /// Words.
        static func text(_ heading: String, cell: @escaping (Row, inout HTML) -> Void) -> Column {
            Column(heading: heading, className: "cell-text", cell: cell)
        }
        /// Words that matter less.
        static func quiet(_ heading: String, cell: @escaping (Row, inout HTML) -> Void) -> Column {
            Column(heading: heading, className: "cell-quiet", cell: cell)
        }
        /// Figures, aligned on the right.
        static func number(_ heading: String, cell: @escaping (Row, inout HTML) -> Void) -> Column {
            Column(heading: heading, className: "cell-number", cell: cell)
        }
    }

    let caption: String
    let rows: [Row]
    let columns: [Column]
    let totals: [(label: String, value: String)]

    /// A table; the caption is read out, not shown. Totals stand below, as on an invoice.
    init(_ caption: String, rows: [Row], columns: [Column], totals: [(label: String, value: String)] = []) {
        self.caption = caption
        self.rows = rows
        self.columns = columns
        self.totals = totals
    }

    func write(to html: inout HTML) {
        html.tag("table", .class("table"), .role("table")) { html in
            html.tag("caption", .class("unseen"), text: caption)
            html.tag("thead", .role("rowgroup")) { html in
                html.tag("tr", .role("row")) { html in
                    for column in columns { writeHeading(column, to: &html) }
                }
            }
            html.tag("tbody", .role("rowgroup")) { writeRows(to: &$0) }
            if !totals.isEmpty { writeTotals(to: &html) }
        }
    }

    private func writeHeading(_ column: Column, to html: inout HTML) {
        html.tag(
            "th", .class(column.className), .scope("col"), .role("columnheader"), column.direction,
            text: column.heading)
    }

    private func writeRows(to html: inout HTML) {
        let starts = columns.map { column in
            Fragment {
                let isLabelled = column.isLabelled
                $0.void(
                    "td", .class(column.className), .role("cell"), .when(isLabelled, .data("label", column.heading)))
            }
        }
        for row in rows {
            html.tag("tr", .role("row")) { html in
                for (column, start) in zip(columns, starts) {
                    html.add(start)
                    column.cell(row, &html)
                    html.close("td")
                }
            }
        }
    }

    private func writeTotals(to html: inout HTML) {
        html.tag("tfoot", .role("rowgroup")) { html in
            for (index, total) in totals.enumerated() {
                let weight: StaticString = index == totals.count - 1 ? "total-last" : "total"
                html.tag("tr", .class(weight), .role("row")) { html in
                    let width = Attribute.colspan(max(1, columns.count - 1))
                    html.tag("th", .scope("row"), .role("rowheader"), width, text: total.label)
                    html.tag("td", .class("cell-number"), .role("cell"), text: total.value)
                }
            }
        }
    }
}
