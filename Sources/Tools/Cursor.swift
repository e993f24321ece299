import Access
import Store

/// Where a list goes on, as text in addresses: a place and an identifier, worth nothing to anybody else.
///
/// Each order of a list writes its own kind of place, and takes no other's.
enum Cursor: String {
    /// A time, or the day on which an invoice was issued.
    case latest = ""
    /// A ticket's number.
    case number = "n"
    /// The day on which an invoice is due.
    case due = "d"

    /// The text for a mark.
    func text(_ mark: PageMark) -> String { "\(rawValue)\(mark.time)-\(mark.id)" }

    /// The mark behind the text; nil, which is the start, for an empty one.
    func mark(_ text: String) throws -> PageMark? {
        guard !text.isEmpty else { return nil }
        guard let mark = read(text) else {
            guard Faults.has(.cursorUnchecked) else { throw Self.refusal }
            return nil
        }
        return mark
    }

    private func read(_ text: String) -> PageMark? {
        guard text.hasPrefix(rawValue), let dash = text.lastIndex(of: "-") else { return nil }
        let (place, id) = (text[..<dash].dropFirst(rawValue.count), String(text[text.index(after: dash)...]))
        guard let time = Int64(place), Self.isIdentifier(id) else { return nil }
        return PageMark(time: time, id: id)
    }

    /// Whether a text could be an identifier of ours.
    static func isIdentifier(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 26 && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }

    /// What is said of a place that is in no list.
    static var refusal: ToolRefusal {
        .invalid(InputProblems([FieldProblem("cursor", "This is not a place in the list. Start from its beginning.")]))
    }
}

/// Where the list of titles goes on, as text in addresses: the identifier and the title of an article.
enum TitleCursor {
    /// How long it is at most: an identifier, a dash and a title.
    static let longest = 227

    /// The text for the last article shown.
    static func text(_ row: ArticleRow) -> String { "\(row.id.text)-\(row.title)" }

    /// The mark behind the text; the start for an empty one.
    static func mark(_ text: String) throws -> (title: String, id: String) {
        let (id, title) = (text.prefix(26), text.dropFirst(27))
        guard !text.isEmpty else { return ("", "") }
        guard Cursor.isIdentifier(id), text.dropFirst(26).first == "-", !title.isEmpty else {
            guard Faults.has(.cursorUnchecked) else { throw Cursor.refusal }
            return ("", "")
        }
        return (String(title), String(id))
    }
}
