/// A short state such as *Open* or *Overdue*, with a sign before the word.
struct Badge: View {
    let text: String
    let tone: Tone
    let icon: Icon

    /// A state in words; the sign is the tone's unless another fits better.
    init(_ text: String, tone: Tone = .neutral, icon: Icon? = nil) {
        self.text = text
        self.tone = tone
        self.icon = icon ?? tone.icon
    }

    func write(to html: inout HTML) {
        html.tag("span", .class("badge", tone.className)) { html in
            html.add(icon)
            html.text(text)
        }
    }
}
