import Access

/// Who may fill in a field.
public enum FieldDoor: Sendable, Hashable {
    /// Pages and models alike.
    case every
    /// Pages only: the field is not in the schema, and a model that names it is told that there is no such field.
    case pages
}

/// One field of a tool's input: its name, its rule and its place in the struct.
public struct InputField<Input: ToolInput>: Sendable {
    /// The name by which JSON calls it, in lower case with underscores.
    public let name: String
    /// Whether it must be given.
    public let required: Bool
    /// Who may fill it in.
    public let door: FieldDoor
    /// What a model is told about it, as JSON Schema.
    public let schema: JSONObject

    /// Reads the value from JSON into the struct.
    let read: @Sendable (JSONValue, inout Input) throws(FieldRefusal) -> Void
    /// Holds the value in the struct against the same rule, and tidies it.
    let check: @Sendable (inout Input) throws(FieldRefusal) -> Void
    /// The value as JSON.
    let show: @Sendable (Input) -> JSONValue
}

extension InputField {
    /// A field whose value is held against the rule both when it is read and when it is checked.
    ///
    /// An optional field of a typed value that still holds its default was not given, and is not checked.
    init<Value: Equatable & Sendable>(
        _ name: String, _ place: WritableKeyPath<Input, Value> & Sendable, _ rule: some FieldRule<Value>,
        required: Bool, door: FieldDoor, _ about: String
    ) {
        self.name = name
        self.required = required
        self.door = door
        schema = Self.described(rule.schema(standard: Input()[keyPath: place]), about, required: required)
        read = { (json, input) throws(FieldRefusal) in
            input[keyPath: place] = try rule.accept(try rule.read(json), required: required)
        }
        check = { (input) throws(FieldRefusal) in
            let value = input[keyPath: place]
            if !required, value == Input()[keyPath: place] { return }
            input[keyPath: place] = try rule.accept(value, required: required)
        }
        show = { rule.show($0[keyPath: place]) }
    }

    /// Whether that is exactly this field's name.
    func isCalled(_ key: String) -> Bool {
        // Equivalent spellings of a letter are equal in Swift; beside an ASCII name they take more bytes.
        key == name && key.utf8.count == name.utf8.count || Faults.has(.keysFolded) && key.lowercased() == name
    }

    private static func described(_ rule: JSONObject, _ about: String, required: Bool) -> JSONObject {
        var schema = JSONObject()
        for member in rule.members where !(required && member.key == "default") { schema.set(member.key, member.value) }
        schema.set("description", .string(about))
        return schema
    }
}

/// What the values of one kind of field must be.
protocol FieldRule<Value>: Sendable {
    associatedtype Value

    /// The value that the JSON spells; refuses another type.
    func read(_ json: JSONValue) throws(FieldRefusal) -> Value

    /// The value, tidied; refuses one that breaks the rule.
    func accept(_ value: Value, required: Bool) throws(FieldRefusal) -> Value

    /// The value as JSON.
    func show(_ value: Value) -> JSONValue

    /// The rule as JSON Schema; `standard` is the value that stands when the field is left out, nil when there is none.
    func schema(standard: Value?) -> JSONObject
}

extension FieldRule where Value == String {
    func read(_ json: JSONValue) throws(FieldRefusal) -> String {
        guard case .string(let text) = json else { throw FieldRefusal("This must be text.") }
        return text
    }

    func show(_ text: String) -> JSONValue { .string(text) }
}

/// Why a value is refused, as a sentence that can stand under a form field.
struct FieldRefusal: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }

    static let missing = FieldRefusal("Please fill this in.")
}
