/// Writes the list of invoices.
struct InvoiceListView: View {
    let model: InvoiceListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Invoices", lead: "What was invoiced to \(model.company)."))
        if model.emptiness != .nothingYet { html.add(Tabs(label: "Invoices by status", model.tabs)) }
        if let emptiness = model.emptiness {
            html.add(empty(emptiness))
        } else {
            html.add(Table("Invoices", rows: model.rows, columns: columns))
            html.add(model.paging)
        }
    }

    private var columns: [Table<InvoiceListModel.Row>.Column] {
        [
            .title("Invoice") { row, html in
                html.tag("a", .href(.page("/portal/invoices/", row.number)), text: row.number)
            },
            .text("Status") { row, html in html.add(row.standing.badge) },
            .quiet("Issued") { row, html in html.add(Day(row.issuedOn)) },
            .text("Due") { row, html in
                html.add(Day(row.dueOn))
                if let due = row.due { html.text(", " + due.text) }
            },
            .number("Total") { row, html in html.add(Amount(row.total)) },
            .number("Balance") { row, html in html.add(Amount(row.balance)) },
        ]
    }

    private func empty(_ emptiness: InvoiceListModel.Emptiness) -> EmptyState {
        switch emptiness {
        case .nothingYet:
            EmptyState(
                .invoice, "No invoices yet",
                text: "As soon as there is an invoice for \(model.company), it stands here.")
        case .nothingFound(.overdue):
            EmptyState(.check, "Nothing is overdue", text: "Every invoice is paid or still has time.", action: all)
        case .nothingFound:
            EmptyState(.search, "No invoice fits", text: "There are invoices, but none with this status.", action: all)
        case .end:
            EmptyState(
                .check, "That was all", text: "The list ends here.",
                action: ButtonLink("Back to the start", model.start))
        }
    }

    private var all: ButtonLink { ButtonLink("Show all invoices", .page("/portal/invoices")) }
}
