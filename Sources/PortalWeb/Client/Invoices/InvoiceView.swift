import Tools

/// Writes the page of one invoice: what is owed by when, how to pay it, and what it is for.
struct InvoiceView: View {
    let model: InvoiceModel

    func write(to html: inout HTML) {
        html.tag("div", .class("invoice stack")) { html in
            html.add(
                PageHead(
                    "Invoice \(model.number)", up: ("Invoices", .page("/portal/invoices")), badge: model.standing.badge)
            )
            html.add(InvoiceLetterhead(model: model))
            html.tag("section", .class("card hero"), .aria("label", "What is owed")) { writeOwed(to: &$0) }
            html.card("What it is for") { html in
                html.add(Table("Lines", rows: model.lines, columns: lineColumns, totals: totals))
                if !model.memo.isEmpty { html.tag("div", .class("prose")) { $0.add(Markdown.plain(model.memo)) } }
            }
            if !model.payments.isEmpty {
                html.card("Payments") { $0.add(Table("Payments", rows: model.payments, columns: paymentColumns)) }
            }
            html.tag("p", .class("on-paper balance")) { html in
                html.text("Balance ")
                html.add(Amount(model.balance, isStrong: true))
            }
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
        if case .not(let reason) = model.pay { html.tag("p", text: reason) }
        html.actions { html in
            if case .at(let link, _) = model.pay {
                html.add(ButtonLink("Pay now", link, .primary, icon: .external))
            }
            writeQuestion(to: &html)
            html.tag(
                "button", .class("button button-quiet"), .type("button"), .data("print", ""), .hidden, text: "Print")
        }
        guard case .at(_, let host) = model.pay else { return }
        html.tag("p", .class("field-help")) { html in
            html.text("The button leads to \(host), outside this portal. ")
            html.text("A payment made today may take until tomorrow to show here.")
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
