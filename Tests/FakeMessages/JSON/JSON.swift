/// A JSON value as it came or will go; an object forgets the order of its keys.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as its text; also whatever bytes a test wants written raw.
    case literal(String)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    /// The value under a key of an object; nil when it is none, or has no such key.
    public subscript(_ key: String) -> JSON? {
        guard case .object(let fields) = self else { return nil }
        return fields[key]
    }

    /// The value at a place of a list; nil when it is none, or too short.
    public subscript(_ place: Int) -> JSON? {
        guard case .list(let values) = self, values.indices.contains(place) else { return nil }
        return values[place]
    }

    /// The text, where it is one.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The whole number, where it is one.
    public var whole: Int? {
        if case .literal(let digits) = self { Int(digits) } else { nil }
    }

    /// Whether it is `true`; nil when it is no such word.
    public var flag: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The values, where it is a list.
    public var list: [JSON]? {
        if case .list(let values) = self { values } else { nil }
    }

    /// The fields, where it is an object.
    public var object: [String: JSON]? {
        if case .object(let fields) = self { fields } else { nil }
    }

    /// The same object with a field set, or taken away by nil; anything else stays as it is.
    public func with(_ key: String, _ value: JSON?) -> JSON {
        guard case .object(var fields) = self else { return self }
        fields[key] = value
        return .object(fields)
    }

    /// A whole number.
    public static func whole(_ number: Int) -> JSON { .literal(String(number)) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .whole(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Null.
    public init(nilLiteral: ()) { self = .null }
    /// A list.
    public init(arrayLiteral elements: JSON...) { self = .list(elements) }
    /// An object; of a key that comes twice the last value stays.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { $1 })
    }
}
