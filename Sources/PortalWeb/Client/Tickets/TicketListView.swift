/// Writes the list of tickets.
struct TicketListView: View {
    let model: TicketListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Tickets", lead: model.lead, action: model.mayCreate ? Self.new(.primary) : nil))
        if model.emptiness != .nothingYet {
            html.add(Tabs(label: "Tickets by status", model.tabs))
            html.add(
                SearchBox(
                    "Search tickets", action: .page("/portal/tickets"), value: model.words,
                    keeping: [("status", model.status)]))
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
            .quiet("Number") { row, html in html.text(String(row.number)) },
            .text("Status") { row, html in html.add(row.state.badge(isOwn: row.isOwn)) },
            .quiet("Priority") { row, html in html.text(row.priority.worded) },
        ]
        if model.isWholeCompany { columns.append(.quiet("Opened by") { row, html in html.text(row.requester) }) }
        columns.append(.quiet("Last change") { row, html in html.add(row.changed) })
        return columns
    }

    private func empty(_ emptiness: TicketListModel.Emptiness) -> EmptyState {
        switch emptiness {
        case .nothingYet:
            EmptyState(
                .ticket, "No tickets yet",
                text: "When something does not work or you need something, open a ticket. You follow it here.",
                action: model.mayCreate ? Self.new(.plain) : nil)
        case .nothingFound:
            EmptyState(
                .search, "No ticket fits",
                text: "There are tickets, but none with this status and these words.",
                action: ButtonLink("Show all tickets", .page("/portal/tickets")))
        case .end:
            EmptyState(
                .check, "That was all", text: "The list ends here.",
                action: ButtonLink("Back to the start", model.start))
        }
    }

    private static func new(_ emphasis: Emphasis) -> ButtonLink {
        ButtonLink("New ticket", .page("/portal/tickets/new"), emphasis, icon: .plus)
    }
}
