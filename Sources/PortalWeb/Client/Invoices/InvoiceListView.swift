/// Writes the list of invoices.
struct InvoiceListView: View {
    let model: InvoiceListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Invoices", lead: "What was invoiced to \(model.company)."))
        if model.hasAny {
            html.add(OwedView(model: model.owed))
            html.add(Tabs(label: "Invoices by status", model.tabs))
            writeTools(to: &html)
        }
        if let emptiness = model.emptiness {
            html.add(empty(emptiness))
        } else {
            html.add(Table("Invoices", rows: model.rows, columns: columns))
            html.add(model.paging)
        }
    }

    private func writeTools(to html: inout HTML) {
        html.tag("div", .class("list-tools")) { html in
            html.add(
                SearchBox(
                    "Search invoices", action: .page("/portal/invoices"), value: model.words,
                    keeping: [("status", model.status), ("sort", model.sort.rawValue)]))
            if model.rows.count > 1 { html.add(SortLinks(model.sorts)) }
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

    private func empty(_ emptiness: InvoiceListModel.Emptiness) -> EmptyState {
        switch emptiness {
        case .nothingYet:
            EmptyState(
                .invoice, "No invoices yet",
                text: "As soon as there is an invoice for \(model.company), it stands here.")
        case .nothingFound(let filter): empty(filter)
        case .end:
            EmptyState(
                .check, "That was all", text: "The list ends here.",
                action: ButtonLink("Back to the start", model.start))
        }
    }

    private func empty(_ filter: InvoiceListModel.Filter) -> EmptyState {
        let kind = filter.status == .all ? "No invoice" : "No \(filter.status.worded.lowercased()) invoice"
        guard !filter.words.isEmpty else {
            guard filter.status == .overdue else {
                return EmptyState(
                    .check, "\(kind)s", text: "There are invoices, but none of them here.", action: all)
            }
            return EmptyState(
                .check, "Nothing is overdue", text: "Every invoice is paid or still has time.", action: all)
        }
        let title = "\(kind) holds “\(filter.words)”"
        guard filter.elsewhere > 0 else {
            return EmptyState(
                .search, title, text: "Try a part of the number, or one word of what was invoiced.", action: all)
        }
        let others = filter.elsewhere == 1 ? "One invoice that does has" : "\(filter.elsewhere) invoices that do have"
        return EmptyState(
            .search, title, text: "\(others) another status.",
            action: ButtonLink("Look in every status", filter.everyStatus))
    }

    private var all: ButtonLink { ButtonLink("Show all invoices", .page("/portal/invoices")) }
}
