import Tools

/// Writes the page of one quote: what it comes to, until when, where it is decided, and what it holds.
struct QuoteView: View {
    let model: QuoteModel

    func write(to html: inout HTML) {
        html.tag("div", .class("document stack")) { html in
            html.add(
                PageHead(
                    "Quote \(model.number)", lead: model.title, up: ("Quotes", .page("/portal/quotes")),
                    badge: model.standing.badge))
            html.add(letterhead)
            html.tag("section", .class("card hero"), .aria("label", "What it comes to")) { writeSum(to: &$0) }
            if !model.introduction.isEmpty { html.card { writeProse(model.introduction, to: &$0) } }
            for section in model.sections { write(section, to: &html) }
            html.card("In all") { html in
                html.add(Table("In all", rows: model.sections, columns: sumColumns, totals: totals))
            }
            if !model.options.isEmpty { writeOptions(to: &html) }
            if !model.terms.isEmpty { html.card("Terms") { writeProse(model.terms, to: &$0) } }
        }
    }

    private var letterhead: LetterheadView {
        LetterheadView(
            letterhead: model.letterhead, recipient: "Prepared for",
            facts: [
                .init("Quote", model.number), .init("Issued") { $0.add(Day(model.issuedOn)) },
                .init("Valid until") { $0.add(Day(model.validUntil)) },
            ])
    }

    private func writeSum(to html: inout HTML) {
        var facts: [Facts.Fact] = [
            .init("Total") { $0.add(Amount(model.total, isStrong: true)) },
            .init("Valid until") { html in
                html.tag("span", .class("money-strong")) { $0.add(Day(model.validUntil)) }
                if let left = model.left { html.tag("p") { $0.add(Badge(left.text, tone: left.tone, icon: .clock)) } }
            },
            .init("Issued") { $0.add(Day(model.issuedOn)) },
        ]
        if let day = model.decidedOn {
            facts.append(.init(model.standing == .declined ? "Declined" : "Accepted") { $0.add(Day(day)) })
        }
        html.add(Facts(facts))
        writeDecision(to: &html)
    }

    private func writeDecision(to html: inout HTML) {
        if case .not(let reason) = model.decision { html.tag("p", text: reason) }
        html.actions { html in
            if case .at(let link, _) = model.decision {
                html.add(ButtonLink("Go and decide", link, .primary, icon: .external))
            }
            html.add(model.question.map { ButtonLink("Ask about this quote", $0, .quiet, icon: .chat) })
            html.tag(
                "button", .class("button button-quiet"), .type("button"), .data("print", ""), .hidden, text: "Print")
        }
        guard case .at(_, let host) = model.decision else { return }
        html.tag("p", .class("field-help")) { html in
            html.text("The button leads to \(host), outside this portal. Deciding happens there: ")
            html.text("nothing on this page accepts or declines the quote.")
        }
    }

    private func write(_ section: QuoteModel.Section, to html: inout HTML) {
        html.card(section.title) { html in
            html.add(Table(section.title, rows: section.lines, columns: columns(for: section.lines)))
        }
    }

    private func writeOptions(to html: inout HTML) {
        html.card("Optional, not in the total") { html in
            html.add(Table("Optional lines", rows: model.options, columns: columns(for: model.options)))
            if model.standing == .open {
                html.tag("p", .class("field-help"), text: "\(model.letterhead.provider) adds what you choose of these.")
            }
        }
    }

    private func writeProse(_ text: String, to html: inout HTML) {
        html.tag("div", .class("prose")) { $0.add(Markdown(text, hosts: AllowedHosts())) }
    }

    private var totals: [(label: String, value: String)] {
        let discount = model.discount.map { discount in
            (label: discount.worded, value: "−" + discount.amount.worded)
        }
        return [("Subtotal", model.subtotal.worded)] + [discount].compactMap { $0 }
            + [("Tax", model.tax.worded), ("Total", model.total.worded)]
    }

    private var sumColumns: [Table<QuoteModel.Section>.Column] {
        [
            .title("Section") { section, html in html.text(section.title) },
            .number("Amount") { section, html in html.add(Amount(section.sum)) },
        ]
    }

    /// The columns of lines; that of discounts only where there are any.
    private func columns(for lines: [GetQuote.Line]) -> [Table<GetQuote.Line>.Column] {
        let discount = Table<GetQuote.Line>.Column.number("Discount") { line, html in
            html.text(line.discount?.brief ?? "–")
        }
        let hasDiscounts = lines.contains { $0.discount != nil }
        return [
            .title("Description") { line, html in
                html.text(line.description)
                if line.isChosen { html.text(" (optional, chosen)") }
            },
            .number("Quantity") { line, html in html.text(line.quantity) },
            .number("Unit price") { line, html in html.add(Amount(line.unitPrice)) },
        ] + (hasDiscounts ? [discount] : []) + [
            .number("Amount") { line, html in html.add(Amount(line.amount)) }
        ]
    }
}

extension GetQuote.Discount {
    /// What a line of the totals calls it: `Discount`, or `Discount of 10%`.
    fileprivate var worded: String { percent.map { "Discount of \($0)%" } ?? "Discount" }

    /// What a column of discounts says: `10%`, or an amount.
    fileprivate var brief: String { percent.map { $0 + "%" } ?? "−" + amount.worded }
}
