/// What begins an item of a list.
struct MarkdownMarker {
    /// The number of an ordered item; nil for a bullet.
    let number: Int?
    /// The sign that belongs to one list: `-`, `*`, `+`, `.` or `)`.
    let sign: UInt8
    /// The column in which the marker stands.
    let indent: Int
    /// The column from which the item's own text counts.
    let content: Int
    /// The first line of the item, behind the marker.
    let line: MarkdownLine

    /// Reads the marker at the start of a line; nil when there is none.
    init?(_ source: MarkdownLine) {
        let text = source.trimmed
        let digits = text.prefix { $0 >= 48 && $0 <= 57 }
        guard digits.count <= 9, let sign = text.dropFirst(digits.count).first else { return nil }
        let allowed = digits.isEmpty ? "-*+" : ".)"
        let rest = text.dropFirst(digits.count + 1)
        guard allowed.utf8.contains(sign), rest.first?.isBlank ?? true else { return nil }
        let gap = rest.prefix(while: \.isBlank).count
        let width = digits.count + 1 + (rest.count == gap || gap > 4 ? 1 : gap)
        number = digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        self.sign = sign
        indent = source.indent
        content = source.indent + width
        line = MarkdownLine(bytes: rest).dedented(by: rest.count == gap || gap > 4 ? 1 : gap)
    }

    /// Whether another item belongs to the same list.
    func isSibling(_ other: MarkdownMarker) -> Bool {
        other.sign == sign && (other.number == nil) == (number == nil)
    }
}
