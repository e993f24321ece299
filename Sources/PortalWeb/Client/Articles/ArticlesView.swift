import Access
import Tools

/// What the list of articles shows: all titles, or what a search found.
struct ArticlesModel {
    let words: String
    let articles: [SearchArticles.Output.Found]
    let total: Int
    let clock: ReaderClock
    let canOpenTickets: Bool
}

/// The list of articles, and what to do when the answer is not in it.
struct ArticlesView: View {
    let model: ArticlesModel

    func write(to html: inout HTML) {
        let all = (text: "All articles", link: Link.page("/portal/kb"))
        html.add(
            PageHead(
                "Articles", lead: "Answers to common questions, step by step.", up: model.words.isEmpty ? nil : all))
        html.add(SearchBox("Search articles", action: .page("/portal/kb"), value: model.words))
        if model.articles.isEmpty {
            writeEmpty(to: &html)
        } else if model.words.isEmpty {
            writeTitles(to: &html)
        } else {
            writeFound(to: &html)
        }
    }

    private func writeEmpty(to html: inout HTML) {
        guard !model.words.isEmpty else {
            return html.add(
                EmptyState(.book, "No articles yet", text: "Articles that are published for you appear here."))
        }
        let ask =
            model.canOpenTickets
            ? "Try other words, or open a ticket with these." : "Try other words, or fewer of them."
        html.add(EmptyState(.search, "Nothing found for “\(model.words)”", text: ask, action: ticketLink(.primary)))
    }

    private func writeTitles(to html: inout HTML) {
        html.card { html in
            for article in model.articles {
                html.add(
                    LinkRow(
                        .book, title: article.title,
                        detail: "Updated " + model.clock.day(of: article.updatedAt).worded,
                        link: .page("/portal/kb/", article.slug)))
            }
        }
        if model.total > model.articles.count {
            html.add(Paging(shown: model.articles.count, of: model.total, "articles. Search to find the others."))
        }
    }

    private func writeFound(to html: inout HTML) {
        for article in model.articles { html.card { write(article, to: &$0) } }
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
        html.tag("p") { html in
            for segment in article.snippet {
                if segment.marked { html.tag("mark", text: segment.text) } else { html.text(segment.text) }
            }
        }
        html.tag("p", .class("field-help")) { html in
            html.text("Updated ")
            html.add(Day(model.clock.day(of: article.updatedAt)))
        }
    }

    private func ticketLink(_ emphasis: Emphasis) -> ButtonLink? {
        guard model.canOpenTickets else { return nil }
        let link = Link.page("/portal/tickets/new", query: ["subject": model.words])
        return ButtonLink("Open a ticket with these words", link, emphasis, icon: .plus)
    }
}
