/// What stands where a list would be, when there is nothing in it: why, and what to do about it.
struct EmptyState: View {
    let icon: Icon
    let title: String
    let text: String
    let action: ButtonLink?

    /// An empty place with a sentence and perhaps a way on.
    init(_ icon: Icon, _ title: String, text: String, action: ButtonLink? = nil) {
        self.icon = icon
        self.title = title
        self.text = text
        self.action = action
    }

    func write(to html: inout HTML) {
        html.tag("div", .class("empty")) { html in
            html.tag("span", .class("empty-icon")) { $0.add(icon) }
            html.tag("p", .class("empty-title"), text: title)
            html.tag("p", .class("empty-text"), text: text)
            html.add(action)
        }
    }
}
