extension InputField {
    /// True or false.
    public static func flag(
        _ name: String, _ place: WritableKeyPath<Input, Bool> & Sendable, required: Bool = false,
        door: FieldDoor = .every, _ about: String
    ) -> Self {
        Self(name, place, FlagRule(), required: required, door: door, about)
    }
}

/// `true` or `false`; never `1` or `"yes"`.
struct FlagRule: FieldRule {
    func read(_ json: JSONValue) throws(FieldRefusal) -> Bool {
        guard case .bool(let flag) = json else { throw FieldRefusal("This must be true or false.") }
        return flag
    }

    func accept(_ flag: Bool, required: Bool) -> Bool { flag }

    func show(_ flag: Bool) -> JSONValue { .bool(flag) }

    func schema(standard: Bool?) -> JSONObject {
        var schema: JSONObject = ["type": "boolean"]
        if let standard { schema.set("default", .bool(standard)) }
        return schema
    }
}
