import Access
import Tools

/// An article in a list of others: its title, and the day on which it was last changed where the reader is.
struct ArticleLink: View {
    let title: String
    let updatedOn: CalendarDate
    let link: Link

    func write(to html: inout HTML) {
        html.add(LinkRow(.book, title: title, detail: "Updated " + updatedOn.worded, link: link))
    }
}

extension ArticleLink {
    /// An article that was found.
    init(_ found: SearchArticles.Output.Found, _ clock: ReaderClock) {
        self.init(
            title: found.title, updatedOn: clock.day(of: found.updatedAt), link: .page("/portal/kb/", found.slug))
    }
}
