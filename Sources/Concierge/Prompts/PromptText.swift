/// A text with slots: `{name}` stands for a value, `{count:ticket:tickets}` for the first word when the value is 1 and
/// for the second otherwise.
public struct PromptText: Sendable, Hashable {
    /// The text as it stands in the file.
    public let source: String
    private let pieces: [Piece]

    private enum Piece: Sendable, Hashable {
        case words(String)
        case slot(String)
        case choice(String, one: String, other: String)
    }

    /// Reads a text; throws the braces that it cannot read.
    init(_ source: String) throws(BadBraces) {
        var pieces: [Piece] = []
        var rest = source[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}"),
                let piece = Self.piece(rest[rest.index(after: open)..<close])
            else { throw BadBraces(near: String(rest[open...].prefix(20))) }
            if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
            pieces.append(piece)
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        self.source = source
        self.pieces = pieces
    }

    struct BadBraces: Error {
        let near: String
    }

    /// The names of its slots.
    public var slots: Set<String> {
        Set(
            pieces.compactMap { piece in
                switch piece {
                case .words: nil
                case .slot(let name), .choice(let name, _, _): name
                }
            })
    }

    /// The text with its slots filled; one without a value stays empty.
    public func filled(_ values: [String: String]) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .slot(let name): values[name, default: ""]
            case .choice(let name, let one, let other): values[name] == "1" ? one : other
            }
        }.joined()
    }

    private static func piece(_ inside: Substring) -> Piece? {
        let parts = inside.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, isName(name) else { return nil }
        switch parts.count {
        case 1: return .slot(name)
        case 3: return .choice(name, one: parts[1], other: parts[2])
        default: return nil
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
    }
}
