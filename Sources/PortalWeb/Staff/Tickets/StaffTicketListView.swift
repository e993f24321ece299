import Access
import Tools

/// Writes the list of clients' tickets: parts, filter, table, pages.
struct StaffTicketListView: View {
    let found: ListStaffTickets.Output
    let query: StaffTicketQuery
    let clock: ReaderClock
    let now: Instant

    private var part: StaffTicketFilter.Part { query.input.part ?? .ours }

    func write(to html: inout HTML) {
        html.add(PageHead("Tickets", lead: lead))
        html.add(Tabs(label: "Tickets by where they stand", tabs))
        writeFilter(to: &html)
        guard !found.tickets.isEmpty else { return writeEmpty(to: &html) }
        html.add(Table("Tickets", rows: found.tickets, columns: columns))
        writePages(to: &html)
    }

    private var lead: String {
        found.contactName.isEmpty
            ? "What your clients ask, and what your team and they say to each other."
            : "The tickets of \(found.contactName)."
    }

    private func writeFilter(to html: inout HTML) {
        html.tag(
            "form", .class("form", "staff-filter"), .role("search"), .method("get"), .action(.page("/staff/tickets"))
        ) { html in
            if part != .ours { html.secret("part", part.rawValue) }
            if !query.input.contact.isEmpty { html.secret("contact", query.input.contact) }
            html.add(Field("q", "Words, name or number", .line, value: query.input.words, limit: 200))
            html.add(
                Field(
                    "company", "Company",
                    .choice(
                        [.init(value: "", text: "All companies")]
                            + found.companies.map { .init(value: $0.id, text: $0.name) }),
                    value: query.input.company))
            html.actions { html in
                html.add(Button("Show", .plain, icon: .search))
                if query.isNarrow {
                    let all = StaffTicketQuery(FormValues()).link(part)
                    html.add(ButtonLink("Show all", all, .quiet))
                }
            }
        }
    }

    private var tabs: [Tabs.Tab] {
        StaffTicketFilter.Part.allCases.map {
            .init($0.worded, query.link($0), isCurrent: $0 == part, count: found.counts.count($0))
        }
    }

    private var columns: [Table<StaffTicket>.Column] {
        [
            .title("Subject") { ticket, html in
                html.tag("a", .href(.page("/staff/tickets/", String(ticket.number))), text: ticket.subject)
            },
            .quiet("Number") { ticket, html in html.text(String(ticket.number)) },
            .text("Who") { ticket, html in html.text(ticket.contactName) },
            .text("Company") { ticket, html in html.text(ticket.companyName) },
            .text("State") { ticket, html in html.add(ticket.badge) },
            .text("Priority") { ticket, html in html.text(ticket.priority.worded) },
            .quiet("Last change") { ticket, html in
                html.add(Moment(ticket.updatedAt, clock, now: now, isBrief: true))
            },
        ]
    }

    private func writeEmpty(to html: inout HTML) {
        if query.isNarrow {
            html.add(
                EmptyState(
                    .search, "No ticket fits", text: "Try fewer words, or another part of the list.",
                    action: ButtonLink("Show all tickets", StaffTicketQuery(FormValues()).link(.all))))
        } else {
            html.add(
                EmptyState(
                    .ticket, part.emptiness, text: "Tickets come from the portal, from Nexie, and by import."))
        }
    }

    private func writePages(to html: inout HTML) {
        html.tag("nav", .class("paging"), .aria("label", "Pages")) { html in
            let tickets = found.count == 1 ? "One ticket" : "\(found.count) tickets"
            html.tag("p", text: found.pages == 1 ? tickets : "\(tickets), page \(found.page) of \(found.pages)")
            html.actions { html in
                let page = Int64(found.page)
                if page > 1 { html.add(ButtonLink("Back", query.link(page: page - 1), .plain, icon: .arrowLeft)) }
                if found.page < found.pages {
                    html.add(ButtonLink("Next", query.link(page: page + 1), .plain, icon: .arrowRight))
                }
            }
        }
    }
}
