import Access
import Tools

/// Writes one ticket for staff: what it is, everything that was said, and the form for a note.
struct StaffTicketView: View {
    let found: StaffTicketDetail
    /// The note that is being written; nil for whoever may not write one.
    let draft: StaffNoteDraft?
    let seesUsers: Bool
    let csrf: String
    let clock: ReaderClock
    let now: Instant

    private var ticket: StaffTicket { found.row }

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                ticket.subject, lead: "Ticket \(ticket.number) of \(ticket.companyName)",
                up: (text: "Tickets", link: .page("/staff/tickets")), badge: ticket.badge,
                action: draft == nil ? nil : ButtonLink("Write a note", .anchor("note"), .plain, icon: .pencil)))
        html.tag("div", .class("stack", "staff-ticket")) { html in
            html.card { $0.add(Facts(facts)) }
            html.tag("h2", text: "What was said")
            if found.notes.count >= StaffTicketView.most {
                let words = "The latest \(found.notes.count) notes; earlier ones are left out."
                html.tag("p", .class("quiet"), text: words)
            }
            html.add(StaffTimeline(found: found, clock: clock, now: now))
            if let draft {
                html.add(StaffNoteForm(found: found, draft: draft, csrf: csrf))
                writeStates(to: &html)
            }
        }
    }

    private static let most = 1000

    private var facts: [Facts.Fact] {
        var facts: [Facts.Fact] = [
            .init("Opened by") { [ticket, seesUsers] html in
                guard seesUsers else { return html.text(ticket.contactName) }
                html.tag("a", .href(.page("/staff/users/", ticket.contact.text)), text: ticket.contactName)
            },
            .init("Opened") { [ticket, clock, now] in $0.add(Moment(ticket.createdAt, clock, now: now)) },
            .init("Last change") { [ticket, clock, now] in $0.add(Moment(ticket.updatedAt, clock, now: now)) },
            .init("Priority", ticket.priority.worded),
            .init("More") { [ticket] html in
                let link = Link.page("/staff/tickets", query: ["company": ticket.company.text, "part": "all"])
                html.tag("a", .href(link), text: "All tickets of \(ticket.companyName)")
            },
        ]
        for rating in found.ratings {
            let words = rating.words.isEmpty ? "" : " – “\(rating.words)”"
            facts.append(.init("How it went", "\(rating.rating.worded), says \(rating.name)\(words)"))
        }
        return facts
    }

    /// The states that the ticket is not in, each a button.
    private func writeStates(to html: inout HTML) {
        html.card("Set the state without a note") { html in
            html.tag("p", text: "\(ticket.contactName) is told by mail when it is resolved or closed.")
            html.form(to: .page("/staff/tickets/", String(ticket.number), "state"), csrf: csrf) { html in
                html.secret("seen", found.mark)
                html.actions { html in
                    for state in TicketState.allCases where state != ticket.state {
                        let icon = state.staffBadge.icon
                        html.add(Button(state.verb, .plain, icon: icon, name: "state", value: state.rawValue))
                    }
                }
            }
        }
    }
}

extension TicketState {
    /// What staff do when they set the state.
    fileprivate var verb: String {
        switch self {
        case .open: "Open it"
        case .waiting: "Wait for the client"
        case .resolved: "Resolve it"
        case .closed: "Close it"
        }
    }
}

/// Everything that was said on a ticket; what the client never sees is marked by words, a sign and its frame.
struct StaffTimeline: View {
    let found: StaffTicketDetail
    let clock: ReaderClock
    let now: Instant

    func write(to html: inout HTML) {
        html.tag("ol", .class("timeline")) { html in
            html.tag("li", .class("entry", "entry-client")) { html in
                write(found.row.contactName, side, found.row.createdAt, to: &html) { html in
                    html.add(Markdown.plain(found.description))
                }
            }
            for (place, note) in found.notes.enumerated() {
                let newest = Attribute.when(place + 1 == found.notes.count, .id("newest"))
                html.tag("li", .class("entry", className(note)), newest) { write(note, to: &$0) }
            }
        }
    }

    private var side: Badge { Badge("Client", icon: .person) }

    private func write(_ note: StaffTicketNote, to html: inout HTML) {
        write(note.author, mark(note), note.createdAt, to: &html) { html in
            if let deed = note.kind.deed { html.tag("p", .class("quiet"), text: deed) }
            if note.isFromStaff {
                html.add(Markdown(note.body, hosts: AllowedHosts(), headings: 3, breaks: true))
            } else {
                html.add(Markdown.plain(note.body))
            }
        }
    }

    private func write(
        _ author: String, _ mark: Badge, _ moment: Instant, to html: inout HTML, body: (inout HTML) -> Void
    ) {
        html.add(Initials(author))
        html.tag("article", .class("entry-body")) { html in
            html.tag("header", .class("entry-head")) { html in
                html.tag("b", text: author)
                html.add(mark)
                html.add(Moment(moment, clock, now: now))
            }
            html.tag("div", .class("prose"), content: body)
        }
    }

    private func mark(_ note: StaffTicketNote) -> Badge {
        switch note.visibility {
        case .internal: Badge("Internal: only your team sees this", tone: .warning, icon: .lock)
        case .public: note.isFromStaff ? Badge("Public answer", tone: .info, icon: .send) : side
        }
    }

    private func className(_ note: StaffTicketNote) -> StaticString {
        switch note.visibility {
        case .internal: "entry-internal"
        case .public: note.isFromStaff ? "entry-provider" : "entry-client"
        }
    }
}
