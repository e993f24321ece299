/// The frame around every page of somebody who is logged in.
///
///     let page = Page(title: "Tickets", brand: brand, navigation: items, person: person, csrf: token)
///     let bytes = page.html { html in
///         html.add(PageHead("Tickets"))
///     }.bytes
struct Page: Sendable {
    /// How wide the content runs.
    enum Width: Sendable {
        /// Lists and dashboards.
        case wide
        /// Text to read and forms to fill in.
        case reading
        /// The chat, which fills the window.
        case chat

        /// The class that carries it.
        var className: StaticString {
            switch self {
            case .wide: "wide"
            case .reading: "reading"
            case .chat: "chat-page"
            }
        }
    }

    /// Who is logged in, as the page greets them.
    struct Person: Sendable {
        /// Tells people of one name apart; the script keeps drafts under it.
        let id: String
        let name: String
        let company: String
    }

    var title: String
    var brand: Brand
    var navigation: [NavigationItem]
    var person: Person
    var csrf: String
    /// What stands above every page that staff see as somebody else.
    var preview: PreviewBar?
    var notices: [Notice] = []
    var width: Width = .wide
    /// Sheets of ours that this page has besides the one of every page.
    var sheets: [Link] = [StaticFiles.link("lists.css")]
    /// Scripts of ours that this page has besides the one of every page.
    var scripts: [Link] = []

    /// The whole document around what `main` writes.
    func html(main: (inout HTML) -> Void) -> HTML {
        var html = HTML()
        html.document(
            title: title, brand: brand, body: width.className,
            sheets: sheets + (preview == nil ? [] : [StaticFiles.link("preview.css")]),
            scripts: scripts + (preview == nil ? [] : [StaticFiles.link("preview.js")])
        ) { html in
            html.tag("a", .class("skip"), .href(.anchor("main")), text: "Skip to the content")
            html.add(preview)
            writeHeader(to: &html)
            html.tag("div", .class("frame")) { html in
                html.add(Navigation(items: navigation))
                html.tag("main", .id("main"), .tabindex(-1)) { html in
                    for notice in notices { html.add(notice) }
                    main(&html)
                }
            }
            html.add(Reach(brand: brand))
            html.add(talk.map(AskNexie.init))
        }
        return html
    }

    /// The page of the talk, for whoever may talk and is not there already.
    private var talk: Link? {
        navigation.first { $0.link == .page("/portal/nexie") && !$0.isCurrent }?.link
    }

    private func writeHeader(to html: inout HTML) {
        html.tag("header", .class("top")) { html in
            html.add(BrandName(brand: brand, link: .page("/portal")))
            html.tag("details", .class("person"), .data("person", person.id)) { html in
                html.tag("summary") { html in
                    html.add(Initials(person.name))
                    html.tag("span", .class("person-name"), text: person.name)
                }
                html.tag("div", .class("person-menu")) { writeMenu(to: &$0) }
            }
        }
    }

    private func writeMenu(to html: inout HTML) {
        html.tag("p") { html in
            html.tag("b", text: person.name)
            html.tag("span", text: person.company)
        }
        html.add(ButtonLink("Your profile", .page("/portal/profile"), .quiet, icon: .person))
        html.form(to: .page("/portal/logout"), csrf: csrf) { html in
            html.add(Button("Log out", .quiet, icon: .logout))
        }
    }
}
