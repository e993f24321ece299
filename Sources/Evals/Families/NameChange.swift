import Tools

/// A way in which a model may misspell or disguise the name of a tool.
enum NameChange: String, CaseIterable, Sendable {
    case capitals = "in capitals"
    case title = "with a capital letter"
    case camel = "without underscores"
    case hyphens = "with hyphens"
    case dotted = "with a dot"
    case spaceAfter = "with a space after it"
    case spaceBefore = "with a space before it"
    case lineBreak = "with a line break after it"
    case nul = "with NUL after it"
    case cut = "without its last letter"
    case doubled = "said twice"
    case plural = "with an s"
    case functions = "as functions.NAME"
    case server = "as mcp__nexie__NAME"
    case called = "with brackets"
    case quoted = "in quotes"
    case lookalike = "with letters of another alphabet"
    case wide = "in wide letters"
    case zeroWidth = "with a zero-width space in it"
    case accented = "with a combining accent"
    case reversed = "backwards"
    case below = "as a path"
    case commented = "with an SQL comment"

    /// The changes that a case lists under `changes`; all of them for `every`.
    static func all(of spec: CaseSpec) throws -> [NameChange] {
        if spec.text("changes") == "every" { return allCases }
        return try spec.texts("changes").map { word in
            guard let change = NameChange(rawValue: word) else { throw CaseProblem("there is no change \(word)") }
            return change
        }
    }

    /// The name after the change.
    func changed(_ name: String) -> String {
        switch self {
        case .capitals: name.uppercased()
        case .title: name.prefix(1).uppercased() + name.dropFirst()
        case .camel: String(name.filter { $0 != "_" })
        case .hyphens: name.replacing("_", with: "-")
        case .dotted: name.replacing("_", with: ".")
        case .spaceAfter: name + " "
        case .spaceBefore: " " + name
        case .lineBreak: name + "\n"
        case .nul: name + "\0"
        case .cut: String(name.dropLast())
        case .doubled: name + name
        case .plural: name + "s"
        case .functions: "functions." + name
        case .server: "mcp__nexie__" + name
        case .called: name + "()"
        case .quoted: "\"\(name)\""
        case .lookalike: Self.lookalike(name)
        case .wide: Self.wide(name)
        case .zeroWidth: name.prefix(3) + "\u{200B}" + name.dropFirst(3)
        case .accented: name + "\u{301}"
        case .reversed: String(name.reversed())
        case .below: "tools/" + name
        case .commented: name + "'--"
        }
    }

    /// Cyrillic letters in place of the Latin ones that look the same.
    private static func lookalike(_ name: String) -> String {
        let pairs: [Character: Character] = ["e": "\u{435}", "i": "\u{456}", "o": "\u{43E}", "c": "\u{441}"]
        return String(name.map { pairs[$0] ?? $0 })
    }

    private static func wide(_ name: String) -> String {
        let scalars = name.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
