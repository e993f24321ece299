import Access
import Tools

/// What the address of the list of conversations asks for, as far as it can be understood.
struct StaffTalkQuery {
    var input = TalkInput()

    init(_ form: FormValues) {
        input.company = String(form["company"].plainLine.prefix(26))
        input.person = String(form["person"].plainLine.prefix(200))
        input.days = TalkDays(form)
        input.only = TalkOnly(rawValue: form["only"])
        input.cursor = String(form["cursor"].plainLine.prefix(60))
    }

    /// Whether anything is left out.
    var isNarrow: Bool {
        var whole = TalkInput()
        whole.cursor = input.cursor
        return input != whole
    }

    /// The same list from a place on.
    func link(from cursor: String?) -> Link { .page("/staff/nexie/conversations", query: values(cursor)) }
    /// The same as a file for a spreadsheet.
    var csv: Link { .page("/staff/nexie/conversations.csv", query: values(nil)) }

    private func values(_ cursor: String?) -> KeyValuePairs<StaticString, String?> {
        [
            "company": given(input.company), "person": given(input.person), "from": given(input.days.from),
            "through": given(input.days.through), "only": input.only?.rawValue, "cursor": cursor,
        ]
    }

    private func given(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension TalkDays {
    /// The days that a form names.
    init(_ form: FormValues) {
        self.init()
        from = String(form["from"].plainLine.prefix(10))
        through = String(form["through"].plainLine.prefix(10))
    }
}

extension TalkOnly {
    /// The choice in words.
    var worded: String {
        switch self {
        case .refused: "An answer that the model refused"
        case .bad: "An answer found bad"
        case .unanswered: "A question without an answer"
        case .handed: "Handed over to people"
        }
    }
}

extension Lack {
    /// Why there is no answer, in words.
    var worded: String {
        switch self {
        case .refused: "The model refused"
        case .broken: "It broke off"
        case .notUnderstood: "The guide did not understand"
        case .tools: "Every tool refused or failed"
        case .nothingFound: "No article was found"
        }
    }
}
