import Access
import Tools

/// A suggestion of Nexie: a card to decide on while it is open, and afterwards what became of it.
struct ProposalView: View {
    let proposal: Proposal
    let csrf: String

    func write(to html: inout HTML) {
        html.tag("div", .id("proposal-" + proposal.id.text)) { html in
            switch proposal.standing {
            case .open: writeCard(to: &html)
            case .unfinished: writeUnfinished(to: &html)
            case .done(let reference): writeReceipt(reference, to: &html)
            case .cancelled: html.add(Receipt(text: "Cancelled: nothing was sent.", link: nil))
            case .expired: writeClosed("This suggestion is too old to confirm. Ask Nexie again.", to: &html)
            case .elsewhere:
                writeClosed("This was suggested in another login, so it can't be confirmed here. Ask again.", to: &html)
            case .forbidden(let right):
                writeClosed("Your role no longer includes the right to \(right.worded).", to: &html)
            case .unknown: writeClosed("This suggestion can't be confirmed any more.", to: &html)
            }
        }
    }

    private var decision: Link { .page("/portal/nexie/proposals/", proposal.id.text) }

    private func writeCard(to html: inout HTML) {
        html.add(
            ProposalCard(
                "Nexie suggests a ticket", fields: facts, decision: decision, csrf: csrf,
                change: proposal.fields.map { fields in { writeForm(fields, to: &$0) } }))
    }

    /// The same fields to write in; what is wrong with them is said on the page of a new ticket.
    ///
    /// What the person wrote over them outlives the login in which that could be confirmed: it goes as their own then.
    private func writeForm(_ fields: Proposal.Fields, to html: inout HTML) {
        html.form(to: .page("/portal/tickets"), csrf: csrf, id: "change" + place, keepsDraft: true) { html in
            if proposal.isFreeToSend {
                html.secret(OnceKey.field, OnceKey(of: proposal.id).text)
            } else {
                html.secret("proposal", proposal.id.text)
            }
            html.add(
                Field(
                    "subject", "Subject", value: fields.subject, required: true,
                    limit: TicketFormModel.longestSubject, place: place))
            html.add(
                Field(
                    "description", "Description", .lines(5), value: fields.description, required: true,
                    limit: TicketFormModel.longestDescription, place: place))
            html.add(
                Field(
                    "priority", "Priority", .choice(TicketPriority.choices), value: fields.priority.rawValue,
                    required: true, place: place))
            html.actions { $0.add(Button("Create it like this", .plain, icon: .check)) }
        }
    }

    private var place: String { "-" + proposal.id.text }

    private func writeUnfinished(to html: inout HTML) {
        writeClosed("You confirmed this, but there is no receipt yet.", to: &html)
        html.form(to: decision, csrf: csrf) { html in
            html.actions { $0.add(Button("Create it now", .primary, name: "decision", value: "confirm")) }
        }
    }

    private func writeReceipt(_ reference: Reference, to html: inout HTML) {
        guard case .ticket(let number, _) = reference else { return }
        html.add(Receipt(text: "Ticket \(number) created", link: Link(portalPath: reference.path)))
    }

    private func writeClosed(_ why: String, to html: inout HTML) {
        html.tag("section", .class("proposal")) { html in
            html.add(Facts(facts))
            html.tag("p", .class("proposal-note"), text: why)
            guard proposal.isFreeToSend, let fields = proposal.fields else { return }
            html.tag("details", .class("fold")) { html in
                html.tag("summary", text: "Send it as your own ticket")
                writeForm(fields, to: &html)
            }
        }
    }

    private var facts: [Facts.Fact] {
        guard let fields = proposal.fields else { return [] }
        return [
            .init("Subject", fields.subject), .init("Description", fields.description),
            .init("Priority", fields.priority.worded),
        ]
    }
}
