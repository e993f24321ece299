/// Markdown that is safe to show: made of the guide's own texts, numbers, links to this portal, and quotations in which
/// no character means anything.
struct Prose: Sendable, Hashable {
    /// The Markdown.
    let markdown: String

    static let nothing = Prose(said: "")

    private init(raw: String) { markdown = raw }

    /// Words of the guide's own.
    init(said text: String) { self.init(raw: text) }

    /// A number.
    init(number: Int64) { self.init(raw: String(number)) }

    /// Words of a record or a person, on one line, at most so many characters.
    init(quoting text: String, most: Int = 300) {
        self.init(raw: MarkdownEscape.escaped(PlainWords.line(text, most: most)))
    }

    /// A link to a page of this portal.
    init(link words: Prose, to path: String) { self.init(raw: "[" + words.markdown + "](" + path + ")") }

    /// The same in bold.
    init(strong words: Prose) { self.init(raw: words.isEmpty ? "" : "**" + words.markdown + "**") }

    /// Several, with something between them.
    static func joined(_ parts: some Sequence<Prose>, by separator: String) -> Prose {
        Prose(raw: parts.filter { !$0.isEmpty }.map(\.markdown).joined(separator: separator))
    }

    /// One a line.
    static func lines(_ parts: some Sequence<Prose>) -> Prose { joined(parts, by: "\n") }

    /// One a paragraph.
    static func paragraphs(_ parts: some Sequence<Prose>) -> Prose { joined(parts, by: "\n\n") }

    var isEmpty: Bool { markdown.isEmpty }

    /// This, a space, and that.
    func followed(by other: Prose) -> Prose { Prose.joined([self, other], by: " ") }
}

/// Takes the meaning of Markdown and HTML out of characters.
enum MarkdownEscape {
    /// The text in a form that every reader of Markdown shows as it is.
    static func escaped(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let opensBlock = shown.isEmpty && startsBlock(scalar, before: rest.first)
            if isMarkup(scalar) || opensBlock || (scalar == ":" && rest.first == "/") {
                shown.append("\\")
            }
            shown.append(scalar)
        }
        return String(shown)
    }

    private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~": true
        default: false
        }
    }

    private static func startsBlock(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        switch scalar {
        case "#", "-", "+", "=", "|": next == nil || next == " " || next == scalar
        default: false
        }
    }
}
