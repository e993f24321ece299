/// The head of a page on paper: who sends it, whom it concerns, and what it is. A screen does not show it.
struct Letterhead: View {
    let letterhead: InvoiceModel.Letterhead
    /// What stands above the company's name.
    let to: String
    let facts: [Facts.Fact]

    func write(to html: inout HTML) {
        html.tag("div", .class("on-paper letterhead")) { html in
            html.tag("p") { html in
                html.tag("b", text: letterhead.provider)
                for line in letterhead.support {
                    html.void("br")
                    html.text(line)
                }
            }
            html.tag("p") { html in
                html.text(to)
                html.void("br")
                html.tag("b", text: letterhead.company)
            }
            if !facts.isEmpty { html.add(Facts(facts)) }
        }
    }
}
