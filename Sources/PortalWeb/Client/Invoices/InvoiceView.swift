import Tools

/// Writes the page of one invoice: what is owed by when, how to pay it, and what it is for.
struct InvoiceView: View {
    let model: InvoiceModel

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Invoice \(model.number)", up: ("Invoices", .page("/portal/invoices")), badge: model.standing.badge))
        html.card { writeOwed(to: &$0) }
        html.card("What it is for") { html in
            html.add(Table("Lines", rows: model.lines, columns: lineColumns, totals: totals))
            if !model.memo.isEmpty { html.tag("div", .class("prose")) { $0.add(Markdown.plain(model.memo)) } }
        }
        if !model.payments.isEmpty {
            html.card("Payments") { $0.add(Table("Payments", rows: model.payments, columns: paymentColumns)) }
        }
    }

    private func writeOwed(to html: inout HTML) {
        html.add(
            Facts([
                .init("Balance") { $0.add(Amount(model.balance, isStrong: true)) },
                .init("Due") { html in
                    html.tag("span", .class("money-strong")) { $0.add(Day(model.dueOn)) }
                    if let due = model.due { html.tag("p") { $0.add(Badge(due.text, tone: due.tone)) } }
                },
                .init("Issued") { $0.add(Day(model.issuedOn)) },
            ]))
        writePay(to: &html)
    }

    private func writePay(to html: inout HTML) {
        switch model.pay {
        case .at(let link, let host):
            html.actions { html in
                html.add(ButtonLink("Pay now", link, .primary, icon: .external))
                writeQuestion(to: &html)
            }
            html.tag("p", .class("field-help"), text: "The button leads to \(host), outside this portal.")
        case .not(let reason):
            html.tag("p", text: reason)
            html.actions { writeQuestion(to: &$0) }
        }
    }

    private func writeQuestion(to html: inout HTML) {
        html.add(model.question.map { ButtonLink("Ask about this invoice", $0, .quiet, icon: .chat) })
    }

    private var totals: [(label: String, value: String)] {
        [("Subtotal", model.subtotal.worded), ("Tax", model.tax.worded), ("Total", model.total.worded)]
    }

    private var lineColumns: [Table<GetInvoice.Output.Line>.Column] {
        [
            .title("Description") { line, html in html.text(line.description) },
            .number("Quantity") { line, html in html.text(line.quantity) },
            .number("Unit price") { line, html in html.add(Amount(line.unitPrice)) },
            .number("Amount") { line, html in html.add(Amount(line.amount)) },
        ]
    }

    private var paymentColumns: [Table<GetInvoice.Output.Payment>.Column] {
        [
            .title("Received") { payment, html in html.add(Day(payment.receivedOn)) },
            .text("Method") { payment, html in html.text(payment.method) },
            .quiet("Reference") { payment, html in html.text(payment.reference) },
            .number("Amount") { payment, html in html.add(Amount(payment.amount)) },
        ]
    }
}
