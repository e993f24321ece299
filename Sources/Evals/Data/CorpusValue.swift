import Tools

/// A hostile value for one argument of a tool, with what must become of it in each kind of field.
public struct HostileValue: Sendable, Hashable {
    /// Its name, unique among all values.
    public let name: String
    /// What is hostile about it, in a sentence.
    public let about: String
    /// The bytes of the value as they stand in the JSON, possibly no JSON at all.
    public let json: [UInt8]
    /// What must become of it; a kind that is missing is one for which the value says nothing.
    public let expected: [FieldKind: Expectation]
    /// Where it stands.
    public let place: YAMLPlace

    /// The kinds of fields that tools have.
    public enum FieldKind: String, Sendable, Hashable, CaseIterable {
        /// A text of one line, of 100 to 200 characters.
        case line
        /// A text of several lines, of up to 8000 characters.
        case text
        /// A whole number, from 1.
        case number
        /// A word of a list.
        case choice
        /// True or false.
        case flag
        /// Where a list goes on.
        case cursor
        /// The name of an article.
        case slug
        /// The number of an invoice, which is a text.
        case id
    }

    /// What must become of a value.
    public enum Expectation: Sendable, Hashable {
        /// The call is refused, and the field is named.
        case refused
        /// It is taken for exactly the text, number or flag that it spells, and nothing more.
        case literal
        /// The call does the same as without this field; where the field is required it is refused.
        case leftOut
        /// The call does the same as with this value.
        case same(as: JSONValue)
    }

    init(_ value: YAMLValue) {
        let entry = value.entry(keys: "name", "about", "json", "hex", "repeat", "expect")
        name = entry.name("name")
        about = entry.text("about", atMost: 200)
        json = CorpusBytes.read(entry, "json", "hex", "repeat")
        expected = Self.expectations(entry)
        place = entry.place(of: "name")
    }

    private static func expectations(_ entry: YAMLEntry) -> [FieldKind: Expectation] {
        guard let value = entry.value("expect") else { return [:] }
        guard value.kind == .mapping else {
            guard let expectation = expectation(value) else { return [:] }
            return Dictionary(uniqueKeysWithValues: FieldKind.allCases.map { ($0, expectation) })
        }
        let kinds = FieldKind.allCases.map(\.rawValue)
        let given = value.entry(keys: kinds + ["others"])
        let others = given.optionalValue("others").flatMap(Self.expectation)
        var expected: [FieldKind: Expectation] = [:]
        for kind in FieldKind.allCases {
            if let value = given.optionalValue(kind.rawValue) {
                if value.kind == .text, value.text() == "untried" { continue }
                expected[kind] = expectation(value)
            } else if given.has("others") {
                expected[kind] = others
            } else {
                given.fault("'\(kind.rawValue)' is missing; write it, or 'others'")
            }
        }
        if expected.isEmpty, !given.isBlank { given.fault("expects nothing of any kind of field") }
        return expected
    }

    private static func expectation(_ value: YAMLValue) -> Expectation? {
        guard value.kind == .mapping else {
            return switch value.choice(in: Word.self) {
            case .refused: .refused
            case .literal: .literal
            case .leftOut: .leftOut
            case nil: nil
            }
        }
        let text = value.entry(keys: "same-as").text("same-as", atMost: 2000)
        if let json = try? StrictJSON.parse(text) { return .same(as: json) }
        if !text.isEmpty { value.fault("'same-as' must be JSON, such as '\"word\"' or '5'") }
        return nil
    }

    private enum Word: String, CaseIterable {
        case refused, literal
        case leftOut = "left-out"
    }
}
