import Tools

/// One field of a tool, as a case file describes it.
struct ArgumentField: Sendable {
    /// Its name.
    let name: String
    /// What kind of values it takes.
    let kind: HostileValue.FieldKind
    /// A good value as JSON, or a slot such as `$own-ticket`.
    let good: String
    /// Another good value.
    let other: String
    /// Whether it must be given.
    let isRequired: Bool
    /// How many characters it takes at least.
    let shortest: Int
    /// How many characters it takes at most.
    let longest: Int
    /// What a read finds by it.
    let finds: Finds
    /// Where an effect keeps it.
    let place: Place?
    /// What is kept when it is left out.
    let standard: String
    /// What is kept of the good value, where that is something else.
    let kept: String?
    /// Values that are too long elsewhere and that this field still takes.
    let takesToo: [String]

    /// Whether a text has to have a shape of its own, so that texts made for other fields are refused.
    let isShaped: Bool

    /// What a read finds by a value.
    enum Finds: String, Sendable {
        /// Nothing: no made-up value names a record.
        case nothing
        /// Whatever there is: the value decides nothing that is judged here.
        case anything
        /// A ticket by its number.
        case ticket
        /// An invoice by its number.
        case invoice
        /// A quote by its number.
        case quote
        /// A contract by its number.
        case contract
        /// An article by its slug.
        case article
        /// A risk by its number.
        case risk
        /// Tickets by the words as they stand.
        case ticketWords = "ticket-words"
        /// Articles by any of the words.
        case articleWords = "article-words"
        /// So many rows.
        case rows
    }

    /// A column in which a value is kept.
    struct Place: Sendable {
        let table: String
        let column: String
        /// Whether the row was there before.
        let isChange: Bool
    }

    init(_ name: String, _ settings: JSONValue) throws {
        func text(_ key: String) -> String { settings[key]?.string ?? "" }
        guard let kind = HostileValue.FieldKind(rawValue: text("kind")), !text("good").isEmpty else {
            throw CaseProblem("\(name) needs a kind and a good value")
        }
        guard let finds = Finds(rawValue: settings["finds"]?.string ?? "anything") else {
            throw CaseProblem("\(name) finds \(text("finds")), which is nothing that is known")
        }
        self.name = name
        self.kind = kind
        self.finds = finds
        good = text("good")
        other = settings["other"]?.string ?? text("good")
        isRequired = settings["required"]?.bool ?? false
        shortest = Int(settings["shortest"]?.integer ?? 0)
        longest = Int(settings["longest"]?.integer ?? 8000)
        standard = text("standard")
        kept = settings["kept"]?.string
        isShaped = settings["shaped"]?.bool ?? false
        takesToo = settings["takes-too"]?.array?.compactMap(\.string) ?? []
        place = Self.place(text("adds"), isChange: false) ?? Self.place(text("changes"), isChange: true)
    }

    private static func place(_ text: String, isChange: Bool) -> Place? {
        let words = text.split(separator: ".").map(String.init)
        guard words.count == 2 else { return nil }
        return Place(table: words[0], column: words[1], isChange: isChange)
    }

    /// What stands for any field of a tool that has none.
    static let none: ArgumentField? = try? ArgumentField("anything", ["kind": "line", "good": "\"x\""])
}

extension HostileValue {
    /// What the value spells, when it is JSON.
    var spelt: JSONValue? {
        let limits = StrictJSON.Limits(bytes: 1 << 21, depth: 32, text: 1 << 21, members: 10_000)
        return try? StrictJSON.parse(json, limits: limits)
    }
}

extension JSONValue {
    /// A text without its quotes, anything else as it is written.
    var plain: String { string ?? text }
}
