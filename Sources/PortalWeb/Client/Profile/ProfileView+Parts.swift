import Tools

extension ProfileView {
    /// What the person asked for, and what came of it.
    func writeRequests(to html: inout HTML) {
        html.tag("ul", .class("lines")) { html in
            for request in model.requests {
                html.tag("li") { write(request, to: &$0) }
            }
        }
    }

    private func write(_ request: ProfileRequest, to html: inout HTML) {
        html.tag("div") { html in
            html.tag("p") { html in
                html.text("Your \(request.field.worded) as ")
                html.tag("b", text: request.wanted)
                html.text(" ")
                html.add(request.state.badge)
            }
            html.tag("p", .class("quiet")) { write(standing: request, to: &$0) }
        }
        switch request.state {
        case .requested: writeButton("Withdraw", "withdraw", request, to: &html)
        case .approved, .declined: if !request.isSeen { writeButton("Noted", "noted", request, to: &html) }
        case .withdrawn: return
        }
    }

    private func write(standing request: ProfileRequest, to html: inout HTML) {
        html.text("Asked ")
        html.add(request.asked)
        switch request.state {
        case .requested: html.text(". \(model.provider) looks at it; nothing has changed yet.")
        case .approved, .declined, .withdrawn:
            html.text(", \(request.state.rawValue) ")
            html.add(request.settled)
            html.text(request.reason.isEmpty ? "." : ": \(request.reason)")
        }
    }

    private func writeButton(
        _ text: String, _ decision: String, _ request: ProfileRequest, to html: inout HTML
    ) {
        html.form(to: .page("/portal/profile/requests/", request.id), csrf: csrf) { html in
            html.secret("decision", decision)
            html.tag("button", .class("button", "button-plain"), .type("submit")) { html in
                html.text(text)
                html.tag("span", .class("unseen"), text: " the request for your \(request.field.worded)")
            }
        }
    }

    /// Where the person is logged in, and how to end each.
    func writeSessions(to html: inout HTML) {
        html.tag("ul", .class("lines")) { html in
            for session in model.sessions {
                html.tag("li") { write(session, to: &$0) }
            }
        }
        html.form(to: .page("/portal/profile/sessions/end"), csrf: csrf) { html in
            html.tag("p", .class("quiet"), text: "If you do not know one of them, end it. Your data stays as it is.")
            html.actions { $0.add(Button("Sign out everywhere", .danger, icon: .logout)) }
        }
    }

    private func write(_ session: ProfileModel.Session, to html: inout HTML) {
        let browser = session.browser.isEmpty ? "A browser that we do not know" : session.browser
        html.tag("div") { html in
            html.tag("p") { html in
                html.tag("b", text: browser)
                if session.isThis {
                    html.text(" ")
                    html.add(Badge("This browser", tone: .success))
                }
            }
            html.tag("p", .class("quiet")) { html in
                html.text("Last seen ")
                html.add(session.seen)
                html.text(", logged in since ")
                html.add(session.since)
            }
        }
        html.form(to: .page("/portal/profile/sessions/", session.id, "end"), csrf: csrf) { html in
            html.tag("button", .class("button", "button-plain"), .type("submit")) { html in
                html.text("End")
                html.tag("span", .class("unseen"), text: " the login of \(browser)")
            }
        }
    }

    /// Who looked at the portal as this person.
    func writeLooks(to html: inout HTML) {
        guard !model.looks.isEmpty else {
            return html.tag(
                "p", .class("quiet"),
                text: "Nobody of \(model.provider) has looked at the portal as you. When somebody does, to help you, "
                    + "it stands here with their name and reason. They can't change anything by it.")
        }
        html.tag("ul", .class("lines")) { html in
            for look in model.looks {
                html.tag("li") { html in
                    html.tag("div") { html in
                        html.tag("p") { $0.tag("b", text: look.staff) }
                        html.tag("p", text: look.reason)
                        html.tag("p", .class("quiet")) { html in
                            html.text("From ")
                            html.add(look.started)
                            html.text(look.ended == nil ? ", still looking" : " to ")
                            html.add(look.ended)
                        }
                    }
                }
            }
        }
    }
}
