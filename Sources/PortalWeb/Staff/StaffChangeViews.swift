import Access
import Tools

/// Writes the list of requests.
struct StaffChangeListView: View {
    let found: ListChangeRequests.Output
    let query: StaffChangeQuery
    let clock: ReaderClock
    let now: Instant

    func write(to html: inout HTML) {
        html.add(
            PageHead("Change requests", lead: "Contacts ask for another name, or another address to log in with."))
        html.add(Tabs(label: "Requests by state", tabs))
        guard !found.changes.isEmpty else {
            return html.add(
                EmptyState(
                    .check, query.input.state == .requested ? "Nothing waits" : "No such request",
                    text: "Contacts ask on their profile; what they ask stands here until somebody answers."))
        }
        html.add(Table("Change requests", rows: found.changes, columns: columns))
        writePages(to: &html)
    }

    private var tabs: [Tabs.Tab] {
        let state = query.input.state
        let kinds: [(RequestState?, String)] = [
            (.requested, "Waiting"), (.approved, "Approved"), (.declined, "Declined"), (.withdrawn, "Taken back"),
            (nil, "All"),
        ]
        return kinds.map { kind, text in
            .init(
                text, query.link(kind), isCurrent: kind == state,
                count: kind == .requested ? found.waiting : nil)
        }
    }

    private var columns: [Table<AskedChange>.Column] {
        [
            .title("Who") { asked, html in
                html.tag("a", .href(.page("/staff/change-requests/", asked.id.text)), text: asked.name)
            },
            .text("Company") { asked, html in html.text(asked.companyName) },
            .text("Asks for") { asked, html in html.text(asked.field.asked) },
            .text("Wanted") { asked, html in html.text(asked.wanted) },
            .text("State") { asked, html in html.add(asked.state.staffBadge) },
            .quiet("Asked") { asked, html in html.add(Moment(asked.createdAt, clock, now: now, isBrief: true)) },
        ]
    }

    private func writePages(to html: inout HTML) {
        html.tag("nav", .class("paging"), .aria("label", "Pages")) { html in
            let requests = found.count == 1 ? "One request" : "\(found.count) requests"
            html.tag("p", text: found.pages == 1 ? requests : "\(requests), page \(found.page) of \(found.pages)")
            html.actions { html in
                let (page, state) = (Int64(found.page), query.input.state)
                if page > 1 {
                    html.add(ButtonLink("Back", query.link(state, page: page - 1), .plain, icon: .arrowLeft))
                }
                if found.page < found.pages {
                    html.add(ButtonLink("Next", query.link(state, page: page + 1), .plain, icon: .arrowRight))
                }
            }
        }
    }
}

/// Writes one request: what is asked, and the two answers.
struct StaffChangeView: View {
    let asked: AskedChange
    let may: Bool
    let reason: String
    let problem: String?
    let csrf: String
    let clock: ReaderClock

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "\(asked.field.asked) for \(asked.name)", lead: asked.companyName,
                up: (text: "Change requests", link: .page("/staff/change-requests")), badge: asked.state.staffBadge))
        html.card { $0.add(Facts(facts, areLong: true)) }
        guard asked.state == .requested, may else { return }
        html.card("Approve") { html in
            html.tag("p", text: effect)
            html.actions { html in
                html.add(PostButton("Approve", .primary, icon: .check, action: action("approve"), csrf: csrf))
            }
        }
        html.card("Decline") { html in
            html.form(to: action("decline"), csrf: csrf) { html in
                html.add(
                    Field(
                        "reason", "Why not", .line, value: reason, help: "\(asked.name) reads this in the portal.",
                        error: problem, required: true, limit: 500))
                html.actions { $0.add(Button("Decline", .danger, icon: .cross)) }
            }
        }
    }

    private var facts: [Facts.Fact] {
        var facts: [Facts.Fact] = [
            asked.state == .approved ? .init("Before", asked.earlier) : .init("Now", asked.current),
            .init("Wanted", asked.wanted),
            .init("Asked", clock.worded(asked.createdAt)),
            .init("Contact") { [asked] html in
                html.tag("a", .href(.page("/staff/users/", asked.contact.text)), text: "\(asked.name), \(asked.email)")
            },
        ]
        if let moment = asked.settledAt {
            let who = asked.settledBy.isEmpty ? asked.name : asked.settledBy
            let term = asked.state == .withdrawn ? "Taken back" : "Answered"
            facts.append(.init(term, "\(clock.worded(moment)) by \(who)"))
        }
        if !asked.reason.isEmpty { facts.append(.init("Reason", asked.reason)) }
        return facts
    }

    private var effect: String {
        switch asked.field {
        case .name: "From then on the portal and its messages call this person \(asked.wanted)."
        case .email:
            "Whoever reads the mail of \(asked.wanted) can then log in as \(asked.name): make sure that it is this "
                + "person's. Every login of \(asked.name) ends, links that wait end, and both addresses are told."
        }
    }

    private func action(_ verb: String) -> Link { .page("/staff/change-requests/", asked.id.text, verb) }
}

extension RequestState {
    /// The state in words for staff.
    var staffBadge: Badge {
        switch self {
        case .requested: Badge("Waiting", tone: .warning, icon: .clock)
        case .approved: Badge("Approved", tone: .success)
        case .declined: Badge("Declined", tone: .danger)
        case .withdrawn: Badge("Taken back", tone: .neutral)
        }
    }
}
