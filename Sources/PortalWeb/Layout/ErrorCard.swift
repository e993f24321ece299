/// What went wrong, in plain words: what it was, what can be done, and a reference for the provider's people.
struct ErrorCard: View {
    let icon: Icon
    let title: String
    let text: String
    let reference: String?
    let actions: [ButtonLink]

    /// An error as the person reads it; the reference finds it in the log.
    init(_ icon: Icon, _ title: String, text: String, reference: String? = nil, actions: [ButtonLink] = []) {
        self.icon = icon
        self.title = title
        self.text = text
        self.reference = reference
        self.actions = actions
    }

    func write(to html: inout HTML) {
        html.tag("div", .class("error-card")) { html in
            html.tag("span", .class("empty-icon")) { $0.add(icon) }
            html.tag("h1", text: title)
            html.tag("p", text: text)
            html.actions { html in actions.forEach { html.add($0) } }
            if let reference {
                html.tag("p", .class("reference")) { html in
                    html.text("Reference ")
                    html.tag("code", text: reference)
                }
            }
        }
    }
}
