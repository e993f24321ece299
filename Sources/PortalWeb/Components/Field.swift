/// One question of a form: label, control, help and what is wrong with the answer, tied together for screen readers.
struct Field: View {
    /// What the answer is given with.
    enum Control: Sendable {
        /// One line.
        case line
        /// An e-mail address.
        case email
        /// A telephone number.
        case telephone
        /// The short code of a login mail, in digits.
        case code
        /// A passphrase that is known, or one that is chosen now.
        case passphrase(isNew: Bool)
        /// A key for somebody else's service, which no page shows again.
        case key
        /// A picture from the person's own machine; only in a form that carries files.
        case file
        /// What shows once more who it is, in digits or in letters.
        case proof
        /// Several lines, so many of them shown.
        case lines(Int)
        /// One of a few.
        case choice([Choice])
    }

    /// One answer of a ``Control/choice(_:)``.
    struct Choice: Sendable {
        /// What is sent.
        let value: String
        /// What is read.
        let text: String
    }

    let name: StaticString
    let label: String
    let control: Control
    let value: String
    let help: String?
    let error: String?
    let required: Bool
    let limit: Int?
    let autofocus: Bool
    let place: String

    /// A question; `error` turns it red and says why in words. Where a page asks it several times, `place` tells which.
    init(
        _ name: StaticString, _ label: String, _ control: Control = .line, value: String = "", help: String? = nil,
        error: String? = nil, required: Bool = false, limit: Int? = nil, autofocus: Bool = false,
        place: String = ""
    ) {
        self.name = name
        self.label = label
        self.control = control
        self.value = value
        self.help = help
        self.error = error
        self.required = required
        self.limit = limit
        self.autofocus = autofocus
        self.place = place
    }

    /// The id of the control, for links from a summary of errors.
    var id: String { "field-\(name)" + place }

    func write(to html: inout HTML) {
        html.tag("div", .class("field")) { html in
            html.tag("label", .for(id)) { html in
                html.text(label)
                if !required { html.tag("span", .class("optional"), text: "optional") }
            }
            if let help { html.tag("p", .class("field-help"), .id(id + "-help"), text: help) }
            writeControl(to: &html)
            if let error { writeError(error, to: &html) }
        }
    }

    private func writeControl(to html: inout HTML) {
        switch control {
        case .line: writeInput([.type("text")], to: &html)
        case .email:
            // Browsers let nothing but ASCII through a field of the type `email`.
            let email = [Attribute.type("text"), .autocomplete("email"), .inputmode("email"), .spellcheck(false)]
            writeInput(
                email + [.autocapitalize("none"), .pattern(" *[^@ ]+@[^@ ]+[.][^@ ]+ *")], to: &html)
        case .telephone: writeInput([.type("tel"), .autocomplete("tel"), .inputmode("tel")], to: &html)
        case .code:
            let code = [Attribute.type("text"), .autocomplete("one-time-code"), .spellcheck(false)]
            writeInput(code + [.inputmode("numeric"), .class("code-input")], to: &html)
        case .passphrase(let isNew):
            writeInput(
                [.type("password"), .autocomplete(isNew ? "new-password" : "current-password")], to: &html)
        case .file: html.open("input", attributes + [.type("file"), .accept("image/png,image/svg+xml")])
        case .key:
            writeInput(
                [.type("password"), .autocomplete("off"), .spellcheck(false), .autocapitalize("none")], to: &html)
        case .proof:
            let proof = [Attribute.type("text"), .autocomplete("one-time-code"), .spellcheck(false)]
            writeInput(proof + [.autocapitalize("none")], to: &html)
        case .lines(let rows):
            html.open("textarea", attributes + [.rows(rows)])
            // The parser drops one newline after the start tag; without this one a text would lose its own.
            html.markup("\n")
            html.text(value)
            html.close("textarea")
        case .choice(let choices): writeChoices(choices, to: &html)
        }
    }

    private func writeInput(_ more: [Attribute], to html: inout HTML) {
        html.open("input", attributes + more + [.value(value)])
    }

    private func writeChoices(_ choices: [Choice], to html: inout HTML) {
        html.open("select", attributes)
        for choice in choices {
            html.tag("option", .value(choice.value), .selected(choice.value == value), text: choice.text)
        }
        html.close("select")
    }

    private func writeError(_ error: String, to html: inout HTML) {
        html.tag("p", .class("field-error"), .id(id + "-error")) { html in
            html.add(Icon.alert)
            html.text(error)
        }
    }

    private var attributes: [Attribute] {
        let described = [help.map { _ in id + "-help" }, error.map { _ in id + "-error" }].compactMap { $0 }
        return [
            .id(id), .name(name), .required(required), .autofocus(autofocus),
            .when(error != nil, .aria("invalid", "true")),
            .when(!described.isEmpty, .aria("describedby", described.joined(separator: " "))),
            limit.map { .maxlength($0) } ?? .absent,
        ]
    }
}
