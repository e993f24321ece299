/// Writes the list of risks.
struct RiskListView: View {
    let model: RiskListModel

    func write(to html: inout HTML) {
        html.add(PageHead("Risks", lead: "Risks that \(model.company) is asked to accept."))
        if model.frame.hasAny { html.add(ListTools(frame: model.frame)) }
        if let emptiness = model.frame.emptiness {
            write(emptiness, to: &html)
        } else {
            html.add(Table("Risks", rows: model.rows, columns: columns))
            html.add(model.frame.paging)
        }
    }

    private var columns: [Table<RiskListModel.Row>.Column] {
        [
            .title("Risk") { row, html in
                html.tag("a", .href(.page("/portal/risks/", row.number)), text: row.title)
                html.tag("span", .class("quiet"), text: " " + row.number)
            },
            .text("Status") { row, html in
                html.add(row.state.badge)
                if let nearing = row.nearing {
                    html.text(" ")
                    html.add(nearing)
                }
            },
            .text("What remains") { row, html in html.add(row.level.badge) },
            .quiet("Presented") { row, html in html.add(row.presented) },
            .quiet("Review") { row, html in html.add(Day(row.reviewOn)) },
        ]
    }

    private func write(_ emptiness: Emptiness, to html: inout HTML) {
        if case .nothingFound(let sought) = emptiness, sought.words.isEmpty, model.filter == .pending {
            let all = ButtonLink("Show all risks", model.frame.noun.all)
            html.add(
                EmptyState(
                    .check, "Nothing waits for a decision",
                    text: "What was presented is decided, or is being looked at again.",
                    action: all))
        } else {
            html.add(
                EmptyList(
                    emptiness: emptiness, frame: model.frame,
                    hint: "Try a part of the number, or one word of the title.",
                    nothingYet: EmptyState(
                        .shield, "No risks yet",
                        text: "When \(model.company) is asked to accept a risk, it stands here.")))
        }
    }
}
