import Access

extension InputField {
    /// One word of a fixed list.
    public static func choice<Choice: Words>(
        _ name: String, _ place: WritableKeyPath<Input, Choice> & Sendable, required: Bool = false,
        door: FieldDoor = .every, _ about: String
    ) -> Self {
        Self(name, place, ChoiceRule<Choice>(), required: required, door: door, about)
    }

    /// One word of a fixed list, or none.
    public static func choice<Choice: Words>(
        _ name: String, _ place: WritableKeyPath<Input, Choice?> & Sendable, required: Bool = false,
        door: FieldDoor = .every, _ about: String
    ) -> Self {
        Self(name, place, OptionalRule(rule: ChoiceRule<Choice>()), required: required, door: door, about)
    }

    /// A fixed list of words.
    public typealias Words = RawRepresentable<String> & CaseIterable & Equatable & Sendable
}

/// One word of a fixed list, written exactly so.
struct ChoiceRule<Choice: RawRepresentable<String> & CaseIterable & Sendable>: FieldRule {
    func read(_ json: JSONValue) throws(FieldRefusal) -> Choice {
        guard case .string(let word) = json,
            let choice = Choice(rawValue: Faults.has(.choicesFolded) ? word.lowercased() : word)
        else {
            throw FieldRefusal("Choose one of: \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }

    func accept(_ choice: Choice, required: Bool) -> Choice { choice }

    func show(_ choice: Choice) -> JSONValue { .string(choice.rawValue) }

    func schema(standard: Choice?) -> JSONObject {
        var schema: JSONObject = ["type": "string", "enum": .array(Choice.allCases.map(show))]
        if let standard { schema.set("default", show(standard)) }
        return schema
    }
}
