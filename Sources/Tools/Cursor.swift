import Access
import Store

/// Where a list goes on, as text in addresses: a time and an identifier, worth nothing to anybody else.
enum Cursor {
    /// The text for a mark.
    static func text(_ mark: PageMark) -> String { "\(mark.time)-\(mark.id)" }

    /// The mark behind the text; the start for an empty one.
    static func mark(_ text: String) throws -> PageMark {
        guard !text.isEmpty else { return .start }
        guard let mark = read(text) else {
            guard Faults.has(.cursorUnchecked) else { throw refusal }
            return .start
        }
        return mark
    }

    private static func read(_ text: String) -> PageMark? {
        guard let dash = text.lastIndex(of: "-"), let time = Int64(text[..<dash]) else { return nil }
        let id = String(text[text.index(after: dash)...])
        guard id.utf8.count == 26, id.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) else {
            return nil
        }
        return PageMark(time: time, id: id)
    }

    private static var refusal: ToolRefusal {
        .invalid(InputProblems([FieldProblem("cursor", "This is not a place in the list. Start from its beginning.")]))
    }
}
