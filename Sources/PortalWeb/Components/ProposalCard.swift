/// Something that Nexie suggests doing: every field as it would be sent, and nothing done before the person says so.
struct ProposalCard: View {
    let title: String
    let fields: [Facts.Fact]
    let decision: Link
    let change: ((inout HTML) -> Void)?
    let csrf: String
    let confirm: String

    /// A suggestion; `decision` takes the answer, `change` writes the same fields as a form of their own.
    init(
        _ title: String, fields: [Facts.Fact], decision: Link, csrf: String, confirm: String = "Create",
        change: ((inout HTML) -> Void)? = nil
    ) {
        self.title = title
        self.fields = fields
        self.decision = decision
        self.change = change
        self.csrf = csrf
        self.confirm = confirm
    }

    func write(to html: inout HTML) {
        html.tag("section", .class("proposal")) { html in
            html.tag("p", .class("proposal-head")) { html in
                html.add(Icon.ticket)
                html.tag("b", text: title)
            }
            html.add(Facts(fields))
            html.form(to: decision, csrf: csrf) { html in
                html.tag("p", .class("proposal-note"), text: "Nothing is sent until you choose.")
                html.actions { writeActions(to: &$0) }
            }
            if let change {
                html.tag("details", .class("fold")) { html in
                    html.tag("summary", text: "Change it first")
                    change(&html)
                }
            }
        }
    }

    private func writeActions(to html: inout HTML) {
        html.add(Button(confirm, .primary, icon: .check, name: "decision", value: "confirm"))
        html.add(Button("Cancel", .quiet, name: "decision", value: "cancel"))
    }
}

/// What became of a suggestion, told by the server: `Ticket 1042 created`, with its link.
struct Receipt: View {
    let text: String
    let link: Link?

    func write(to html: inout HTML) {
        html.tag("p", .class("receipt")) { html in
            html.add(link == nil ? Icon.minus : Icon.check)
            if let link { html.tag("a", .href(link), text: text) } else { html.text(text) }
        }
    }
}
