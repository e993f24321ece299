/// A choice between parts of one list, as links; the chosen one is marked for screen readers too.
struct Tabs: View {
    /// One part of the list.
    struct Tab: Sendable {
        let text: String
        let link: Link
        let isCurrent: Bool
        let count: Int?

        /// A part, and how many things are in it when that is known.
        init(_ text: String, _ link: Link, isCurrent: Bool, count: Int? = nil) {
            self.text = text
            self.link = link
            self.isCurrent = isCurrent
            self.count = count
        }
    }

    let label: String
    let tabs: [Tab]

    /// The label says to screen readers what is being chosen, such as "Tickets by status".
    init(label: String, _ tabs: [Tab]) {
        self.label = label
        self.tabs = tabs
    }

    func write(to html: inout HTML) {
        html.tag("nav", .class("tabs"), .aria("label", label)) { html in
            html.tag("ul") { html in
                for tab in tabs { html.tag("li") { write(tab, to: &$0) } }
            }
        }
    }

    private func write(_ tab: Tab, to html: inout HTML) {
        html.tag("a", .href(tab.link), .when(tab.isCurrent, .aria("current", "page"))) { html in
            html.text(tab.text)
            if let count = tab.count { html.tag("span", .class("count")) { $0.number(count) } }
        }
    }
}
