import Tools

/// Writes the page of one risk: the document as it is, what deciding means, and the ways to decide or to ask.
struct RiskView: View {
    let model: RiskModel

    func write(to html: inout HTML) {
        let document = model.document
        html.tag("div", .class("risk stack")) { html in
            html.add(
                PageHead(
                    document.title, lead: "Risk \(document.number), version \(document.version)",
                    up: ("Risks", .page("/portal/risks")), badge: model.state.badge))
            html.tag("section", .class("card"), .aria("label", "At a glance")) { writeGlance(to: &$0) }
            if let decision = model.decision { write(decision, to: &html) }
            html.add(RiskDocumentView(model: model))
            writeDeciding(to: &html)
            writeTickets(to: &html)
        }
    }

    private func writeGlance(to html: inout HTML) {
        let document = model.document
        html.add(
            Facts(
                [
                    .init("What remains") { $0.add(document.residualLevel.badge) },
                    .init("Answer wanted by") { html in
                        html.add(Day(model.dueOn))
                        if model.state.waits, let nearing = model.nearing {
                            html.tag("p") { $0.add(nearing) }
                        }
                    },
                    .init("Looked at again on") { html in
                        html.add(Day(document.reviewOn))
                        if !model.state.waits, let nearing = model.nearing {
                            html.tag("p") { $0.add(nearing) }
                        }
                    },
                    .init("Presented by", "\(document.presentedBy), \(document.provider)"),
                    .init("Presented") { $0.add(model.presented) },
                    .init("Found by", source),
                ]))
        html.actions { html in
            switch model.deciding {
            case .open(let form): writeWays(form, to: &html)
            case .over, .missing: html.add(model.ask.map { ButtonLink("Ask a question", $0, .plain, icon: .chat) })
            }
            html.tag(
                "button", .class("button button-quiet"), .type("button"), .data("print", ""), .hidden, text: "Print")
        }
    }

    /// Signing, declining and asking, side by side: none is harder to find than another.
    private func writeWays(_ form: RiskModel.Form, to html: inout HTML) {
        if let sign = form.sign { html.add(ButtonLink("Sign", sign, .plain, icon: .check)) }
        html.add(ButtonLink("Decline", .anchor("decline"), .plain, icon: .cross))
        if let ask = model.ask { html.add(ButtonLink("Ask a question", ask, .plain, icon: .chat)) }
    }

    private var source: String {
        let reference = model.document.sourceReference
        return reference.isEmpty ? model.document.source.worded : "\(model.document.source.worded): \(reference)"
    }

    private func write(_ decision: RiskModel.Decision, to html: inout HTML) {
        html.card(decision.isAccepted ? "This risk is accepted" : "This risk is declined") { html in
            html.tag("p", text: decision.sentence)
            if !decision.reason.isEmpty {
                html.tag("p", text: "The reason:")
                html.tag("div", .class("prose")) { $0.add(Markdown.plain(decision.reason)) }
            }
            if let certificate = decision.certificate {
                let words = decision.isAccepted ? "Look at the certificate" : "Look at the record"
                html.actions { $0.add(ButtonLink(words, certificate, .plain, icon: .shield)) }
            }
        }
    }

    private func writeDeciding(to html: inout HTML) {
        switch model.deciding {
        case .open(let form): write(form, to: &html)
        case .missing(let right, let provider):
            html.card("Who decides") { html in
                html.tag(
                    "p",
                    text: "Deciding needs the right to \(right.worded). \(provider) or the portal owner of "
                        + "\(model.document.company) can give it to you.")
                writeAsk(to: &html)
            }
        case .over: break
        }
    }

    private func write(_ form: RiskModel.Form, to html: inout HTML) {
        html.card("What happens when you decide") { html in
            html.tag("ul", .class("plain-list")) { html in
                if form.sign != nil {
                    html.tag(
                        "li",
                        text: "Sign: \(model.document.company) accepts exactly the document above, under your name.")
                }
                html.tag(
                    "li",
                    text:
                        "Decline: \(model.document.company) does not accept it. \(model.document.provider) reads your "
                        + "reason and speaks with you about what to do instead.")
                html.tag(
                    "li",
                    text: "Ask a question: a ticket is opened that belongs to this risk. The risk stays undecided.")
                html.tag("li", text: "Nothing at all: the risk stays undecided, also after the day named above.")
            }
            writeAsk(to: &html)
        }
        html.tag("section", .class("card"), .id("decline")) { html in
            html.tag("header", .class("card-head")) { $0.tag("h2", text: "Decline this risk") }
            html.form(
                to: .page("/portal/risks/", model.document.number, "decline"), csrf: form.csrf, keepsDraft: true
            ) { html in
                html.secret("version", String(model.document.version))
                html.secret("hash", model.hash.description)
                html.add(
                    Field(
                        "reason", "Why is it declined?", .lines(4), value: form.reason,
                        help:
                            "At least ten characters. It is recorded with the document, your name, the time and your "
                            + "network address, and can't be changed.",
                        error: form.error, required: true, limit: DeclineRisk.Input.form.longest("reason")))
                html.actions { $0.add(Button(DeclineRisk.intent(for: model.document.company), .danger, icon: .cross)) }
            }
        }
    }

    private func writeAsk(to html: inout HTML) {
        guard let ask = model.ask else { return }
        html.actions { $0.add(ButtonLink("Ask a question", ask, .quiet, icon: .chat)) }
    }

    private func writeTickets(to html: inout HTML) {
        guard !model.tickets.isEmpty else { return }
        html.card("Tickets about this risk") { html in
            for ticket in model.tickets {
                html.add(LinkRow(.ticket, title: ticket.title, detail: ticket.detail, link: ticket.link))
            }
        }
    }
}
