import Tools

/// Writes the profile page.
struct ProfileView: View {
    let model: ProfileModel
    let csrf: String

    func write(to html: inout HTML) {
        html.add(PageHead("Your profile", lead: "What \(model.provider) has on file for you."))
        html.card { html in
            html.add(Facts(model.particulars.map(\.fact), areLong: true))
            if model.details != nil { writeAsking(to: &html) }
        }
        if !model.requests.isEmpty { html.card("What you asked for") { writeRequests(to: &$0) } }
        if let details = model.details {
            html.card("How we reach you") { write(details, to: &$0) }
        } else {
            html.card("Something changed?") { writeChange(to: &$0) }
        }
        if !model.switches.isEmpty { html.card("Messages by mail") { writeSwitches(to: &$0) } }
        if !model.sessions.isEmpty { html.card("Where you are logged in") { writeSessions(to: &$0) } }
        html.card("Who looked at your portal") { writeLooks(to: &$0) }
    }

    private func writeAsking(to html: inout HTML) {
        html.actions { html in
            for field in RequestedField.allCases where !isWaiting(field) {
                html.add(
                    ButtonLink(
                        "Ask for another \(field.worded)",
                        .page("/portal/profile/requests/new", query: ["field": field.rawValue]), icon: .pencil))
            }
        }
    }

    private func isWaiting(_ field: RequestedField) -> Bool {
        model.requests.contains { $0.field == field && $0.state == .requested }
    }

    private func write(_ details: ProfileDetails, to html: inout HTML) {
        html.form(to: .page("/portal/profile"), csrf: csrf, keepsDraft: true) { html in
            let problems = details.problems
            let number = PhoneWords.help
            html.add(
                Field(
                    "phone", "Telephone", .telephone, value: details.phone, help: number,
                    error: problems?.reason(for: "phone"), limit: 60))
            html.add(
                Field(
                    "mobile", "Mobile", .telephone, value: details.mobile, error: problems?.reason(for: "mobile"),
                    limit: 60))
            html.add(
                Field(
                    "title", "Position", value: details.title, error: problems?.reason(for: "title"),
                    limit: UpdateProfile.Input.form.longest("title")))
            html.add(
                Field(
                    "time_zone", "Time zone", value: details.zone,
                    help: "A city, such as Berlin or New York. Empty means the zone of \(model.provider). "
                        + "Times are shown for \(details.zoneNow).",
                    error: problems?.reason(for: "time_zone"), limit: 60))
            html.tag("p", .class("field-help")) {
                $0.tag("a", .href(.page("/portal/profile/zones")), text: "See all cities")
            }
            html.actions { $0.add(Button("Save", .primary)) }
        }
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
            html.tag(
                "p", .class("quiet"),
                text: "Messages that log you in, and receipts of what you sign or decline, always come.")
            html.actions { $0.add(Button("Keep my choice", .plain)) }
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

/// What is said about telephone numbers.
private enum PhoneWords {
    static let help = "As you would write it, such as +44 20 7946 0000 ext. 12."
}
