/// What was said about a thing, oldest first.
struct Timeline: View {
    /// One thing that was said.
    struct Entry {
        /// Who said it.
        enum Side: Sendable {
            /// The person who is reading.
            case reader
            /// Somebody of the reader's company.
            case client
            /// Somebody of the provider.
            case provider
        }

        let author: String
        let side: Side
        let time: Moment
        let body: (inout HTML) -> Void
    }

    let entries: [Entry]

    /// The entries in the order in which they are read.
    init(_ entries: [Entry]) {
        self.entries = entries
    }

    func write(to html: inout HTML) {
        html.tag("ol", .class("timeline")) { html in
            for entry in entries {
                html.tag("li", .class("entry", entry.side.className)) { write(entry, to: &$0) }
            }
        }
    }

    private func write(_ entry: Entry, to html: inout HTML) {
        html.add(Initials(entry.author))
        html.tag("article", .class("entry-body")) { html in
            html.tag("header", .class("entry-head")) { html in
                html.tag("b", text: entry.author)
                html.tag("span", .class("entry-side"), text: entry.side.worded)
                html.add(entry.time)
            }
            html.tag("div", .class("prose"), content: entry.body)
        }
    }
}

extension Timeline.Entry.Side {
    fileprivate var className: StaticString {
        switch self {
        case .reader: "entry-reader"
        case .client: "entry-client"
        case .provider: "entry-provider"
        }
    }

    fileprivate var worded: String {
        switch self {
        case .reader: "you"
        case .client: "your company"
        case .provider: "support"
        }
    }
}
