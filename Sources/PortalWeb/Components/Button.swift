/// How loudly a button speaks; one primary button to a page.
enum Emphasis: Sendable {
    case primary, plain, quiet, danger

    /// The class that carries it.
    var className: StaticString {
        switch self {
        case .primary: "button-primary"
        case .plain: "button-plain"
        case .quiet: "button-quiet"
        case .danger: "button-danger"
        }
    }
}

/// A button that sends the form it stands in.
struct Button: View {
    let text: String
    let emphasis: Emphasis
    let icon: Icon?
    let name: StaticString?
    let value: String
    let checks: Bool

    /// A button; the name and value tell the server which of several was pressed. One that `checks` nothing sends the form
    /// as it stands, also where something that another button needs is still missing.
    init(
        _ text: String, _ emphasis: Emphasis = .primary, icon: Icon? = nil, name: StaticString? = nil,
        value: String = "", checks: Bool = true
    ) {
        self.text = text
        self.emphasis = emphasis
        self.icon = icon
        self.name = name
        self.value = value
        self.checks = checks
    }

    func write(to html: inout HTML) {
        let kind = Attribute.class("button", emphasis.className)
        let sent = name.map { [Attribute.name($0), .value(value)] } ?? []
        html.open("button", [kind, .type("submit")] + sent + (checks ? [] : [.formnovalidate]))
        html.add(icon)
        html.text(text)
        html.close("button")
    }
}

/// A link that looks like a button, for going somewhere rather than doing something.
struct ButtonLink: View {
    let text: String
    let link: Link
    let emphasis: Emphasis
    let icon: Icon?

    /// A link to a page; an outside address opens without telling it where the person came from.
    init(_ text: String, _ link: Link, _ emphasis: Emphasis = .plain, icon: Icon? = nil) {
        self.text = text
        self.link = link
        self.emphasis = emphasis
        self.icon = icon
    }

    func write(to html: inout HTML) {
        html.tag("a", .class("button", emphasis.className), .href(link), .guarding(link)) { html in
            html.add(icon)
            html.text(text)
        }
    }
}

extension Attribute {
    /// `rel="noopener noreferrer"` for addresses that leave this portal.
    static func guarding(_ link: Link) -> Attribute {
        .when(link.isOutside, .rel("noopener noreferrer"))
    }
}
