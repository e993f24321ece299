import Access
import Tools

/// What the page of one article shows.
struct ArticleModel {
    let slug: String
    let title: String
    let body: String
    let updatedOn: CalendarDate
    /// What it belongs to; empty when it belongs to nothing in particular.
    let category: String
    /// Others of the same category, or that speak of the same.
    let related: [ArticleLink]
    /// What the person thought of it.
    let rating: RateArticle.Rating
    /// The token of the form that asks whether it helped; nil where it is not asked.
    let csrf: String?
    let canOpenTickets: Bool
}

/// One article, with headings that can be linked to.
struct ArticleView: View {
    let model: ArticleModel

    func write(to html: inout HTML) {
        html.add(PageHead(model.title, up: up))
        html.tag("article", .class("card article prose")) { html in
            html.add(Markdown(model.body, hosts: AllowedHosts(), anchors: true))
            html.tag("p", .class("field-help")) { html in
                html.text("Updated ")
                html.add(Day(model.updatedOn))
            }
        }
        if let csrf = model.csrf { html.add(ArticleRating(model: model, csrf: csrf)) }
        if model.canOpenTickets { writeHelp(to: &html) }
        if !model.related.isEmpty { writeRelated(to: &html) }
    }

    private var up: (text: String, link: Link) {
        guard !model.category.isEmpty else { return ("All articles", .page("/portal/kb")) }
        return (model.category, .page("/portal/kb", query: ["category": model.category]))
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
