import Tools

/// Writes the form of a new ticket.
struct TicketFormView: View {
    let model: TicketFormModel

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "New ticket", lead: "Tell us what is wrong or what you need. One thing to a ticket works best.",
                up: ("Tickets", .page("/portal/tickets"))))
        html.card { writeForm(to: &$0) }
    }

    private func writeForm(to html: inout HTML) {
        html.form(to: .page("/portal/tickets"), csrf: model.csrf, keepsDraft: model.proposal == nil) { html in
            html.secret(OnceKey.field, model.key.text)
            if let proposal = model.proposal { html.secret("proposal", proposal) }
            writeFields(to: &html)
            html.actions { html in
                html.add(Button("Send ticket", .primary, icon: .send))
                html.add(ButtonLink("Cancel", .page("/portal/tickets"), .quiet))
            }
        }
    }

    /// An empty place that the script fills while the subject is written, and the way without it.
    private func writeSuggestions(to html: inout HTML) {
        html.tag("div", .class("suggestions")) { html in
            html.tag("div", .id("suggestions"), .data("suggest", "/portal/kb"), .aria("live", "polite")) { _ in }
            html.tag("p", .class("field-help")) { html in
                html.text("Perhaps there is an answer already. ")
                html.tag("a", .href(.page("/portal/kb")), text: "Look in the articles first")
            }
        }
    }

    private func writeFields(to html: inout HTML) {
        html.add(
            Field(
                "subject", "Subject", value: model.subject, help: "In one line, such as “Printer on floor 2 is dead”.",
                error: model.error("subject"), required: true, limit: TicketFormModel.longestSubject))
        if model.suggests { writeSuggestions(to: &html) }
        html.add(
            Field(
                "description", "Description", .lines(8), value: model.description,
                help: "What happens, since when, and what you have tried.", error: model.error("description"),
                required: true, limit: TicketFormModel.longestDescription))
        html.add(
            Field(
                "priority", "Priority", .choice(TicketPriority.choices), value: model.priority,
                error: model.error("priority"), required: true))
    }
}
