/// Something that is asked once more before it happens: a part that folds open under its button, which the script shows
/// as a dialog in front of the page.
///
///     html.add(
///         Dialog("decline", opener: "Decline", .danger, title: "Decline this risk?") { html in
///             html.tag("p", text: "Your provider is told at once.")
///             html.form(to: .page("/portal/risks/", risk.id, "decline"), csrf: page.csrf) { html in
///                 html.actions { $0.add(Button("Decline it", .danger)) }
///             }
///         })
struct Dialog: View {
    let id: String
    let opener: String
    let emphasis: Emphasis
    let icon: Icon?
    let title: String
    let isOpen: Bool
    let content: (inout HTML) -> Void

    /// A question under a button; the id is unique on its page. It `isOpen` when what was sent from it came back.
    init(
        _ id: String, opener: String, _ emphasis: Emphasis = .plain, icon: Icon? = nil, title: String,
        isOpen: Bool = false, content: @escaping (inout HTML) -> Void
    ) {
        self.id = id
        self.opener = opener
        self.emphasis = emphasis
        self.icon = icon
        self.title = title
        self.isOpen = isOpen
        self.content = content
    }

    func write(to html: inout HTML) {
        html.tag("details", .class("ask-again"), .id(id), .open(isOpen)) { html in
            html.tag("summary", .class("button", emphasis.className)) { html in
                html.add(icon)
                html.text(opener)
            }
            html.tag("div", .class("ask-again-body")) { html in
                html.tag("h2", .id(id + "-title"), text: title)
                content(&html)
            }
        }
    }
}
