import Access
import Tools

/// Writes a month of Nexie: cost for each day, company and model, what came of the answers, and what clients say.
struct StaffCostsView: View {
    let found: NexieCosts.Output
    let model: CostsModel
    let clock: ReaderClock
    let pricesDated: CalendarDate?
    let tabs: Tabs?

    private var name: String { CostsModel.name(of: model.month.first) }

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Nexie", lead: "What it cost in \(model.title), and what your clients think of it.",
                action: found.lines.isEmpty
                    ? nil
                    : ButtonLink("Take it along as a file", .page("/staff/nexie.csv", query: ["month": name]))))
        html.add(tabs)
        writeMonths(to: &html)
        html.card("In \(model.title)") { writeTotals(to: &$0) }
        if found.lines.isEmpty {
            html.add(
                EmptyState(
                    .chat, "Claude was not used in this month",
                    text: "What the guide answers costs nothing and is not counted here."))
        } else {
            writeDays(to: &html)
            writeParts("Companies", "Company", model.companies, to: &html)
            writeParts("Models", "Model", model.models, to: &html)
        }
        writePreviews(to: &html)
        html.add(OpinionsView(found: found, clock: clock))
    }

    /// What staff asked while they looked as clients; it is in none of the sums above.
    private func writePreviews(to html: inout HTML) {
        guard !found.previews.isEmpty else { return }
        let sum = found.previews.reduce(UsedSum()) { $0.adding($1.used) }
        var names: [String] = []
        for line in found.previews where !names.contains(line.staffName) { names.append(line.staffName) }
        html.card("Asked by staff in previews") { html in
            html.tag(
                "p", .class("quiet"),
                text: "In none of the sums above: no client's budget pays for it, but the one of previews.")
            html.add(
                Facts([
                    .init("Cost", sum.cost), .init("Questions", grouped(sum.messages)),
                    .init("Tokens", grouped(sum.tokens)), .init("By", names.joined(separator: ", ")),
                ]))
        }
    }

    private func writeMonths(to html: inout HTML) {
        let (before, after) = model.neighbours
        html.tag("nav", .class("paging"), .aria("label", "Months")) { html in
            html.tag("p", text: model.title)
            html.actions { html in
                html.add(
                    ButtonLink(
                        "Month before", .page("/staff/nexie", query: ["month": before]), .plain, icon: .arrowLeft))
                if let after {
                    html.add(
                        ButtonLink(
                            "Month after", .page("/staff/nexie", query: ["month": after]), .plain, icon: .arrowRight))
                }
            }
        }
    }

    private func writeTotals(to html: inout HTML) {
        let (total, answers) = (model.total, found.answers)
        html.add(
            Facts([
                .init("Cost", total.cost), .init("Questions to Claude", grouped(total.messages)),
                .init("Tokens read anew", grouped(total.input)), .init("Tokens written", grouped(total.output)),
                .init("Tokens from cache", grouped(total.cacheRead)),
                .init("Tokens to cache", grouped(total.cacheWrite)),
                .init("Answers, with the guide's", String(answers.all)),
                .init("Refused by the model", String(answers.refused)), .init("Broken off", String(answers.failed)),
                .init("Stopped by the person", String(answers.stopped)), .init("Found good", String(answers.good)),
                .init("Found bad", String(answers.bad)),
            ]))
        if total.unpriced > 0 {
            let dated = pricesDated.map { " The portal's list is of \($0.worded)." } ?? ""
            html.add(
                Notice(
                    .warning,
                    total.unpriced == 1 ? "One use has no known price" : "\(total.unpriced) uses have no known price",
                    text: "It is not in the dollars; look at Anthropic's bill." + dated))
        }
        if found.isCut {
            html.add(Notice(.warning, "There is more than can be added up here", text: "The numbers are too low."))
        }
    }

    private func writeDays(to html: inout HTML) {
        let isPriced = model.total.microDollars > 0
        html.card("Each day") { html in
            html.add(
                DayChart(
                    label: isPriced ? "Cost" : "Tokens",
                    bars: model.days.map { day in
                        DayChart.Bar(
                            day: day.day, amount: isPriced ? day.used.microDollars : day.used.tokens,
                            worded: isPriced ? day.used.cost : grouped(day.used.tokens) + " tokens")
                    }))
            html.tag("details", .class("day-table")) { html in
                html.tag("summary", text: "The same in numbers")
                html.add(
                    Table(
                        "Cost of each day in \(model.title)", rows: model.days.filter { $0.used.tokens > 0 },
                        columns: [
                            .title("Day") { day, html in html.text(day.day.worded) },
                            .number("Questions") { day, html in html.text(grouped(day.used.messages)) },
                            .number("Tokens") { day, html in html.text(grouped(day.used.tokens)) },
                            .number("Cost") { day, html in html.text(day.used.cost) },
                        ]))
            }
        }
    }

    private func writeParts(_ title: String, _ heading: String, _ parts: [CostsModel.Part], to html: inout HTML) {
        html.card(title) { html in
            html.add(
                Table(
                    title, rows: parts,
                    columns: [
                        .title(heading) { part, html in html.text(part.name) },
                        .number("Questions") { part, html in html.text(grouped(part.used.messages)) },
                        .number("Read") { part, html in html.text(grouped(part.used.input)) },
                        .number("Written") { part, html in html.text(grouped(part.used.output)) },
                        .number("From cache") { part, html in html.text(grouped(part.used.cacheRead)) },
                        .number("To cache") { part, html in html.text(grouped(part.used.cacheWrite)) },
                        .number("Cost") { part, html in html.text(part.used.cost) },
                    ]))
        }
    }
}

/// Writes what clients found bad, and what they did not find.
struct OpinionsView: View {
    let found: NexieCosts.Output
    let clock: ReaderClock

    func write(to html: inout HTML) {
        html.card("What clients found bad") { html in
            if found.bad.isEmpty {
                html.tag("p", .class("quiet"), text: "Nobody found an answer bad in this month.")
            } else {
                html.add(Table("What clients found bad", rows: found.bad, columns: Self.columns(clock)))
            }
        }
        html.card("Searched for in vain") { html in
            html.tag(
                "p", .class("quiet"),
                text: "Words for which no article was found, of all clients and whenever it was; who they were is not "
                    + "kept. An article about the first of them helps most.")
            guard !found.searches.isEmpty else {
                return html.tag("p", text: "Nothing was searched for in vain.")
            }
            html.actions { html in
                html.add(ButtonLink("Download as CSV", .page("/staff/nexie/searches.csv"), .quiet))
            }
            html.add(
                Table(
                    "Searched for in vain", rows: found.searches,
                    columns: [
                        .title("Words") { search, html in html.text(search.words) },
                        .number("Times") { search, html in html.text(String(search.times)) },
                        .quiet("Last") { search, html in html.text(clock.day(of: search.lastAt).worded) },
                    ]))
        }
    }

    private static func columns(_ clock: ReaderClock) -> [Table<BadAnswer>.Column] {
        [
            .title("Company") { answer, html in html.text(answer.companyName) },
            .text("Why") { answer, html in html.text(reason(answer.reason)) },
            .text("In their words") { answer, html in html.text(answer.comment.isEmpty ? "nothing" : answer.comment) },
            .quiet("When") { answer, html in html.text(clock.worded(answer.ratedAt)) },
        ]
    }

    /// Why an answer was found bad, in words.
    static func reason(_ word: String) -> String {
        switch word {
        case "wrong": "It is wrong"
        case "incomplete": "Something is missing"
        case "unclear": "It is hard to understand"
        case "other": "Something else"
        default: "not said"
        }
    }
}
