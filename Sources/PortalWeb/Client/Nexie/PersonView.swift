import Access
import Tools

/// The way to a person: telephone and mail, and a ticket with what the person chooses of the conversation.
struct PersonView: View {
    let model: PersonModel

    func write(to html: inout HTML) {
        html.add(
            PageHead("Talk to a person", lead: reach, up: (text: "Nexie", link: back)))
        if model.mayOpen {
            if model.conversation == nil { writeTicket(to: &html) } else { html.card { writeForm(to: &$0) } }
        } else if reach == nil {
            html.add(Notice(.info, "Ask somebody at your company who may open tickets", text: nil))
        } else {
            html.actions { $0.add(SupportWays(email: model.person.support.email, phone: model.person.support.phone)) }
        }
    }

    private var back: Link { .page("/portal/nexie", query: ["conversation": model.conversation?.id.text]) }

    /// Where people are reached without a ticket; nil when the provider has said nothing.
    private var reach: String? {
        let (support, provider) = (model.person.support, model.person.tenantName)
        switch (support.phone.isEmpty, support.email.isEmpty) {
        case (false, false): return "Call \(provider) at \(support.phone), or write to \(support.email)."
        case (false, true): return "Call \(provider) at \(support.phone)."
        case (true, false): return "Write to \(provider) at \(support.email)."
        case (true, true): return nil
        }
    }

    private func writeTicket(to html: inout HTML) {
        html.actions { html in
            html.add(ButtonLink("Open a ticket", .page("/portal/tickets/new"), .primary, icon: .plus))
        }
    }

    private func writeForm(to html: inout HTML) {
        html.form(to: .page("/portal/nexie/person"), csrf: model.csrf) { html in
            html.secret(OnceKey.field, model.key.text)
            html.secret("conversation", model.conversation?.id.text ?? "")
            html.add(
                Field(
                    "subject", "Subject", value: model.subject, error: model.problems?.reason(for: "subject"),
                    required: true, limit: HandOver.Input.form.longest("subject")))
            html.add(
                Field(
                    "words", "What do you want to say?", .lines(4), value: model.words,
                    error: model.problems?.reason(for: "description"), limit: 4000))
            writeMessages(to: &html)
            html.tag("p", .class("field-help"), text: after)
            html.actions { html in
                html.add(Button("Send to \(model.person.tenantName)", .primary, icon: .send))
                html.add(ButtonLink("Cancel", back, .quiet))
            }
        }
    }

    private var after: String {
        "This opens a ticket with what is ticked. People answer there, and Nexie says nothing more in this conversation."
    }

    private func writeMessages(to html: inout HTML) {
        guard !model.messages.isEmpty else { return }
        html.tag("fieldset", .class("sent-along")) { html in
            html.tag("legend", text: "What is sent along")
            for message in model.messages { write(message, to: &html) }
        }
    }

    private func write(_ message: PersonModel.Said, to html: inout HTML) {
        let id = "keep-" + message.id.text
        html.tag("div", .class("sent-message")) { html in
            html.void(
                "input", .type("checkbox"), .id(id), .name("keep", of: message.id.text), .value("yes"),
                .checked(message.isKept))
            html.tag("label", .for(id)) { html in
                html.tag("b", text: message.isFromPerson ? "You" : "Nexie")
                html.text(", " + model.reader.clock.worded(message.time, now: model.reader.now))
                html.tag("span", .class("sent-text"), text: message.text)
            }
        }
    }
}

/// What stands in the place of the composer once people answer.
struct HandedOver: View {
    let ticket: Int64

    func write(to html: inout HTML) {
        html.add(
            Notice(
                .info, "People answer now, in ticket \(ticket)",
                text: "Nexie says nothing more in this conversation.",
                action: ButtonLink("Open ticket \(ticket)", .page("/portal/tickets/", String(ticket)), .primary)))
        html.actions { html in
            html.add(ButtonLink("Begin a new conversation", .page("/portal/nexie"), .plain, icon: .chat))
        }
    }
}
