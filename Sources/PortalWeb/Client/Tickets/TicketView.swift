import Tools

/// Writes the page of one ticket: what it is, what was said, and where to reply.
struct TicketView: View {
    let model: TicketModel

    func write(to html: inout HTML) {
        html.add(LetterheadView(letterhead: model.letterhead, recipient: "Ticket of", facts: paperFacts))
        html.add(
            PageHead(
                model.subject, lead: "Ticket \(model.number)", up: ("Tickets", .page("/portal/tickets")),
                badge: model.state.badge(isOwn: model.isOwn)))
        html.tag("div", .class("stack ticket")) { html in
            html.card { html in
                html.tag("p", .class("waiting")) { html in
                    html.add(model.state.badge(isOwn: model.isOwn).icon)
                    html.text(model.waiting)
                }
                html.add(facts)
                if let risk = model.risk {
                    html.tag("p") { html in
                        html.text("It asks about ")
                        html.tag("a", .href(risk.link), text: risk.label)
                        html.text(".")
                    }
                }
            }
            if let unsent = model.unsent { write(unsent: unsent, to: &html) }
            html.tag("h2", text: "What was said")
            html.add(Timeline(model.entries.map(entry)))
            html.tag("section", .id("reply"), .class("stack")) { writeReply(to: &$0) }
            html.tag("div", .class("stack endings")) { writeEndings(to: &$0) }
        }
    }

    private var paperFacts: [Facts.Fact] {
        [.init("Ticket", String(model.number)), .init("As of") { $0.add(model.asOf) }]
    }

    private var facts: Facts {
        Facts([
            .init("Opened by", model.requester),
            .init("Opened") { $0.add(model.opened) },
            .init("Last change") { $0.add(model.changed) },
            .init("Priority", model.priority.worded),
        ])
    }

    private func entry(_ entry: TicketModel.Entry) -> Timeline.Entry {
        Timeline.Entry(author: entry.author, side: entry.side, time: entry.time) { html in
            if let deed = entry.deed { html.tag("p", .class("quiet"), text: deed) }
            switch entry.side {
            case .provider: html.add(Markdown(entry.text, hosts: AllowedHosts(), headings: 3, breaks: true))
            case .reader, .client: html.add(Markdown.plain(entry.text))
            }
        }
    }

    private func write(unsent: String, to html: inout HTML) {
        html.card("What you wrote was not added") { html in
            html.tag("div", .class("prose")) { $0.add(Markdown.plain(unsent)) }
        }
    }

    private func writeReply(to html: inout HTML) {
        switch model.reply {
        case .form(let draft): write(draft, to: &html)
        case .closed(let mayCreate): writeClosed(mayCreate, to: &html)
        case .missing(let right, let provider):
            html.tag(
                "p", text: "A reply needs the right to \(right.worded). \(provider) can give it to you.")
        }
    }

    private func write(_ draft: TicketModel.Draft, to html: inout HTML) {
        let notes = Link.page("/portal/tickets/", String(model.number), "notes")
        html.form(to: notes, csrf: model.csrf, keepsDraft: true) { html in
            html.secret(OnceKey.field, draft.key.text)
            html.add(
                Field(
                    "body", "Your reply", .lines(5), value: draft.text, help: help, error: draft.error, required: true,
                    limit: AddTicketNote.Input.form.longest("body")))
            html.actions { writeSending(to: &$0) }
        }
    }

    /// One button; two where the ticket is done, because only the person knows whether it is to be opened again.
    private func writeSending(to html: inout HTML) {
        switch model.state {
        case .open, .waiting: html.add(Button("Send reply", .primary, icon: .send))
        case .resolved, .closed:
            html.add(Button("Send, leave it \(model.state.rawValue)", .plain, icon: .send, name: "reopen", value: "no"))
            html.add(Button("Send and open it again", .plain, icon: .turn, name: "reopen", value: "yes"))
        }
    }

    private var help: String? {
        switch model.state {
        case .open, .waiting: nil
        case .resolved, .closed:
            "This ticket is \(model.state.rawValue). Should it be opened again? Say so with the button that you press."
        }
    }

    private func writeEndings(to html: inout HTML) {
        let number = String(model.number)
        html.actions { html in
            if model.endings.mayClose {
                html.add(
                    ButtonLink(
                        "Close this ticket", .page("/portal/tickets/", number, "close"), .quiet, icon: .check))
            }
            if model.endings.mayReopen {
                html.add(
                    ButtonLink(
                        "Open this ticket again", .page("/portal/tickets/", number, "reopen"), .quiet, icon: .turn))
            }
            html.tag(
                "button", .class("button button-quiet"), .type("button"), .data("print", ""), .hidden,
                text: "Print")
        }
        if let opinion = model.endings.opinion {
            html.add(TicketRatingView(number: model.number, opinion: opinion, csrf: model.csrf))
        }
    }

    private func writeClosed(_ mayCreate: Bool, to html: inout HTML) {
        html.tag("p", text: "This ticket is closed and takes no more replies.")
        guard mayCreate else { return }
        let subject = "About ticket \(model.number): \(model.subject)".cut(to: TicketFormModel.longestSubject)
        html.actions { html in
            html.add(
                ButtonLink(
                    "Open a new ticket about it",
                    .page("/portal/tickets/new", query: ["subject": subject]),
                    icon: .plus))
        }
    }
}
