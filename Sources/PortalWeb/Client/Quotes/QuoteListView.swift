/// Writes the list of quotes.
struct QuoteListView: View {
    let model: QuoteListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Quotes", lead: "What was offered to \(model.company)."))
        if model.frame.hasAny { html.add(Tabs(label: "Quotes by status", model.frame.tabs)) }
        if let emptiness = model.frame.emptiness {
            write(emptiness, to: &html)
        } else {
            html.add(Table("Quotes", rows: model.rows, columns: columns))
            html.add(model.frame.paging)
        }
    }

    private var columns: [Table<QuoteListModel.Row>.Column] {
        [
            .title("Quote") { row, html in
                html.tag("a", .href(.page("/portal/quotes/", row.number)), text: row.number)
            },
            .text("About") { row, html in html.text(row.title) },
            .text("Status") { row, html in html.add(row.standing.brief) },
            .quiet("Issued") { row, html in html.add(Day(row.issuedOn)) }.ordering(true),
            .text("Valid until") { row, html in
                html.add(Day(row.validUntil))
                if let left = row.left { html.text(", " + left.text) }
            },
            .number("Total") { row, html in html.add(Amount(row.total)) },
        ]
    }

    private func write(_ emptiness: Emptiness, to html: inout HTML) {
        if case .nothingFound = emptiness, model.filter == .open {
            let all = ButtonLink("Show all quotes", model.frame.noun.all)
            html.add(EmptyState(.check, "Nothing to decide", text: "No quote waits for a decision.", action: all))
        } else {
            html.add(
                EmptyList(
                    emptiness: emptiness, frame: model.frame, hint: "",
                    nothingYet: EmptyState(
                        .quote, "No quotes yet",
                        text: "As soon as there is a quote for \(model.company), it stands here.")))
        }
    }
}
