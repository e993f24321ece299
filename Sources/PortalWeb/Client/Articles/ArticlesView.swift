import Tools

/// The list of articles, and what to do when the answer is not in it.
struct ArticlesView: View {
    let model: ArticlesModel

    func write(to html: inout HTML) {
        let all = (text: "All articles", link: Link.page("/portal/kb"))
        html.add(
            PageHead(
                "Articles", lead: "Answers to common questions, step by step.", up: model.words.isEmpty ? nil : all))
        var search = SearchBox("Search articles", action: .page("/portal/kb"), value: model.words)
        search.live = "results"
        html.add(search)
        html.tag("div", .id("results"), .class("stack")) { $0.add(ArticleResults(model: model)) }
    }
}

/// What stands below the search box, which the script also asks for alone.
struct ArticleResults: View {
    let model: ArticlesModel

    func write(to html: inout HTML) {
        if !model.categories.isEmpty { html.add(Tabs(label: "Articles by category", model.categories)) }
        if model.articles.isEmpty {
            html.add(empty)
        } else if model.words.isEmpty {
            writeTitles(to: &html)
        } else {
            writeFound(to: &html)
        }
    }

    private var empty: EmptyState {
        guard model.words.isEmpty else {
            let ask =
                model.canOpenTickets
                ? "Try other words, or open a ticket with these." : "Try other words, or fewer of them."
            return EmptyState(
                .search, "Nothing found for “\(model.words)”", text: ask, action: ticketLink(.primary))
        }
        guard !model.isFurtherOn else {
            return EmptyState(
                .check, "That was all", text: "The list ends here.",
                action: ButtonLink("Back to the start", .page("/portal/kb")))
        }
        guard model.category.isEmpty else {
            return EmptyState(
                .book, "No articles in “\(model.category)”", text: "There is no such category, or nothing in it.",
                action: ButtonLink("All articles", .page("/portal/kb")))
        }
        return EmptyState(.book, "No articles yet", text: "Articles that are published for you appear here.")
    }

    private func writeTitles(to html: inout HTML) {
        html.card { html in
            for article in model.articles { html.add(ArticleLink(article, model.clock)) }
        }
        html.add(model.paging)
    }

    private func writeFound(to html: inout HTML) {
        html.tag("p", .class("quiet"), .role("status"), text: model.sentence)
        html.tag("div", .class("card found")) { html in
            for article in model.articles { html.tag("div") { write(article, to: &$0) } }
        }
        guard let ticket = ticketLink(.plain) else { return }
        html.tag("div", .class("paging")) { html in
            html.tag("p", text: "No answer among these?")
            html.add(ticket)
        }
    }

    private func write(_ article: SearchArticles.Output.Found, to html: inout HTML) {
        html.tag("h2") { html in
            html.tag("a", .href(.page("/portal/kb/", article.slug)), text: article.title)
        }
        html.tag("p") { $0.add(MarkedText(article.snippet)) }
        html.tag("p", .class("field-help")) { html in
            html.text("Updated ")
            html.add(Day(model.updated(article)))
        }
    }

    private func ticketLink(_ emphasis: Emphasis) -> ButtonLink? {
        guard model.canOpenTickets else { return nil }
        let link = Link.page(
            "/portal/tickets/new", query: ["subject": model.words.cut(to: TicketFormModel.longestSubject)])
        return ButtonLink("Open a ticket with these words", link, emphasis, icon: .plus)
    }
}
