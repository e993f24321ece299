import Tools

/// Asks whether an article helped, and says what the person has said of it.
struct ArticleRating: View {
    let model: ArticleModel
    let csrf: String

    func write(to html: inout HTML) {
        html.tag("section", .id("helped"), .class("card helped"), .aria("label", "Did this help?")) { html in
            html.form(to: .page("/portal/kb/", model.slug, "rating"), csrf: csrf) { html in
                html.tag("p", .role("status"), text: question)
                html.actions { html in
                    for choice in choices {
                        html.add(Button(choice.text, .plain, icon: choice.icon, name: "rating", value: choice.value))
                    }
                }
            }
        }
    }

    private var question: String {
        switch model.rating {
        case .none: "Did this help?"
        case .good: "You said that this helped. Thank you."
        case .bad: "You said that this did not help. Thank you for telling us."
        }
    }

    private typealias Choice = (text: String, icon: Icon?, value: String)

    private var choices: [Choice] {
        let yes: Choice = ("Yes, it helped", .thumbUp, "good")
        let no: Choice = ("No, it did not", .thumbDown, "bad")
        let forget: Choice = ("Forget what I said", nil, "none")
        return switch model.rating {
        case .none: [yes, no]
        case .good: [no, forget]
        case .bad: [yes, forget]
        }
    }
}
