import Tools

/// A few articles that a search found, as a list of links with the best place of each; nothing when there are none.
struct FoundArticles: View {
    let articles: [SearchArticles.Output.Found]

    func write(to html: inout HTML) {
        guard !articles.isEmpty else { return }
        html.tag("ul", .class("found")) { html in
            for article in articles { html.tag("li") { write(article, to: &$0) } }
        }
    }

    private func write(_ article: SearchArticles.Output.Found, to html: inout HTML) {
        html.tag("a", .href(.page("/portal/kb/", article.slug)), text: article.title)
        html.tag("p") { $0.add(MarkedText(article.snippet)) }
    }
}

/// A place in a text with the words of a search marked.
struct MarkedText: View {
    let segments: [Snippet.Segment]

    /// The place as the search cut it.
    init(_ segments: [Snippet.Segment]) {
        self.segments = segments
    }

    func write(to html: inout HTML) {
        for segment in segments {
            if segment.marked { html.tag("mark", text: segment.text) } else { html.text(segment.text) }
        }
    }
}
