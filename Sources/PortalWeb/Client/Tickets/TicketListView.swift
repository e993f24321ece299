/// Writes the list of tickets.
struct TicketListView: View {
    let model: TicketListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Tickets", lead: model.lead, action: model.mayCreate ? Self.new(.primary) : nil))
        if model.hasAny {
            html.add(Tabs(label: "Tickets by status", model.tabs))
            html.tag("div", .class("list-tools")) { html in
                html.add(
                    SearchBox(
                        "Search tickets", action: .page("/portal/tickets"), value: model.words,
                        keeping: [("status", model.status), ("sort", model.sort.rawValue)]))
                if model.rows.count > 1 { html.add(SortLinks(model.sorts)) }
            }
        }
        if let emptiness = model.emptiness {
            html.add(empty(emptiness))
        } else {
            html.add(Table("Tickets", rows: model.rows, columns: columns))
            html.add(model.paging)
        }
    }

    private var columns: [Table<TicketListModel.Row>.Column] {
        var columns: [Table<TicketListModel.Row>.Column] = [
            .title("Subject") { row, html in html.tag("a", .href(row.link), text: row.subject) },
            .quiet("Number") { row, html in html.text("#" + String(row.number)) }.bare.ordering(model.sort == .opened),
            .text("Status") { row, html in html.add(row.state.badge(isOwn: row.isOwn)) },
            .quiet("Priority") { row, html in
                if row.priority != .normal { html.text(row.priority.worded) }
            },
        ]
        if model.isWholeCompany { columns.append(.quiet("Opened by") { row, html in html.text(row.requester) }.bare) }
        columns.append(
            .quiet("Last change") { row, html in html.add(row.changed) }.bare.ordering(model.sort == .changed))
        return columns
    }

    private func empty(_ emptiness: TicketListModel.Emptiness) -> EmptyState {
        switch emptiness {
        case .nothingYet:
            EmptyState(
                .ticket, "No tickets yet",
                text: "When something does not work or you need something, open a ticket. You follow it here.",
                action: model.mayCreate ? Self.new(.plain) : nil)
        case .nothingFound(let filter): empty(filter)
        case .end:
            EmptyState(
                .check, "That was all", text: "The list ends here.",
                action: ButtonLink("Back to the start", model.start))
        }
    }

    private func empty(_ filter: TicketListModel.Filter) -> EmptyState {
        let all = ButtonLink("Show all tickets", .page("/portal/tickets"))
        let kind = filter.state.map { "No \($0) ticket" } ?? "No ticket"
        guard !filter.words.isEmpty else {
            return EmptyState(.check, "\(kind)s", text: "There are tickets, but none of them here.", action: all)
        }
        let title = "\(kind) holds “\(filter.words)”"
        guard filter.elsewhere > 0 else {
            return EmptyState(
                .search, title, text: "Try other words, or fewer of them. A ticket's number works too.", action: all)
        }
        let others = filter.elsewhere == 1 ? "One ticket that does has" : "\(filter.elsewhere) tickets that do have"
        return EmptyState(
            .search, title, text: "\(others) another status.",
            action: ButtonLink("Look in every status", filter.everyState))
    }

    private static func new(_ emphasis: Emphasis) -> ButtonLink {
        ButtonLink("New ticket", .page("/portal/tickets/new"), emphasis, icon: .plus)
    }
}
