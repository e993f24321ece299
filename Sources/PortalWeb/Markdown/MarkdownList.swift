/// The items of one list, each as the lines it holds.
struct MarkdownList {
    /// The lines of each item, without marker and indent.
    private(set) var items: [[MarkdownLine]] = []
    /// Whether no blank line stands in the list, so that its items are lines rather than paragraphs.
    private(set) var isTight = true
    /// What follows the list.
    private(set) var rest: ArraySlice<MarkdownLine>

    /// Reads the list whose first marker was found on the first of the lines.
    init(_ lines: ArraySlice<MarkdownLine>, _ first: MarkdownMarker) {
        rest = lines.dropFirst()
        items = [[first.line]]
        var content = first.content
        var blanks: [MarkdownLine] = []
        while let line = rest.first {
            if line.isBlank {
                blanks.append(line)
            } else if line.indent >= content || (blanks.isEmpty && line.indent > first.indent + 1) {
                add(blanks + [line.dedented(by: content)])
                blanks = []
            } else if let marker = MarkdownMarker(line), marker.isSibling(first), !line.isRule {
                if !blanks.isEmpty { isTight = false }
                items.append([marker.line])
                content = marker.content
                blanks = []
            } else if blanks.isEmpty, continues(line) {
                add([line])
            } else {
                break
            }
            rest = rest.dropFirst()
        }
    }

    private mutating func add(_ lines: [MarkdownLine]) {
        if lines.count > 1 { isTight = false }
        items[items.count - 1] += lines
    }

    /// A line that goes on with the paragraph before it, without the indent it should have.
    private func continues(_ line: MarkdownLine) -> Bool {
        let opensBlock = line.quoted != nil || line.heading != nil || line.isRule || line.fence != nil
        return !opensBlock && MarkdownMarker(line) == nil && items.last?.last?.isBlank == false
    }
}
