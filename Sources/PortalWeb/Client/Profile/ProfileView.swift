import Access
import Tools

/// What the profile page says.
struct ProfileModel {
    /// One particular; the value is empty when it is not set.
    struct Particular {
        let term: String
        let value: String

        fileprivate var fact: Facts.Fact { .init(term, value.isEmpty ? "Not set" : value) }
    }

    /// One kind of message.
    struct Switch {
        let kind: NoticeKind
        let isOn: Bool

        /// The name of its field, as the form sends it.
        var field: StaticString {
            switch kind {
            case .note: "note"
            case .created: "created"
            case .resolved: "resolved"
            case .overdue: "overdue"
            case .risk: "risk"
            }
        }
    }

    let particulars: [Particular]
    let provider: String
    let supportEmail: String
    let supportPhone: String
    /// Where to ask for a change; nil where the person can't open a ticket.
    let change: Link?
    /// What the person can choose to be told of; empty where they can choose nothing.
    let switches: [Switch]
}

extension ProfileModel {
    /// A person's own particulars.
    init(_ found: GetProfile.Output, role: String, zone: String, mayAsk: Bool, switches: [Switch]) {
        particulars = [
            Particular(term: "Name", value: found.name),
            Particular(term: "E-mail", value: found.email),
            Particular(term: "Telephone", value: found.phone),
            Particular(term: "Mobile", value: found.mobile),
            Particular(term: "Position", value: found.title),
            Particular(term: "Company", value: found.company),
            Particular(term: "Role in the portal", value: role),
            Particular(term: "Times are shown for", value: zone),
        ]
        provider = found.provider
        supportEmail = found.supportEmail
        supportPhone = found.supportPhone
        change =
            mayAsk
            ? .page("/portal/tickets/new", query: ["subject": "Change of my contact details"]) : nil
        self.switches = switches
    }
}

/// Writes the profile page.
struct ProfileView: View {
    let model: ProfileModel
    let csrf: String

    func write(to html: inout HTML) {
        html.add(PageHead("Your profile", lead: "What \(model.provider) has on file for you."))
        html.card { html in
            html.add(Facts(model.particulars.map(\.fact), areLong: true))
        }
        html.card("Something changed?") { writeChange(to: &$0) }
        if !model.switches.isEmpty { html.card("Messages by mail") { writeSwitches(to: &$0) } }
    }

    private func writeSwitches(to html: inout HTML) {
        html.form(to: .page("/portal/profile/notices"), csrf: csrf) { html in
            html.tag("fieldset", .class("switches")) { html in
                html.tag("legend", text: "Tell me by mail when")
                for choice in model.switches {
                    html.tag("label") { html in
                        html.void(
                            "input", .type("checkbox"), .name(choice.field), .value("on"), .checked(choice.isOn))
                        html.text(" " + choice.kind.worded)
                    }
                }
            }
            html.tag("p", .class("quiet"), text: "Messages that log you in always come.")
            html.actions { $0.add(Button("Keep my choice", .primary)) }
        }
    }

    private func writeChange(to html: inout HTML) {
        html.tag("p", text: "Tell \(model.provider) what is new, and they correct it for you.")
        html.actions { html in
            if let change = model.change { html.add(ButtonLink("Ask for a change", change, .primary, icon: .pencil)) }
            html.add(SupportWays(email: model.supportEmail, phone: model.supportPhone))
        }
    }
}
