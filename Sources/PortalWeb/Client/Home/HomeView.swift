/// Writes the start page: what needs the person first, then where things stand.
struct HomeView: View {
    let model: HomeModel

    func write(to html: inout HTML) {
        let new = ButtonLink("New ticket", .page("/portal/tickets/new"), .primary, icon: .plus)
        html.add(
            PageHead(
                "Hello, \(model.firstName)", lead: "\(model.company), looked after by \(model.provider).",
                action: model.mayCreate ? new : nil))
        writeNeeds(to: &html)
        if !model.counters.isEmpty { writeCounters(to: &html) }
        if let latest = model.latest, !latest.isEmpty { write(latest, to: &html) }
        if model.mayAsk || !model.articles.isEmpty {
            html.tag("div", .class("grid")) { html in
                if !model.articles.isEmpty { writeArticles(to: &html) }
                if model.mayAsk { writeAsk(to: &html) }
            }
        }
    }

    private func writeNeeds(to html: inout HTML) {
        html.card("Needs you") { html in
            if model.needs.isEmpty { html.add(EmptyState(.check, "All clear", text: calmWords, action: nextStep)) }
            for need in model.needs {
                html.add(
                    LinkRow(
                        need.icon, tone: need.tone, title: need.title, detail: need.detail, action: need.action,
                        link: need.link))
            }
        }
    }

    private func writeCounters(to html: inout HTML) {
        html.tag("nav", .class("tiles"), .aria("label", "At a glance")) { html in
            for counter in model.counters {
                html.add(Tile(counter.icon, counter.count, counter.title, detail: counter.detail, link: counter.link))
            }
        }
    }

    private func writeArticles(to html: inout HTML) {
        html.card("New in the articles", more: ButtonLink("All articles", .page("/portal/kb"), .quiet)) { html in
            for article in model.articles { html.add(article) }
        }
    }

    private func writeAsk(to html: inout HTML) {
        html.card("Ask Nexie", more: ButtonLink("What it can do", .page("/portal/nexie"), .quiet)) { html in
            html.form(to: .page("/portal/nexie/messages"), csrf: model.csrf) { html in
                html.secret("conversation", "")
                html.secret("page", "/portal")
                html.tag("div", .class("search")) { html in
                    html.add(Icon.spark)
                    html.void(
                        "input", .type("text"), .name("text"), .required(true), .maxlength(4000),
                        .aria("label", "Your question to Nexie"), .placeholder("What is waiting for me?"),
                        .autocomplete("off"), .enterkeyhint("send"))
                    html.add(Button("Ask", .plain))
                }
            }
            html.tag("p", .class("field-help"), text: "It looks in your own records, and answers with links.")
        }
    }

    private func write(_ latest: [TicketListModel.Row], to html: inout HTML) {
        let all = ButtonLink("All tickets", .page("/portal/tickets"), .quiet)
        html.card("Latest tickets", more: all) { html in
            html.add(
                Table(
                    "Latest tickets", rows: latest,
                    columns: [
                        .title("Subject") { row, html in html.tag("a", .href(row.link), text: row.subject) },
                        .text("Status") { row, html in html.add(row.state.badge(isOwn: row.isOwn)) },
                        .quiet("Last change") { row, html in html.add(row.changed) }.bare,
                    ]))
        }
    }

    private var calmWords: String {
        let found =
            switch (model.calm.tickets, model.calm.invoices) {
            case (true, true): "No ticket waits for you, and no invoice is due in the next seven days."
            case (true, false): "No ticket waits for you. Enjoy the quiet."
            case (false, true): "No invoice is due in the next seven days. Enjoy the quiet."
            case (false, false): "Nothing is asked of you today."
            }
        return found + (model.mayCreate ? " If something does not work, tell us and we look into it." : "")
    }

    private var nextStep: ButtonLink? {
        if model.mayCreate { return ButtonLink("Open a ticket", .page("/portal/tickets/new")) }
        return model.calm.articles ? ButtonLink("Look something up", .page("/portal/kb"), icon: .book) : nil
    }
}
