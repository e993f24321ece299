/// The small buttons below an answer: copy it, say whether it helped, ask again.
struct AnswerActions: View {
    /// What the person thinks of the answer; nil while they have not said.
    let isGood: Bool?
    /// Takes the opinion; nil for an answer that can't be rated.
    let rating: Link?
    /// The form that asks the same again; nil below every answer but the last.
    let again: Again?
    let csrf: String

    /// The same words, sent once more.
    struct Again: Hashable {
        let action: Link
        let conversation: String
        let page: String
        let text: String
    }

    func write(to html: inout HTML) {
        html.tag("div", .class("bubble-actions")) { html in
            html.tag(
                "button", .type("button"), .class("button button-quiet button-icon"), .data("copy", ""), .hidden,
                .title("Copy this answer")
            ) { html in
                html.add(Icon.copy)
                html.tag("span", .class("unseen"), text: "Copy this answer")
            }
            if let rating { write(rating, to: &html) }
            if let again { write(again, to: &html) }
        }
    }

    private func write(_ rating: Link, to html: inout HTML) {
        html.form(to: rating, csrf: csrf) { html in
            write(.thumbUp, "This answer helped", "good", isPressed: isGood == true, to: &html)
            write(.thumbDown, "This answer did not help", "bad", isPressed: isGood == false, to: &html)
        }
    }

    /// A pressed button takes the opinion back.
    private func write(_ icon: Icon, _ words: String, _ value: String, isPressed: Bool, to html: inout HTML) {
        html.tag(
            "button", .type("submit"), .class("button button-quiet button-icon"), .name("rating"),
            .value(isPressed ? "none" : value), .aria("pressed", isPressed ? "true" : "false"), .title(words)
        ) { html in
            html.add(icon)
        }
    }

    private func write(_ again: Again, to html: inout HTML) {
        html.form(to: again.action, csrf: csrf) { html in
            html.secret("conversation", again.conversation)
            html.secret("page", again.page)
            html.secret("text", again.text)
            html.add(Button("Try again", .quiet, icon: .turn))
        }
    }
}
