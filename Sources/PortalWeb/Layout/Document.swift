extension HTML {
    /// A whole document: head, style sheet, script, and what `content` writes into the body.
    mutating func document(
        title: String, brand: Brand, body: StaticString, sheets: [Link] = [],
        scripts: [Link] = [], content: (inout HTML) -> Void
    ) {
        markup("<!doctype html>\n")
        tag("html", .lang("en")) { html in
            html.tag("head") { $0.writeHead(title: title, brand: brand, sheets: sheets, scripts: scripts) }
            html.tag("body", .class(body), content: content)
        }
    }

    private mutating func writeHead(title: String, brand: Brand, sheets: [Link], scripts: [Link]) {
        void("meta", .charset("utf-8"))
        void("meta", .name("viewport"), .content("width=device-width, initial-scale=1, viewport-fit=cover"))
        void("meta", .name("color-scheme"), .content("light dark"))
        tag("title") { html in
            html.text(title)
            html.text(" · ")
            html.text(brand.name)
        }
        for sheet in [StaticFiles.link("portal.css")] + sheets { void("link", .rel("stylesheet"), .href(sheet)) }
        if let styles = brand.styles { void("link", .rel("stylesheet"), .href(styles)) }
        void("link", .rel("icon"), .href(StaticFiles.link("icon.svg")))
        let parts = ["talk", "answer", "panel", "search"].map(Attribute.module)
        let looks = ["talk", "panel"].map { StaticFiles.link($0 + ".css").address }.joined(separator: " ")
        open("script", [.src(StaticFiles.link("portal.js"))] + parts + [.data("looks", looks), .defer])
        close("script")
        for script in scripts { tag("script", .src(script), .type("module")) { _ in } }
    }
}

extension Attribute {
    /// Where the script of every page finds a part that it loads once it is needed.
    fileprivate static func module(_ name: StaticString) -> Attribute {
        .data(name, StaticFiles.link("\(name).js").address)
    }
}

/// The way to Nexie from every other page: a link, which the script makes the opener of a panel beside the page.
struct AskNexie: View {
    let link: Link

    func write(to html: inout HTML) {
        html.tag("div", .class("ask-place"), .role("region"), .aria("label", "Nexie at hand")) { html in
            html.tag("a", .class("ask"), .id("ask-nexie"), .href(link)) { html in
                html.add(Icon.spark)
                html.tag("span", text: "Ask Nexie")
            }
        }
    }
}

/// The provider's name, as the way home.
struct BrandName: View {
    let brand: Brand
    let link: Link?

    func write(to html: inout HTML) {
        let place: [Attribute] = link.map { [.href($0)] } ?? []
        let element: StaticString = link == nil ? "span" : "a"
        html.open(element, [.class("brand")] + place)
        if let logo = brand.logo {
            html.tag("span", .class("brand-plate")) { $0.void("img", .src(logo), .alt("")) }
        } else {
            html.markup(#"<span class="brand-mark" aria-hidden="true"></span>"#)
        }
        html.tag("span", .class("brand-name"), text: brand.name)
        html.close(element)
    }
}

/// The end of every page: how to reach the provider's people, who are there when the portal does not help.
struct Reach: View {
    let brand: Brand

    func write(to html: inout HTML) {
        guard brand.email != nil || brand.phone != nil else { return }
        html.tag("footer", .class("reach")) { html in
            html.tag("p") { html in
                html.text("Rather talk to a person? ")
                html.tag("b", text: brand.name)
            }
            html.tag("ul") { writeWays(to: &$0) }
        }
    }

    private func writeWays(to html: inout HTML) {
        if let phone = brand.phone { write(.phone, phone, .telephone(phone), to: &html) }
        if let email = brand.email { write(.mail, email, .mail(email), to: &html) }
    }

    private func write(_ icon: Icon, _ text: String, _ link: Link, to html: inout HTML) {
        html.tag("li") { html in
            html.tag("a", .href(link)) { html in
                html.add(icon)
                html.text(text)
            }
        }
    }
}
