/// Writes the list of invoices.
struct InvoiceListView: View {
    let model: InvoiceListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Invoices", lead: "What was invoiced to \(model.company)."))
        if model.frame.hasAny {
            html.add(OwedView(model: model.owed))
            html.add(ListTools(frame: model.frame))
        }
        if let emptiness = model.frame.emptiness {
            write(emptiness, to: &html)
        } else {
            html.add(Table("Invoices", rows: model.rows, columns: columns))
            html.add(model.frame.paging)
            html.actions { html in
                html.add(ButtonLink("Account statement", .page("/portal/statement"), .quiet, icon: .invoice))
                html.add(ButtonLink("Download as CSV", model.file, .quiet))
            }
        }
    }

    private var columns: [Table<InvoiceListModel.Row>.Column] {
        [
            .title("Invoice") { row, html in
                html.tag("a", .href(.page("/portal/invoices/", row.number)), text: row.number)
            },
            .text("Status") { row, html in html.add(row.standing.badge(row.due)) },
            .quiet("Issued") { row, html in html.add(Day(row.issuedOn)) }.ordering(model.sort == .issued),
            .text("Due") { row, html in
                html.add(Day(row.dueOn))
                if row.standing == .open, let due = row.due { html.text(", " + due.text) }
            }.ordering(model.sort == .due, descending: false),
            .number("Total") { row, html in html.add(Amount(row.total)) },
            .number("Balance") { row, html in html.add(Amount(row.balance)) },
        ]
    }

    private func write(_ emptiness: Emptiness, to html: inout HTML) {
        if case .nothingFound(let sought) = emptiness, sought.words.isEmpty, model.filter == .overdue {
            let all = ButtonLink("Show all invoices", model.frame.noun.all)
            html.add(
                EmptyState(
                    .check, "Nothing is overdue", text: "Every invoice is paid or still has time.", action: all))
        } else {
            html.add(
                EmptyList(
                    emptiness: emptiness, frame: model.frame,
                    hint: "Try a part of the number, or one word of what was invoiced.",
                    nothingYet: EmptyState(
                        .invoice, "No invoices yet",
                        text: "As soon as there is an invoice for \(model.company), it stands here.")))
        }
    }
}
