extension HTML {
    /// A form that changes something: always POST, always with the token that proves it came from our own page.
    ///
    ///     html.form(to: .page("/portal/tickets"), csrf: page.csrf) { html in
    ///         html.add(Field("subject", "Subject", required: true))
    ///         html.actions { $0.add(Button("Send")) }
    ///     }
    ///
    /// In a form that `keepsDraft` the script keeps what was typed until it has been sent.
    mutating func form(
        to link: Link, csrf: String, id: String? = nil, keepsDraft: Bool = false, content: (inout HTML) -> Void
    ) {
        let marked = id.map { Attribute.id($0) } ?? .absent
        let draft = Attribute.when(keepsDraft, .data("draft", ""))
        tag("form", .class("form"), marked, .method("post"), .action(link), draft) { html in
            html.secret("csrf", csrf)
            content(&html)
        }
    }

    /// A form that carries one file; the same otherwise.
    mutating func fileForm(to link: Link, csrf: String, content: (inout HTML) -> Void) {
        tag("form", .class("form"), .method("post"), .action(link), .enctype("multipart/form-data")) { html in
            html.secret("csrf", csrf)
            content(&html)
        }
    }

    /// A value that goes along with a form unseen.
    mutating func secret(_ name: StaticString, _ value: String) {
        void("input", .type("hidden"), .name(name), .value(value))
    }

    /// The row of buttons that ends a form, a card or a page's heading.
    mutating func actions(content: (inout HTML) -> Void) {
        tag("div", .class("actions"), content: content)
    }
}
