/// The frame around pages for people who are not logged in, and around errors: the provider's name and one card.
struct SlimPage: Sendable {
    var title: String
    var brand: Brand
    var notices: [Notice] = []

    /// The whole document around what `main` writes.
    func html(main: (inout HTML) -> Void) -> HTML {
        var html = HTML(reserving: 4096)
        html.document(title: title, brand: brand, body: "slim", sheets: [StaticFiles.link("door.css")]) { html in
            html.tag("div", .class("door")) { html in
                html.tag("header", .class("fanlight")) { $0.add(BrandName(brand: brand, link: nil)) }
                html.tag("main", .id("main"), .class("slim-card")) { html in
                    for notice in notices { html.add(notice) }
                    main(&html)
                }
            }
            html.add(Reach(brand: brand))
        }
        return html
    }
}
