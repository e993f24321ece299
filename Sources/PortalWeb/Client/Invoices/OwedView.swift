import Access

/// Writes what is owed above a list of invoices: a sentence for each currency, and its ages once something is overdue.
struct OwedView: View {
    let model: OwedModel

    func write(to html: inout HTML) {
        html.tag("section", .class("card owed"), .aria("label", "What is owed")) { html in
            if model.lines.isEmpty { html.tag("p", text: "Nothing is owed. Thank you.") }
            for line in model.lines { write(line, to: &html) }
        }
    }

    private func write(_ line: OwedModel.Line, to html: inout HTML) {
        html.tag("p") { html in
            html.text("Owed ")
            html.add(Amount(line.balance, isStrong: true))
            if line.overdue.minor > 0 {
                html.text(", of it overdue ")
                html.tag("b", .class("late")) { html in
                    html.add(Tone.danger.icon)
                    html.add(Amount(line.overdue))
                }
            }
        }
        guard !line.parts.isEmpty else { return }
        html.tag("dl", .class("ages")) { html in
            for part in line.parts { write(part, to: &html) }
        }
    }

    private func write(_ part: OwedModel.Part, to html: inout HTML) {
        html.tag("div", .class(part.tone.className)) { html in
            html.tag("dt", text: part.label)
            html.tag("dd") { html in
                html.add(Amount(part.amount))
                html.markup(
                    #"<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">"#)
                html.void("rect", .width(part.share), .height(4))
                html.markup("</rect></svg>")
            }
        }
    }
}
