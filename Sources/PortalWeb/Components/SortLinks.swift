/// A choice between orders of one list, as links; the chosen one is marked for screen readers too.
struct SortLinks: View {
    /// One order.
    struct Order: Sendable {
        let text: String
        let link: Link
        let isCurrent: Bool
    }

    let orders: [Order]

    /// The orders, each with the address of the list in it.
    init(_ orders: [Order]) {
        self.orders = orders
    }

    func write(to html: inout HTML) {
        html.tag("nav", .class("sorts"), .aria("label", "Order of the list")) { html in
            html.tag("span", .aria("hidden", "true"), text: "Sort by")
            for order in orders {
                html.tag(
                    "a", .href(order.link), .when(order.isCurrent, .aria("current", "true")), text: order.text)
            }
        }
    }
}
