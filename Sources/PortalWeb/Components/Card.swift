extension HTML {
    /// A part of a page with a heading of its own and perhaps a link to more of it.
    mutating func card(_ heading: String? = nil, more: ButtonLink? = nil, content: (inout HTML) -> Void) {
        tag("section", .class("card")) { html in
            if let heading {
                html.tag("header", .class("card-head")) { html in
                    html.tag("h2", text: heading)
                    html.add(more)
                }
            }
            content(&html)
        }
    }
}

/// One thing that waits for the person, as a whole-width link with a sign, a sentence and a detail.
struct LinkRow: View {
    let icon: Icon
    let tone: Tone
    let title: String
    let detail: String
    let action: String?
    let link: Link

    /// The title says what it is, the detail why or by when, the action in a word what to do.
    init(
        _ icon: Icon, tone: Tone = .neutral, title: String, detail: String, action: String? = nil, link: Link
    ) {
        self.icon = icon
        self.tone = tone
        self.title = title
        self.detail = detail
        self.action = action
        self.link = link
    }

    func write(to html: inout HTML) {
        html.tag("a", .class("link-row", tone.className), .href(link), .guarding(link)) { html in
            html.tag("span", .class("link-row-icon")) { $0.add(icon) }
            html.tag("span", .class("link-row-body")) { html in
                html.tag("b", text: title)
                html.tag("span", text: detail)
            }
            if let action { html.tag("span", .class("link-row-action"), text: action) }
            html.add(Icon.arrowRight)
        }
    }
}

/// A number of things, as a link to them.
struct Tile: View {
    let icon: Icon
    let count: Int
    let title: String
    let detail: String
    let link: Link

    /// The title goes on after the number: 6 *open tickets*.
    init(_ icon: Icon, _ count: Int, _ title: String, detail: String, link: Link) {
        self.icon = icon
        self.count = count
        self.title = title
        self.detail = detail
        self.link = link
    }

    func write(to html: inout HTML) {
        html.tag("a", .class("tile"), .href(link)) { html in
            html.add(icon)
            html.tag("b") { $0.number(count) }
            html.tag("span", .class("tile-title"), text: " " + title)
            html.tag("span", text: " " + detail)
        }
    }
}
