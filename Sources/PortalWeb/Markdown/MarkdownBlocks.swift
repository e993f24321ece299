/// Reads the blocks of a text and writes each as it ends.
struct MarkdownBlocks {
    /// Quotes and lists deeper than this are read as plain paragraphs.
    private static let deepest = 5

    private let markdown: Markdown
    private var slugs = MarkdownSlugs()

    init(markdown: Markdown) {
        self.markdown = markdown
    }

    /// Writes the blocks that some lines hold; in a tight list's item the paragraphs go without `p`.
    mutating func write(_ lines: ArraySlice<MarkdownLine>, depth: Int, isTight: Bool = false, to html: inout HTML) {
        var rest = lines
        while let line = rest.first {
            if line.isBlank {
                rest = rest.dropFirst()
            } else if let fence = line.fence {
                rest = writeCode(rest.dropFirst(), fence, indent: line.indent, to: &html)
            } else if let heading = line.heading {
                write(heading, to: &html)
                rest = rest.dropFirst()
            } else if line.isRule {
                html.void("hr")
                rest = rest.dropFirst()
            } else if depth < Self.deepest, line.quoted != nil {
                rest = writeQuote(rest, depth: depth, to: &html)
            } else if depth < Self.deepest, let marker = MarkdownMarker(line) {
                rest = writeList(rest, marker, depth: depth, to: &html)
            } else {
                rest = writeParagraph(rest, depth: depth, isTight: isTight, to: &html)
            }
        }
    }

    private func writeCode(
        _ lines: ArraySlice<MarkdownLine>, _ fence: (sign: UInt8, length: Int), indent: Int, to html: inout HTML
    ) -> ArraySlice<MarkdownLine> {
        let end = lines.firstIndex { $0.closes(fence) } ?? lines.endIndex
        html.tag("pre", .tabindex(0)) { html in
            html.tag("code") { html in
                for line in lines[..<end] {
                    html.text(line.dedented(by: indent).bytes)
                    html.markup("\n")
                }
            }
        }
        return lines[end...].dropFirst()
    }

    private mutating func write(_ heading: (level: Int, words: ArraySlice<UInt8>), to html: inout HTML) {
        let inline = MarkdownInline(Array(heading.words), markdown: markdown)
        let id = markdown.anchors ? slugs.slug(for: heading.words) : nil
        let name = Self.headingName(markdown.headings + heading.level - 1)
        html.open(name, id.map { [.id($0)] } ?? [])
        inline.write(to: &html)
        if let id { html.tag("a", .class("anchor"), .href(.anchor(id)), .aria("label", "Link to here"), text: "#") }
        html.close(name)
    }

    private static func headingName(_ level: Int) -> StaticString {
        switch level {
        case 2: "h2"
        case 3: "h3"
        case 4: "h4"
        case 5: "h5"
        default: "h6"
        }
    }

    private mutating func writeQuote(
        _ lines: ArraySlice<MarkdownLine>, depth: Int, to html: inout HTML
    ) -> ArraySlice<MarkdownLine> {
        let quoted = lines.prefix { $0.quoted != nil }.compactMap(\.quoted)
        html.open("blockquote")
        write(quoted[...], depth: depth + 1, to: &html)
        html.close("blockquote")
        return lines.dropFirst(quoted.count)
    }

    private mutating func writeList(
        _ lines: ArraySlice<MarkdownLine>, _ first: MarkdownMarker, depth: Int, to html: inout HTML
    ) -> ArraySlice<MarkdownLine> {
        let list = MarkdownList(lines, first)
        let name: StaticString = first.number == nil ? "ul" : "ol"
        let start = first.number.map { $0 == 1 ? Attribute.absent : .start($0) } ?? .absent
        html.open(name, [start])
        for item in list.items {
            html.open("li")
            write(item[...], depth: depth + 1, isTight: list.isTight, to: &html)
            html.close("li")
        }
        html.close(name)
        return list.rest
    }

    private func writeParagraph(
        _ lines: ArraySlice<MarkdownLine>, depth: Int, isTight: Bool, to html: inout HTML
    ) -> ArraySlice<MarkdownLine> {
        var text: [UInt8] = []
        var count = 0
        for line in lines {
            if count > 0, line.isBlank || line.endsParagraph(canNest: depth < Self.deepest) { break }
            if count > 0 { text.append(.lineFeed) }
            text.append(contentsOf: line.trimmed)
            count += 1
        }
        if !isTight { html.open("p") }
        MarkdownInline(text, markdown: markdown).write(to: &html)
        if !isTight { html.close("p") }
        return lines.dropFirst(count)
    }
}

extension MarkdownLine {
    /// Whether a paragraph ends before this line although no blank line stands between.
    fileprivate func endsParagraph(canNest: Bool) -> Bool {
        if fence != nil || heading != nil || isRule { return true }
        guard canNest else { return false }
        if quoted != nil { return true }
        guard let marker = MarkdownMarker(self) else { return false }
        return !marker.line.isBlank && (marker.number ?? 1) == 1
    }
}
