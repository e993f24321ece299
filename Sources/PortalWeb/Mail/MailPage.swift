import Access

/// What a message says, once as text and once as HTML, in the provider's name and colour.
///
/// It has no pictures, one column, and colours for light and dark; a program that drops the style sheet shows plain
/// paragraphs. Every text is escaped, and every link is one of ours.
struct MailPage {
    /// One part of a message.
    enum Part {
        /// A paragraph.
        case words(String)
        /// Where to go on; the address stands on a line of its own.
        case link(String, Link)
        /// Where one may go too, as quiet as the words around it.
        case aside(String, Link)
        /// The code of a login, large.
        case code(String)
        /// What somebody wrote, as it is.
        case quote(String)
        /// A list, one line each.
        case lines([String])
    }

    /// The provider's name.
    let provider: String
    let brand: Principal.Brand
    /// Ready values, from top to bottom.
    let parts: [Part]
    /// Why the person gets this, and how to get it no more; empty where there is nothing to say.
    let ending: [Part]

    /// The text part.
    var text: String {
        let main = parts.map(Self.text).joined(separator: "\n\n")
        guard !ending.isEmpty else { return main + "\n" }
        return main + "\n\n-- \n" + ending.map(Self.text).joined(separator: "\n\n") + "\n"
    }

    /// The HTML part, a whole document.
    var html: String {
        var html = HTML(reserving: 4096)
        html.markup("<!doctype html>\n")
        html.tag("html", .lang("en")) { html in
            html.tag("head") { writeHead(to: &$0) }
            html.tag("body") { html in
                html.tag("div", .class("page")) { html in
                    html.tag("p", .class("provider"), text: provider)
                    for part in parts { write(part, to: &html) }
                }
                html.tag("div", .class("ending")) { html in
                    for part in ending { write(part, to: &html) }
                }
            }
        }
        return html.string
    }

    private static func text(_ part: Part) -> String {
        switch part {
        case .words(let words): words.plainLine
        case .link(let label, let link), .aside(let label, let link): "\(label):\n\n\(link.address)"
        case .code(let code): code
        case .quote(let words):
            words.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
                .joined(separator: "\n")
        case .lines(let lines): lines.map { "* " + $0.plainLine }.joined(separator: "\n")
        }
    }

    private func write(_ part: Part, to html: inout HTML) {
        switch part {
        case .words(let words): html.tag("p") { Self.write(breakable: words, to: &$0) }
        case .link(let label, let link):
            html.tag("p") { $0.tag("a", .class("button"), .href(link), text: label) }
            html.tag("p", .class("address")) { html in
                html.tag("a", .href(link)) { Self.write(breakable: link.address, to: &$0) }
            }
        case .aside(let label, let link): html.tag("p") { $0.tag("a", .href(link), text: label) }
        case .code(let code): html.tag("p") { $0.tag("b", .class("code"), text: code) }
        case .quote(let words):
            html.tag("blockquote") { html in
                for paragraph in words.split(separator: "\n") {
                    html.tag("p") { Self.write(breakable: paragraph, to: &$0) }
                }
            }
        case .lines(let lines):
            html.tag("ul") { html in
                for line in lines { html.tag("li") { Self.write(breakable: line, to: &$0) } }
            }
        }
    }

    /// Text whose long words may go over several lines, also where a mail program has dropped the style sheet.
    private static func write(breakable text: some StringProtocol, to html: inout HTML) {
        var word = 0
        var run = ""
        for character in text {
            word = character.isWhitespace ? 0 : word + 1
            if word > longestWord {
                html.text(run)
                html.void("wbr")
                (run, word) = ("", 1)
            }
            run.append(character)
        }
        html.text(run)
    }

    /// What fits on a line of the narrowest phone.
    private static let longestWord = 16

    private func writeHead(to html: inout HTML) {
        html.void("meta", .charset("utf-8"))
        html.void("meta", .name("viewport"), .content("width=device-width, initial-scale=1"))
        html.void("meta", .name("color-scheme"), .content("light dark"))
        html.void("meta", .name("supported-color-schemes"), .content("light dark"))
        html.tag("title", text: provider)
        html.tag("style") { writeStyle(to: &$0) }
    }

    /// The colours are digits that were reckoned here, so nothing of anybody's text stands in the sheet.
    private func writeStyle(to html: inout HTML) {
        let shades = BrandShades(brand.color ?? Self.standard)
        html.markup(Self.sheet)
        html.text(".provider,a{color:\(shades.light.hex)}.button{background:\(shades.light.hex);color:#ffffff}")
        html.text("blockquote{border-left:3px solid \(shades.light.hex)}")
        html.markup(
            "@media (prefers-color-scheme:dark){body{background:#0f1617;color:#e7ecec}.page{background:#172021}")
        html.text(".provider,a{color:\(shades.dark.hex)}.button{background:\(shades.dark.hex);color:#0f1617}")
        html.text("blockquote{border-left-color:\(shades.dark.hex)}")
        html.markup(".ending,.address{color:#a9b6b6}}")
    }

    private static let sheet: StaticString = """
        body{margin:0;padding:16px;background:#f4f4f0;color:#1c2526;\
        font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}\
        .page{max-width:560px;margin:0 auto;padding:24px;border-radius:8px;background:#ffffff}\
        .provider{margin:0 0 16px;font-size:18px;font-weight:700}p{margin:0 0 16px;overflow-wrap:anywhere}\
        .button{display:inline-block;padding:10px 18px;border-radius:6px;font-weight:600;text-decoration:none}\
        .code{font-size:28px;letter-spacing:4px}.address{font-size:13px;color:#5a6666}\
        blockquote{margin:0 0 16px;padding:4px 0 0 16px;overflow-wrap:anywhere}ul{margin:0 0 16px;padding-left:20px}\
        .ending{max-width:560px;margin:16px auto 0;padding:0 24px;font-size:13px;color:#5a6666}
        """

    /// The colour of a provider who has not set one: petrol, as on the pages.
    private static let standard = BrandColor(red: 0x0B, green: 0x5A, blue: 0x57)
}
