/// Writes the list of tickets.
struct TicketListView: View {
    let model: TicketListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Tickets", lead: model.lead, action: model.mayCreate ? Self.new(.primary) : nil))
        if model.frame.hasAny { html.add(ListTools(frame: model.frame)) }
        if let emptiness = model.frame.emptiness {
            html.add(
                EmptyList(
                    emptiness: emptiness, frame: model.frame,
                    hint: "Try other words, or fewer of them. A ticket's number works too.", nothingYet: nothingYet))
        } else {
            html.add(Table("Tickets", rows: model.rows, columns: columns))
            html.add(model.frame.paging)
            html.actions { $0.add(ButtonLink("Download as CSV", model.file, .quiet)) }
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

    private var nothingYet: EmptyState {
        EmptyState(
            .ticket, "No tickets yet",
            text: "When something does not work or you need something, open a ticket. You follow it here.",
            action: model.mayCreate ? Self.new(.plain) : nil)
    }

    private static func new(_ emphasis: Emphasis) -> ButtonLink {
        ButtonLink("New ticket", .page("/portal/tickets/new"), emphasis, icon: .plus)
    }
}
