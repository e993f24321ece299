/// Where the person writes to Nexie, pinned to the bottom of the window; an ordinary form when no script runs.
struct Composer: View {
    let action: Link
    let csrf: String
    let conversation: String
    let page: String
    let text: String
    let note: String
    let limit: Int

    /// The note says who answers, such as that the offline guide does; `text` is what was typed before.
    init(
        action: Link = .page("/portal/nexie/messages"), csrf: String, conversation: String = "", page: String = "",
        text: String = "", note: String, limit: Int = 4000
    ) {
        self.action = action
        self.csrf = csrf
        self.conversation = conversation
        self.page = page
        self.text = text
        self.note = note
        self.limit = limit
    }

    func write(to html: inout HTML) {
        html.tag("div", .class("composer")) { html in
            html.form(to: action, csrf: csrf, id: "composer", keepsDraft: true) { html in
                html.secret("conversation", conversation)
                html.secret("page", page)
                html.tag("div", .class("composer-row")) { writeRow(to: &$0) }
            }
            html.tag("p", .class("composer-note"), text: note)
        }
    }

    private func writeRow(to html: inout HTML) {
        html.tag("label", .class("unseen"), .for("composer-text"), text: "Your message to Nexie")
        html.tag(
            "textarea", .id("composer-text"), .name("text"), .rows(1), .required(true), .maxlength(limit),
            .placeholder("Write to Nexie")
        ) { $0.text(text) }
        html.tag("button", .class("button button-primary composer-send"), .type("submit")) { html in
            html.add(Icon.send)
            html.tag("span", .class("composer-send-label"), text: "Send")
        }
    }
}

/// A few things that one can ask, for a talk that has not begun; each is a button that sends its own words.
struct Openers: View {
    let questions: [String]
    let action: Link
    let csrf: String
    var page = ""

    func write(to html: inout HTML) {
        html.form(to: action, csrf: csrf) { html in
            html.secret("page", page)
            html.tag("ul", .class("openers")) { html in
                for question in questions {
                    html.tag("li") { $0.add(Button(question, .plain, name: "text", value: question)) }
                }
            }
        }
    }
}
