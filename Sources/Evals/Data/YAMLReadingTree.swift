import Yams

/// Turns the text of a file into values with their lines, noting what no data file may hold.
enum YAMLTree {
    private static let deepest = 16

    /// The one document of the text; nil when there is none, or when it is no YAML at all.
    static func root(of text: String, _ notes: YAMLNotes) -> YAMLValue? {
        guard isShallow(text, notes) else { return nil }
        noteUnseen(text, notes)
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            // A node knows its anchor only as long as the parser lives.
            return try withExtendedLifetime(parser) { try parser.singleRoot().map { value($0, 0, notes) } }
        } catch {
            notes.note(words(for: error), line: line(of: error, in: text))
            return nil
        }
    }

    /// Whether so few brackets are open at once, and lines so little indented, that building the values can't exhaust
    /// the stack.
    private static func isShallow(_ text: String, _ notes: YAMLNotes) -> Bool {
        var line = 1
        var open = 0
        var indent: Int? = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): (line, indent) = (line + 1, 0)
            case UInt8(ascii: "["), UInt8(ascii: "{"): (open, indent) = (open + 1, nil)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): (open, indent) = (max(0, open - 1), nil)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                indent = indent.map { $0 + 1 }
            default: indent = nil
            }
            guard open <= 200, indent ?? 0 <= 200 else {
                notes.note("is nested too deep", line: line)
                return false
            }
        }
        return true
    }

    /// Notes characters that a reviewer can't see, which could make a file read otherwise than it is.
    private static func noteUnseen(_ text: String, _ notes: YAMLNotes) {
        var line = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            guard scalar.value < 0x20 || scalar.value > 0x7E, isUnseen(scalar) else { continue }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            notes.note("\(name) can't be seen here; write it as an escape between double quotes", line: line)
        }
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar.properties.generalCategory {
        case .control: return scalar != "\n"
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: return true
        case .spaceSeparator: return scalar != " "
        default: return false
        }
    }

    private static func value(_ node: Node, _ depth: Int, _ notes: YAMLNotes) -> YAMLValue {
        let line = node.mark?.line ?? 1
        guard depth <= deepest else {
            notes.note("is nested more than \(deepest) deep", line: line)
            return YAMLValue(shape: .text("", isPlain: true), line: line, notes: notes)
        }
        noteExtras(of: node, line, notes)
        let shape: YAMLValue.Shape =
            switch node {
            case .scalar(let scalar): .text(scalar.string, isPlain: scalar.style == .plain)
            case .sequence(let sequence): .list(sequence.map { value($0, depth + 1, notes) })
            case .mapping(let mapping): .mapping(members(of: mapping, depth, notes))
            case .alias: .text("", isPlain: true)
            }
        return YAMLValue(shape: shape, line: line, notes: notes)
    }

    private static func members(of mapping: Node.Mapping, _ depth: Int, _ notes: YAMLNotes) -> [YAMLValue.Member] {
        var members: [YAMLValue.Member] = []
        for (key, child) in mapping {
            let line = key.mark?.line ?? 1
            if key.anchor != nil { notes.note(anchored, line: line) }
            guard let name = key.scalar?.string, !name.isEmpty else {
                notes.note("a key must be a word", line: line)
                continue
            }
            if members.contains(where: { $0.key == name }) {
                notes.note("\(YAMLWords.quoted(name)) stands twice", line: line)
                continue
            }
            members.append(YAMLValue.Member(key: name, line: line, value: value(child, depth + 1, notes)))
        }
        return members
    }

    private static func noteExtras(of node: Node, _ line: Int, _ notes: YAMLNotes) {
        if node.anchor != nil { notes.note(anchored, line: line) }
        if isTagged(node) { notes.note("tags (!) are not allowed", line: line) }
    }

    private static var anchored: String { "anchors (&) are not allowed; write the value out" }

    private static func isTagged(_ node: Node) -> Bool {
        switch node {
        // The parser marks a quoted text as text.
        case .scalar(let scalar): !["", scalar.style == .plain ? "" : text].contains(scalar.tag.rawValue)
        case .sequence(let sequence): !sequence.tag.rawValue.isEmpty
        case .mapping(let mapping): !mapping.tag.rawValue.isEmpty
        case .alias: true
        }
    }

    private static let text = "tag:yaml.org,2002:str"

    private static func words(for error: any Error) -> String {
        switch error as? YamlError {
        case .reader(let problem, _, _, _): "is no YAML: \(problem)"
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _): "is no YAML: \(problem)"
        case .composer(_, "but found another document", _, _): "a second document begins; a file holds one"
        case .composer(_, let problem, _, _): "is no YAML: \(problem)"
        case .duplicatedKeysInMapping(let keys, _):
            "\(keys.map(YAMLWords.quoted).joined(separator: ", ")) stands twice in one mapping, first here"
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded, nil: "can't be read as YAML"
        }
    }

    private static func line(of error: any Error, in text: String) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        case .reader(_, let offset?, _, _): text.prefix(offset).count { $0.isNewline } + 1
        default: 1
        }
    }
}
