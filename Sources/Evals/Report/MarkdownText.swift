/// Text for a Markdown document in which nothing of it is read as Markdown or HTML.
enum MarkdownText {
    /// The text on one line, with every sign that means something escaped.
    static func plain(_ text: String) -> String {
        var written = String.UnicodeScalarView()
        for scalar in ShownText.line(text, most: 600).unicodeScalars {
            switch scalar {
            case "&": written.append(contentsOf: "&amp;".unicodeScalars)
            case "<": written.append(contentsOf: "&lt;".unicodeScalars)
            case ">": written.append(contentsOf: "&gt;".unicodeScalars)
            // Written as entities, so that no reader makes a link or calls a person.
            case "@", ":", "|": written.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", ".", "~", "$":
                written.append("\\")
                written.append(scalar)
            // At its beginning a text would become an item of a list.
            case _ where written.isEmpty && "-+=".unicodeScalars.contains(scalar):
                written.append("\\")
                written.append(scalar)
            default: written.append(scalar)
            }
        }
        return String(written)
    }

    /// A row of a table, of cells that are Markdown already.
    static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// A table; columns after the first so many are figures and stand to the right.
    static func table(_ head: [String], words: Int, _ rows: [[String]]) -> [String] {
        let rule = head.indices.map { $0 < words ? "---" : "---:" }
        return [row(head), row(rule)] + rows.map(row) + [""]
    }
}
