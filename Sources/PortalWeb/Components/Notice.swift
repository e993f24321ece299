/// Something the person should know now, above what they came for.
struct Notice: View {
    let tone: Tone
    let title: String
    let text: String?
    let action: ButtonLink?

    /// A notice; the title says it, the text and the link help.
    init(_ tone: Tone, _ title: String, text: String? = nil, action: ButtonLink? = nil) {
        self.tone = tone
        self.title = title
        self.text = text
        self.action = action
    }

    func write(to html: inout HTML) {
        let role: StaticString = tone == .danger || tone == .warning ? "alert" : "status"
        html.tag("div", .class("notice", tone.className), .role(role)) { html in
            html.add(tone == .info ? Icon.bell : tone.icon)
            html.tag("div", .class("notice-body")) { html in
                html.tag("p", .class("notice-title"), text: title)
                if let text { html.tag("p", text: text) }
            }
            html.add(action)
        }
    }
}
