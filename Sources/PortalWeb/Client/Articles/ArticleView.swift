import Access

/// What the page of one article shows.
struct ArticleModel {
    let title: String
    let body: String
    let updatedOn: CalendarDate
    /// Others that speak of the same.
    let related: [ArticleLink]
    let canOpenTickets: Bool
}

/// One article, with headings that can be linked to.
struct ArticleView: View {
    let model: ArticleModel

    func write(to html: inout HTML) {
        html.add(PageHead(model.title, up: (text: "All articles", link: .page("/portal/kb"))))
        html.tag("article", .class("card article prose")) { html in
            html.add(Markdown(model.body, hosts: AllowedHosts(), anchors: true))
            html.tag("p", .class("field-help")) { html in
                html.text("Updated ")
                html.add(Day(model.updatedOn))
            }
        }
        if model.canOpenTickets { writeHelp(to: &html) }
        if !model.related.isEmpty { writeRelated(to: &html) }
    }

    private func writeHelp(to html: inout HTML) {
        html.tag("div", .class("paging")) { html in
            html.tag("p", text: "No answer?")
            let subject = ("About the article: " + model.title).cut(to: TicketFormModel.longestSubject)
            let link = Link.page("/portal/tickets/new", query: ["subject": subject])
            html.add(ButtonLink("Open a ticket with these words", link, .plain, icon: .plus))
        }
    }

    private func writeRelated(to html: inout HTML) {
        html.card("Related articles") { html in
            for article in model.related { html.add(article) }
        }
    }
}
