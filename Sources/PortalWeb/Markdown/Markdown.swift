/// Renders a safe subset of Markdown from text that anybody may have written.
///
/// Paragraphs, headings, bold, italic, code, fenced code, lists, quotes, rules, line breaks and links. Markup in the text
/// is shown, never obeyed; an image becomes its description; a link that is not to a page of this portal or to an allowed
/// host becomes its words. Takes time in proportion to the text, whatever the text is.
///
///     html.add(Markdown(article.body, hosts: hosts, anchors: true))
///     html.add(Markdown(answer, hosts: hosts, headings: 3, breaks: true))
struct Markdown: View {
    let source: String
    let hosts: AllowedHosts
    let headings: Int
    let anchors: Bool
    let breaks: Bool

    /// A text; `headings` is the level that `#` becomes (2 to 6), `anchors` gives headings an id to link to, `breaks`
    /// keeps every line break as people write them in chats.
    init(_ source: String, hosts: AllowedHosts, headings: Int = 2, anchors: Bool = false, breaks: Bool = false) {
        self.source = source
        self.hosts = hosts
        self.headings = min(max(headings, 2), 6)
        self.anchors = anchors
        self.breaks = breaks
    }

    /// People's own notes: paragraphs and line breaks, every other character as it was typed.
    static func plain(_ text: String) -> PlainText { PlainText(text: text) }

    func write(to html: inout HTML) {
        var blocks = MarkdownBlocks(markdown: self)
        let lines = MarkdownLine.split(Array(source.utf8))
        blocks.write(lines[...], depth: 0, to: &html)
    }
}

/// Text in paragraphs and lines, with no markup read in it.
struct PlainText: View {
    let text: String

    func write(to html: inout HTML) {
        var isOpen = false
        for line in MarkdownLine.split(Array(text.utf8)) {
            if line.isBlank {
                if isOpen { html.close("p") }
                isOpen = false
            } else {
                if isOpen { html.void("br") } else { html.open("p") }
                isOpen = true
                html.text(line.bytes)
            }
        }
        if isOpen { html.close("p") }
    }
}
