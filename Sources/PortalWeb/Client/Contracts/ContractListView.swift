import Tools

/// Writes the list of contracts.
struct ContractListView: View {
    let model: ContractListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Contracts", lead: "What is agreed on with \(model.company)."))
        if model.frame.hasAny { html.add(Tabs(label: "Contracts by status", model.frame.tabs)) }
        if let emptiness = model.frame.emptiness {
            html.add(
                EmptyList(
                    emptiness: emptiness, frame: model.frame, hint: "",
                    nothingYet: EmptyState(
                        .contract, "No contracts yet",
                        text: "As soon as there is a contract with \(model.company), it stands here.")))
        } else {
            html.add(Table("Contracts", rows: model.rows, columns: columns))
            html.add(model.frame.paging)
        }
    }

    private var columns: [Table<ContractSummary>.Column] {
        [
            .title("Contract") { row, html in
                html.tag("a", .href(.page("/portal/contracts/", row.number)), text: row.number)
            },
            .text("About") { row, html in html.text(row.title) },
            .text("Kind") { row, html in html.text(row.kind.worded) },
            .text("Status") { row, html in html.add(row.standing.badge) },
            .text("Ends") { row, html in
                guard let end = row.endsOn else { return html.text(row.standing == .ended ? "" : "No end date") }
                html.add(Day(end.day))
            },
            .text("Notice until") { row, html in
                guard let notice = row.noticeUntil else { return }
                html.add(Day(notice.day))
                html.text(", " + LeftWords(days: notice.daysLeft).text)
            },
        ]
    }
}
