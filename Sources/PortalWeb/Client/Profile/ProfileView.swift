import Tools

/// What the profile page says.
struct ProfileModel {
    /// One particular; the value is empty when it is not set.
    struct Particular {
        let term: String
        let value: String
    }

    let particulars: [Particular]
    let provider: String
    let supportEmail: String
    let supportPhone: String
    /// Where to ask for a change; nil where the person can't open a ticket.
    let change: Link?
}

extension ProfileModel {
    /// A person's own particulars.
    init(_ found: GetProfile.Output, role: String, zone: String, mayAsk: Bool) {
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
    }
}

/// Writes the profile page.
struct ProfileView: View {
    let model: ProfileModel

    func write(to html: inout HTML) {
        html.add(PageHead("Your profile", lead: "What \(model.provider) has on file for you."))
        html.card { html in
            html.add(Facts(model.particulars.map { .init($0.term, $0.value.isEmpty ? "Not set" : $0.value) }))
        }
        html.card("Something changed?") { writeChange(to: &$0) }
    }

    private func writeChange(to html: inout HTML) {
        html.tag("p", text: "Tell \(model.provider) what is new, and they correct it for you.")
        html.actions { html in
            if let change = model.change { html.add(ButtonLink("Ask for a change", change, .primary, icon: .pencil)) }
            if !model.supportEmail.isEmpty {
                html.add(ButtonLink("Write to us", .mail(model.supportEmail), .plain, icon: .mail))
            }
            if !model.supportPhone.isEmpty {
                html.add(ButtonLink("Call us", .telephone(model.supportPhone), .plain, icon: .phone))
            }
        }
    }
}
