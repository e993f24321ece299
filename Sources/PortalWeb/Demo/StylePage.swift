import Access

/// The demo's page of styles: every part that pages are made of, once, in one place to look at.
struct StylePage: View {
    /// The page in the frame of somebody who is logged in, with links that lead nowhere.
    func page() -> HTML {
        var frame = Page(
            title: "Styles", brand: Brand(name: "Styles", email: "help@larkfield.example", phone: "+49 30 23125 100"),
            navigation: [
                NavigationItem("Home", Self.here, icon: .home, isCurrent: true),
                NavigationItem("Tickets", Self.here, icon: .ticket),
                NavigationItem("Invoices", Self.here, icon: .invoice),
            ], person: .init(id: "", name: "Demo Person", company: "Demo Company"), csrf: "")
        frame.sheets += [StaticFiles.link("talk.css")]
        frame.notices = [Notice(.info, "Only the demo shows this page", text: "Nothing on it does anything.")]
        return frame.html { $0.add(self) }
    }

    static let here = Link.page("/demo/style")

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Styles", lead: "What pages are made of: each part once.", up: ("Home", Self.here),
                badge: Badge("Demo", tone: .info), action: ButtonLink("One action", Self.here, .primary, icon: .plus)))
        html.card("Words") { writeWords(to: &$0) }
        html.card("Colours") { writeColours(to: &$0) }
        html.card("Icons") { html in
            html.tag("p", .class("actions")) { html in Icon.allCases.forEach { html.add($0) } }
        }
        html.add(StyleControls())
        html.add(StyleLists())
        html.add(StyleTalk())
    }

    private func writeWords(to html: inout HTML) {
        html.tag("div", .class("prose")) { html in
            html.add(
                Markdown(
                    "# A heading\n\nText of a *paragraph* with a [link](/portal), `code` and a list:\n\n- one\n- two\n\n"
                        + "## A smaller heading\n\n> Somebody said this.\n\n1. First\n2. Then",
                    hosts: AllowedHosts(), headings: 3))
        }
        html.tag("p") { html in
            html.add(Amount(Money(minor: 123_450, currency: Currency(stored: "EUR")), isStrong: true))
        }
    }

    private func writeColours(to html: inout HTML) {
        html.tag("ul", .class("actions")) { html in
            for tone in Tone.allCases { html.tag("li") { $0.add(Badge("\(tone)", tone: tone)) } }
        }
    }
}
