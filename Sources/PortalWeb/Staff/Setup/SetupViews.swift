import Tools

/// Writes the form with which a portal begins.
struct SetupFormView: View {
    let form: SetupForm
    let token: String
    let csrf: String

    func write(to html: inout HTML) {
        html.tag("h1", text: "Set up your portal")
        html.tag(
            "p", text: "Two minutes now, and you are in. Nobody is told of anything yet.")
        if form.problems != nil {
            html.add(Notice(.danger, "Nothing was set up", text: "Look at what is marked below, and send it again."))
        }
        html.form(to: .page("/staff/setup"), csrf: csrf) { html in
            html.secret("token", token)
            html.tag("h2", text: "1. Your company")
            html.add(
                field(
                    "provider", "Name", .line, help: "Your clients see it on every page and in every message.",
                    required: true, limit: 100))
            html.add(
                field(
                    "time_zone", "Time zone", .line,
                    help: "A city such as Berlin or New York, or a name such as Europe/Berlin; empty for UTC.",
                    limit: 60))
            html.add(
                field(
                    "support_phone", "Telephone for your clients", .line, help: "Shown wherever somebody needs help.",
                    limit: 60))
            html.add(field("support_email", "Mail address for your clients", .email, limit: 254))
            html.tag("h2", text: "2. Yourself")
            html.add(
                field(
                    "name", "Your name", .line,
                    help: "You are the first administrator. Colleagues come by the command nexie staff add.",
                    required: true, limit: 200))
            html.add(
                field("email", "Your mail address", .email, help: "You log in with it.", required: true, limit: 254))
            html.actions { $0.add(Button("Go on to your login", .primary, icon: .check)) }
        }
    }

    private func field(
        _ name: StaticString, _ label: String, _ control: Field.Control, help: String? = nil, required: Bool = false,
        limit: Int
    ) -> Field {
        Field(
            name, label, control, value: form.typed["\(name)"], help: help,
            error: form.problems?.reason(for: "\(name)"), required: required, limit: limit)
    }
}

/// Says whose login is still missing, and leads there.
struct SetupWaitingView: View {
    let name: String
    let email: String
    let provider: String
    let token: String
    let csrf: String

    func write(to html: inout HTML) {
        html.tag("h1", text: "One step is missing")
        html.tag(
            "p",
            text: "\(provider) is there. \(name), who logs in as \(email), has no passphrase yet; a link from before "
                + "stops working when you go on.")
        html.form(to: .page("/staff/setup/login"), csrf: csrf) { html in
            html.secret("token", token)
            html.actions { $0.add(Button("Set up the login", .primary, icon: .check)) }
        }
    }
}

/// Writes what a new portal needs before its first client comes: what is done, and where the rest is.
struct FirstStepsView: View {
    let steps: [FirstStep]

    func write(to html: inout HTML) {
        html.card("First steps") { html in
            let left = steps.count { !$0.isDone }
            html.tag(
                "p", .class("quiet"),
                text:
                    "\(steps.count - left) of \(steps.count) are done. This card goes when all are, or when a client has been "
                    + "here.")
            html.tag("ol", .class("first-steps")) { html in
                for step in steps {
                    html.tag("li", .class(step.isDone ? "done" : "open")) { html in
                        html.add(step.isDone ? Icon.check : Icon.dot)
                        html.tag("div") { html in
                            html.tag("b", text: step.title)
                            html.tag("span", text: step.isDone ? "Done" : step.detail)
                        }
                        if !step.isDone { html.add(ButtonLink(step.action, step.link, .plain)) }
                    }
                }
            }
        }
    }
}

/// One of the first steps.
struct FirstStep {
    let title: String
    let detail: String
    let action: String
    let link: Link
    let isDone: Bool

    /// The steps of a portal in its order; empty where nothing is left, or a client has been here.
    static func left(_ overview: StaffOverview, isMailOut: Bool) -> [FirstStep] {
        let begun = overview.begun
        let steps = [
            FirstStep(
                title: "Your login", detail: "", action: "", link: .page("/staff"), isDone: true),
            FirstStep(
                title: "Mail",
                detail: isMailOut
                    ? "Send yourself a test: logins go by mail, so nobody can come in without it."
                    : "Messages do not leave this machine yet: NEXIE_SMTP_URL names a folder, not a mail server.",
                action: "Test the mail", link: .page("/staff/settings/mail"), isDone: begun.triedMail && isMailOut),
            FirstStep(
                title: "Nexie",
                detail: "Give a key for Claude. Without one the guide answers what it can, if you allow it.",
                action: "Set Nexie up", link: .page("/staff/settings"), isDone: !overview.claudeKeyEnd.isEmpty),
            FirstStep(
                title: "The first company and contact",
                detail: "Add one here, or bring all of them in from another system by nexie import.",
                action: "Add a contact", link: .page("/staff/users/new"), isDone: begun.hasContact),
            FirstStep(
                title: "The first invitation", detail: "Let somebody in; yourself at a test company is a good start.",
                action: "Invite", link: .page("/staff/users", query: ["state": PortalUser.State.without.rawValue]),
                isDone: begun.hasInvited),
        ]
        return begun.wasVisited || steps.allSatisfy(\.isDone) ? [] : steps
    }
}
