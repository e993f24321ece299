/// One line that searches a list; the filters already chosen go along.
struct SearchBox: View {
    let label: String
    let action: Link
    let value: String
    let kept: [(name: StaticString, value: String)]
    /// The id of the part of the page that the script brings up to date while somebody types.
    var live: String?

    /// The words go to `action` as `q`.
    init(_ label: String, action: Link, value: String = "", keeping kept: [(name: StaticString, value: String)] = []) {
        self.label = label
        self.action = action
        self.value = value
        self.kept = kept
    }

    func write(to html: inout HTML) {
        html.tag(
            "form", .class("search"), .role("search"), .method("get"), .action(action),
            live.map { .data("live", $0) } ?? .absent
        ) { html in
            for item in kept { html.secret(item.name, item.value) }
            html.add(Icon.search)
            html.void(
                "input", .type("search"), .name("q"), .value(value), .placeholder(label), .aria("label", label),
                .autocomplete("off"), .enterkeyhint("search"), .maxlength(200))
            html.tag("button", .class("button", "button-plain"), .type("submit"), text: "Search")
        }
    }
}
