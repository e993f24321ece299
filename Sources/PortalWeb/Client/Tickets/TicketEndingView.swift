import Tools

/// Writes the page that asks one question before a ticket is closed or opened again.
struct TicketEndingView: View {
    /// What is about to be done.
    enum Step: Sendable {
        case close, reopen

        /// What the page is called.
        var title: String {
            switch self {
            case .close: "Close this ticket"
            case .reopen: "Open this ticket again"
            }
        }
    }

    let step: Step
    let number: Int64
    let subject: String
    let provider: String
    let words: String
    let error: String?
    let csrf: String

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                step.title, lead: "Ticket \(number): \(subject)",
                up: ("Ticket \(number)", .page("/portal/tickets/", String(number)))))
        html.card { html in
            html.form(to: place, csrf: csrf, keepsDraft: true) { html in
                html.add(field)
                html.actions { html in
                    html.add(button)
                    html.add(ButtonLink("Cancel", .page("/portal/tickets/", String(number)), .quiet))
                }
            }
        }
    }

    private var place: Link {
        switch step {
        case .close: .page("/portal/tickets/", String(number), "close")
        case .reopen: .page("/portal/tickets/", String(number), "reopen")
        }
    }

    private var field: Field {
        switch step {
        case .close:
            Field(
                "words", "What solved it, or why is it not needed any more?", .lines(3), value: words,
                help: "\(provider) reads it. You can open the ticket again within 30 days.", error: error,
                limit: CloseTicket.Input.form.longest("words"))
        case .reopen:
            Field(
                "words", "What is still wrong?", .lines(4), value: words,
                help: "\(provider) reads it and goes on from there.", error: error, required: true,
                limit: ReopenTicket.Input.form.longest("reason"))
        }
    }

    private var button: Button {
        switch step {
        case .close: Button("Close the ticket", .primary, icon: .check)
        case .reopen: Button("Open it again", .primary, icon: .turn)
        }
    }
}

/// Writes the question how a ticket went, and what was answered.
struct TicketRatingView: View {
    let number: Int64
    let opinion: TicketModel.Opinion
    let csrf: String

    func write(to html: inout HTML) {
        html.card("How did it go?") { html in
            if let rating = opinion.given {
                html.tag("p") { html in
                    html.text("You said: ")
                    html.tag("b", text: rating.worded)
                    if !opinion.words.isEmpty { html.text(" – “\(opinion.words)”") }
                }
                if !opinion.isChangeable { return }
                html.tag("p", .class("quiet"), text: "You can change that within a week.")
            }
            html.form(to: .page("/portal/tickets/", String(number), "rating"), csrf: csrf, keepsDraft: true) { html in
                html.add(
                    Field(
                        "words", "In your words", .lines(2), value: opinion.error == nil ? "" : opinion.words,
                        error: opinion.error, limit: RateTicket.Input.form.longest("words"), place: "-rating"))
                html.actions { html in
                    for rating in TicketRating.allCases {
                        html.add(
                            Button(rating.worded, .plain, icon: rating.icon, name: "rating", value: rating.rawValue))
                    }
                }
            }
        }
    }
}

extension TicketRating {
    /// The rating as a person says it.
    var worded: String {
        switch self {
        case .good: "Well"
        case .ok: "So-so"
        case .bad: "Badly"
        }
    }

    fileprivate var icon: Icon {
        switch self {
        case .good: .thumbUp
        case .ok: .minus
        case .bad: .thumbDown
        }
    }
}
