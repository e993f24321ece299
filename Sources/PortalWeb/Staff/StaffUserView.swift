import Access
import Tools

/// Writes one contact: what is known of their access, and what can be done about it.
struct StaffUserView: View {
    let found: GetUser.Output
    let may: StaffUserRights
    /// A reason for a preview that was not taken.
    var draft: Draft?
    /// A budget that was not taken.
    var budget = SettingsVisit()
    let seesTickets: Bool
    let csrf: String
    let clock: ReaderClock

    private var user: PortalUser { found.user }

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                user.name, lead: user.email, up: (text: "Portal users", link: .page("/staff/users")),
                badge: user.state.badge))
        html.card { html in
            html.add(
                Facts([
                    .init("Company", user.companyName),
                    .init("Role", user.role),
                    .init("Last login", user.lastLoginAt.map { clock.worded($0) } ?? "never"),
                    .init("Invited", invited),
                ]))
            if seesTickets {
                html.actions { html in
                    let link = Link.page("/staff/tickets", query: ["contact": user.id.text, "part": "all"])
                    html.add(ButtonLink("Tickets", link, .quiet, icon: .ticket))
                }
            }
        }
        if may.preview || found.previewEnd != nil { writePreview(to: &html) }
        if may.invite { writeAccess(to: &html) }
        html.card("Why can't they see it?") { html in
            html.tag(
                "p", text: "Choose a page, or one record there, and read what decides whether \(user.name) sees it.")
            html.add(SightForm(user: user, place: .tickets, number: ""))
        }
        if may.setRole, user.state != .gone { writeRole(to: &html) }
        if may.setBudget, user.state != .gone { html.add(UserBudgetView(found: found, visit: budget, csrf: csrf)) }
        if may.disable { writeEnd(to: &html) }
    }

    private var invited: String {
        guard let moment = user.invitedAt else { return "never" }
        return clock.worded(moment) + (user.invitedBy.isEmpty ? "" : " by \(user.invitedBy)")
    }

    private func writeAccess(to html: inout HTML) {
        switch user.state {
        case .without, .disabled:
            html.card("Give access") { html in
                html.tag(
                    "p", text: "An invitation gives access and sends \(user.email) a message with a login.")
                html.actions { html in
                    html.add(PostButton("Invite", .primary, icon: .mail, action: action("invite"), csrf: csrf))
                    html.add(PostButton("Give access without a message", .plain, action: action("enable"), csrf: csrf))
                }
            }
        case .active, .expected:
            html.card("Send a login") { html in
                html.tag("p", text: "The person can also ask for one at any time, with the address alone.")
                html.actions { html in
                    html.add(PostButton("Send a login", .plain, icon: .mail, action: action("resend"), csrf: csrf))
                }
            }
        case .gone:
            html.add(
                Notice(
                    .info, "Nobody can let this person in",
                    text: "The contact or the company is not active in the records that were imported."))
        }
    }

    /// A reason as it was typed, and what is wrong with it.
    struct Draft {
        let reason: String
        let error: String?
    }

    private func writePreview(to html: inout HTML) {
        if let end = found.previewEnd {
            html.card("You see the portal as this person") { html in
                html.tag("p", text: "Until \(clock.worded(end)) at the latest.")
                html.actions { html in
                    html.add(ButtonLink("Go on looking", .page("/portal"), .plain, icon: .arrowRight))
                    html.add(
                        PostButton(
                            "Stop the preview", .plain, icon: .cross, action: Portal.previewStop(of: user.id),
                            csrf: csrf))
                }
            }
            return
        }
        guard user.state == .active || user.state == .expected else { return }
        html.card("See the portal as this person") { html in
            html.tag(
                "p",
                text: "For \(PreviewRule.minutes) minutes at most, and nothing can be changed. The person finds it on "
                    + "their profile, with your name and your reason.")
            html.form(to: .page("/staff/contacts/", user.id.text, "preview"), csrf: csrf) { html in
                html.add(
                    Field(
                        "reason", "Why", .line, value: draft?.reason ?? "", help: "Such as the number of a ticket.",
                        error: draft?.error, required: true, limit: 200))
                html.actions { $0.add(Button("Start the preview", .plain, icon: .person)) }
            }
        }
    }

    private func writeRole(to html: inout HTML) {
        html.card("Role") { html in
            html.form(to: action("role"), csrf: csrf) { html in
                html.add(
                    Field(
                        "role", "What the person may do", .choice(found.roles.map { .init(value: $0, text: $0) }),
                        value: user.role, required: true))
                html.actions { $0.add(Button("Set the role", .plain)) }
            }
        }
    }

    private func writeEnd(to html: inout HTML) {
        switch user.state {
        case .active, .expected:
            html.card("Take access away") { html in
                html.tag(
                    "p",
                    text:
                        "The person is logged out everywhere within a second, and waiting logins end. What they wrote "
                        + "stays.")
                html.actions { html in
                    html.add(
                        PostButton("Take access away", .danger, icon: .lock, action: action("disable"), csrf: csrf))
                }
            }
        case .without, .disabled, .gone: break
        }
    }

    private func action(_ verb: String) -> Link { .page("/staff/users/", user.id.text, verb) }
}

/// A button that is a form of its own.
struct PostButton: View {
    let text: String
    let emphasis: Emphasis
    let icon: Icon?
    let action: Link
    let csrf: String

    init(_ text: String, _ emphasis: Emphasis, icon: Icon? = nil, action: Link, csrf: String) {
        (self.text, self.emphasis, self.icon, self.action, self.csrf) = (text, emphasis, icon, action, csrf)
    }

    func write(to html: inout HTML) {
        html.form(to: action, csrf: csrf) { $0.add(Button(text, emphasis, icon: icon)) }
    }
}
