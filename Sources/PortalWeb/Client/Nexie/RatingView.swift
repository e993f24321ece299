import Access
import Tools

/// What a person wanted to say about an answer and was not taken, with the reason.
struct RatingDraft: Hashable {
    let message: MessageID
    let reason: String
    let comment: String
    let problems: InputProblems
}

/// After a thumb down: why, if the person likes to say.
struct RatingView: View {
    let rated: TranscriptEntry.Rated
    let csrf: String

    func write(to html: inout HTML) {
        guard rated.draft != nil || rated.rating?.isGood == false else { return }
        html.tag("details", .class("fold rating"), .open(rated.draft != nil || isSilent)) { html in
            html.tag("summary", text: isSilent ? "What was wrong? You need not say." : "You said what was wrong")
            writeForm(to: &html)
        }
    }

    /// Whether the person has said no more than that it did not help.
    private var isSilent: Bool { rated.rating.map { $0.reason == nil && $0.comment.isEmpty } ?? true }

    private func writeForm(to html: inout HTML) {
        let draft = rated.draft
        let place = "-" + rated.message.text
        html.form(to: NexiePages.rating(of: rated.message), csrf: csrf) { html in
            html.secret("rating", "bad")
            html.secret("conversation", rated.conversation.text)
            html.add(
                Field(
                    "reason", "What was wrong", .choice(Self.choices),
                    value: draft?.reason ?? rated.rating?.reason?.rawValue ?? "",
                    error: draft?.problems.reason(for: "reason"), place: place))
            html.add(
                Field(
                    "comment", "In your words", .lines(2), value: draft?.comment ?? rated.rating?.comment ?? "",
                    error: draft?.problems.reason(for: "comment"), limit: RateAnswer.Input.form.longest("comment"),
                    place: place))
            html.actions { $0.add(Button("Send", .plain)) }
        }
    }

    private static let choices =
        [Field.Choice(value: "", text: "Not said")]
        + RateAnswer.Reason.allCases.map { Field.Choice(value: $0.rawValue, text: $0.worded) }
}

extension RateAnswer.Reason {
    fileprivate var worded: String {
        switch self {
        case .wrong: "Something is not right"
        case .incomplete: "Something is missing"
        case .unclear: "I do not understand it"
        case .other: "Something else"
        }
    }
}
