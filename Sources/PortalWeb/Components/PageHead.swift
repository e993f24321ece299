/// What a page is called, where it belongs, and the one thing to do on it.
struct PageHead: View {
    let title: String
    let lead: String?
    let up: (text: String, link: Link)?
    let badge: Badge?
    let action: ButtonLink?

    /// The heading of a page; `up` leads to the list that it came from.
    init(
        _ title: String, lead: String? = nil, up: (text: String, link: Link)? = nil, badge: Badge? = nil,
        action: ButtonLink? = nil
    ) {
        self.title = title
        self.lead = lead
        self.up = up
        self.badge = badge
        self.action = action
    }

    func write(to html: inout HTML) {
        html.tag("header", .class("page-head")) { html in
            if let up { write(up, to: &html) }
            html.tag("div", .class("page-head-row")) { html in
                html.tag("h1", text: title)
                html.add(badge)
                html.add(action)
            }
            if let lead { html.tag("p", .class("lead"), text: lead) }
        }
    }

    private func write(_ up: (text: String, link: Link), to html: inout HTML) {
        html.tag("a", .class("up"), .href(up.link)) { html in
            html.add(Icon.arrowLeft)
            html.text(up.text)
        }
    }
}
