/// One of the few places that the bar of every page leads to.
struct NavigationItem: Sendable {
    let label: String
    let link: Link
    let icon: Icon
    let isCurrent: Bool

    /// A place.
    init(_ label: String, _ link: Link, icon: Icon, isCurrent: Bool = false) {
        self.label = label
        self.link = link
        self.icon = icon
        self.isCurrent = isCurrent
    }
}

/// The bar of places: beside the pages on a wide screen, at the thumb on a phone; plain links either way.
struct Navigation: View {
    let items: [NavigationItem]

    func write(to html: inout HTML) {
        html.tag("nav", .class("places"), .aria("label", "Portal")) { html in
            html.tag("ul") { html in
                for item in items { html.tag("li") { write(item, to: &$0) } }
            }
        }
    }

    private func write(_ item: NavigationItem, to html: inout HTML) {
        html.tag("a", .href(item.link), .when(item.isCurrent, .aria("current", "page"))) { html in
            html.add(item.icon)
            html.tag("span", .class("places-label"), text: item.label)
        }
    }
}
