/// An object of a script with its known keys; a key that nobody reads is a fault.
struct Form {
    private let fields: [String: JSON]
    private let place: String

    init(_ json: JSON, _ place: String, _ keys: Set<String>) throws(ScriptFault) {
        guard let fields = json.object else { throw ScriptFault(description: "\(place): this is no object.") }
        if let stranger = fields.keys.sorted().first(where: { !keys.contains($0) }) {
            throw ScriptFault(description: "\(place).\(stranger): there is no such key.")
        }
        self.fields = fields
        self.place = place
    }

    subscript(_ key: String) -> JSON? { fields[key] }

    func text(_ key: String) throws(ScriptFault) -> String? { try read(key, "a text", \.text) }
    func whole(_ key: String) throws(ScriptFault) -> Int? { try read(key, "a whole number", \.whole) }
    func flag(_ key: String) throws(ScriptFault) -> Bool? { try read(key, "true or false", \.flag) }
    func list(_ key: String) throws(ScriptFault) -> [JSON]? { try read(key, "a list", \.list) }

    private func read<Value>(
        _ key: String, _ kind: String, _ value: (JSON) -> Value?
    ) throws(ScriptFault) -> Value? {
        guard let json = fields[key], json != .null else { return nil }
        guard let value = value(json) else { throw ScriptFault(description: "\(place).\(key) must be \(kind).") }
        return value
    }
}
