/// Writes the members of one JSON object, in the order of the calls; a name must not be written twice.
public struct JSONFields: Sendable {
    var json = JSONWriter()

    /// Writes a text.
    public mutating func field(_ name: String, _ text: String) {
        json.key(name)
        json.string(text)
    }

    /// Writes a whole number.
    public mutating func field(_ name: String, _ number: Int64) {
        json.key(name)
        json.integer(number)
    }

    /// Writes a whole number.
    public mutating func field(_ name: String, _ number: Int) {
        json.key(name)
        json.integer(number)
    }

    /// Writes a text, or `null`.
    public mutating func field(_ name: String, _ text: String?) {
        if let text { field(name, text) } else { null(name) }
    }

    /// Writes a whole number, or `null`.
    public mutating func field(_ name: String, _ number: Int64?) {
        if let number { field(name, number) } else { null(name) }
    }

    /// Writes a whole number, or `null`.
    public mutating func field(_ name: String, _ number: Int?) {
        if let number { field(name, number) } else { null(name) }
    }

    /// Writes a number with a fraction.
    public mutating func field(_ name: String, _ number: Double) {
        json.key(name)
        json.real(number)
    }

    /// Writes `true` or `false`.
    public mutating func field(_ name: String, _ flag: Bool) {
        json.key(name)
        json.bool(flag)
    }

    /// Writes a ready value.
    public mutating func field(_ name: String, _ value: JSONValue) {
        json.key(name)
        value.write(to: &json)
    }

    /// Writes `null`.
    public mutating func null(_ name: String) {
        json.key(name)
        json.null()
    }

    /// Writes the one value that the calls write; `null` when they write none.
    public mutating func field(_ name: String, _ write: (inout JSONWriter) -> Void) {
        json.key(name)
        let before = json.bytes.count
        write(&json)
        if json.bytes.count == before { json.null() }
    }

    /// Writes an object whose members the calls write.
    public mutating func object(_ name: String, _ write: (inout JSONFields) -> Void) {
        json.key(name)
        json.object(write)
    }

    /// Writes an array with what the calls write for each item.
    public mutating func array<Items: Sequence>(
        _ name: String, _ items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
    ) {
        json.key(name)
        json.array(items, write)
    }
}
