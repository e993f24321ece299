/// The end of one page of a list: how much is shown, and the way to the next.
struct Paging: View {
    let shown: Int
    let total: Int?
    let noun: String
    let first: Link?
    let next: Link?

    /// So many of so many things; `first` leads back to the start, `next` to what follows, each when there is one.
    init(shown: Int, of total: Int? = nil, _ noun: String, first: Link? = nil, next: Link? = nil) {
        self.shown = shown
        self.total = total
        self.noun = noun
        self.first = first
        self.next = next
    }

    func write(to html: inout HTML) {
        html.tag("nav", .class("paging"), .aria("label", "Pages")) { html in
            html.tag("p", text: sentence)
            html.actions { html in
                if let first { html.add(ButtonLink("Back to the start", first, .quiet)) }
                if let next { html.add(ButtonLink("Show more", next, .plain, icon: .arrowRight)) }
            }
        }
    }

    private var sentence: String {
        guard let total else { return "Showing \(shown) \(noun)" }
        return "Showing \(shown) of \(total) \(noun)"
    }
}
