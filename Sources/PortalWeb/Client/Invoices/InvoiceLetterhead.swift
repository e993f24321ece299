/// The head of an invoice on paper: who sends it, to whom, and its dates. A screen does not show it.
struct InvoiceLetterhead: View {
    let model: InvoiceModel

    func write(to html: inout HTML) {
        let head = model.letterhead
        html.tag("div", .class("on-paper letterhead")) { html in
            html.tag("p") { html in
                html.tag("b", text: head.provider)
                for line in head.support {
                    html.void("br")
                    html.text(line)
                }
            }
            html.tag("p") { html in
                html.text("Billed to")
                html.void("br")
                html.tag("b", text: head.company)
            }
            html.add(
                Facts([
                    .init("Invoice", model.number), .init("Issued") { $0.add(Day(model.issuedOn)) },
                    .init("Due") { $0.add(Day(model.dueOn)) },
                ]))
        }
    }
}
