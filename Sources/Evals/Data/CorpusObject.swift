/// A hostile text for all arguments of a call, made for one field and one good value of it.
public struct HostileObject: Sendable, Hashable {
    /// Its name, unique among all texts of arguments.
    public let name: String
    /// What is hostile about it, in a sentence.
    public let about: String
    /// The bytes, with placeholders.
    public let template: [UInt8]
    /// What must become of the call.
    public let expected: Expectation
    /// Where it stands.
    public let place: YAMLPlace

    /// What must become of the call.
    public enum Expectation: String, Sendable, Hashable, CaseIterable {
        /// It is refused.
        case refused
        /// It does the same as with the good value alone.
        case same
    }

    init(_ value: YAMLValue) {
        let entry = value.entry(keys: "name", "about", "text", "hex", "repeat", "expect")
        name = entry.name("name")
        about = entry.text("about", atMost: 200)
        template = CorpusBytes.read(entry, "text", "hex", "repeat")
        expected = entry.choice("expect", in: Expectation.self) ?? .refused
        place = entry.place(of: "name")
        for word in CorpusSlot.strangers(in: template) {
            entry.fault(YAMLWords.unknown(word, among: CorpusSlot.allCases.map(\.rawValue)), at: "text")
        }
    }

    /// The arguments for a field: its good value, another good value, and the other required members, each as `"name": value`.
    public func arguments(field: String, value: String, other: String, rest: [String] = []) -> [UInt8] {
        CorpusSlot.filled(template, field: field, value: value, other: other, rest: rest)
    }
}

/// A place in the text of hostile arguments that is filled in for each field.
enum CorpusSlot: String, CaseIterable {
    /// A good value.
    case value = "$value"
    /// Another good value.
    case other = "$other"
    /// The other required members, each after a comma.
    case rest = "$rest"
    /// The field's name.
    case field = "$field"
    /// The name in capitals.
    case capitals = "$CAPITALS"
    /// The name with a first capital.
    case title = "$Title"
    /// The name with letters from other alphabets that look the same.
    case lookalike = "$lookalike"
    /// The name with its first letter as an escape, which is the same name.
    case escaped = "$escaped"

    static func filled(
        _ template: [UInt8], field: String, value: String, other: String, rest: [String]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        var left = template[...]
        while let dollar = left.firstIndex(of: UInt8(ascii: "$")) {
            bytes += left[..<dollar]
            left = left[dollar...]
            guard let slot = allCases.first(where: { left.starts(with: $0.rawValue.utf8) }) else {
                bytes.append(left.removeFirst())
                continue
            }
            bytes += slot.words(field: field, value: value, other: other, rest: rest).utf8
            left = left.dropFirst(slot.rawValue.utf8.count)
        }
        return bytes + left
    }

    /// What looks like a slot and is none.
    static func strangers(in template: [UInt8]) -> [String] {
        var words: [String] = []
        var left = template[...]
        while let dollar = left.firstIndex(of: UInt8(ascii: "$")) {
            left = left[(dollar + 1)...]
            let letters = left.prefix { (65...90).contains($0) || (97...122).contains($0) }
            let word = "$" + String(decoding: letters, as: UTF8.self)
            if !letters.isEmpty, Self(rawValue: word) == nil { words.append(word) }
        }
        return words
    }

    private func words(field: String, value: String, other: String, rest: [String]) -> String {
        switch self {
        case .value: value
        case .other: other
        case .rest: rest.map { ", \($0)" }.joined()
        case .field: field
        case .capitals: field.uppercased()
        case .title: field.prefix(1).uppercased() + field.dropFirst()
        case .lookalike: String(field.map { Self.lookalikes[$0] ?? $0 })
        case .escaped: Self.escaped(field)
        }
    }

    private static func escaped(_ field: String) -> String {
        guard let first = field.utf8.first else { return "" }
        return "\\u00" + String(first, radix: 16) + field.dropFirst()
    }

    /// Cyrillic letters, written by number because nobody can tell them apart.
    private static let lookalikes: [Character: Character] = [
        "a": "\u{430}", "c": "\u{441}", "e": "\u{435}", "i": "\u{456}", "o": "\u{43E}", "p": "\u{440}",
        "s": "\u{455}", "u": "\u{57D}", "x": "\u{445}", "y": "\u{443}",
    ]
}
