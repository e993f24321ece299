import Tools

/// One value of a data file: a text, a list or a mapping, with its line.
public struct YAMLValue {
    let shape: Shape
    let line: Int
    let notes: YAMLNotes

    indirect enum Shape {
        case text(String, isPlain: Bool)
        case list([YAMLValue])
        case mapping([Member])
    }

    struct Member {
        let key: String
        let line: Int
        let value: YAMLValue
    }

    /// What a value is.
    public enum Kind: Sendable {
        /// A scalar.
        case text
        /// A list.
        case list
        /// A mapping.
        case mapping
    }

    /// What this value is.
    public var kind: Kind {
        switch shape {
        case .text: .text
        case .list: .list
        case .mapping: .mapping
        }
    }

    /// Where it stands.
    public var place: YAMLPlace { YAMLPlace(file: notes.file, line: line) }

    /// Notes a fault at this value's line.
    public func fault(_ reason: String) { notes.note(reason, line: line) }

    /// The text of a scalar, exactly as it is written: `no`, `1.10` and `2024-01-01` are texts.
    ///
    /// Noted is anything else, an empty text unless that is allowed, and one of more than so many characters.
    public func text(atMost most: Int = 400, emptyAllowed: Bool = false) -> String {
        guard case .text(let text, _) = shape else {
            fault("must be a text")
            return ""
        }
        if !emptyAllowed, text.allSatisfy(\.isWhitespace) { fault("must not be empty") }
        let count = text.unicodeScalars.count
        if count > most { fault("has \(count) characters; \(most) are allowed") }
        return text
    }

    /// A name in lower case, such as `list-tickets-2`: letters, digits and single dashes, at most 60.
    public func name() -> String {
        let name = text(atMost: 60)
        if !name.isEmpty, !Self.isName(name) {
            fault("\(YAMLWords.quoted(name)) is no name; use lower case, digits and single dashes")
        }
        return name
    }

    /// One of those words, exactly so; notes what is not, with the nearest word that is.
    public func choice<Choice: RawRepresentable<String> & CaseIterable>(in _: Choice.Type) -> Choice? {
        let word = text()
        if let choice = Choice(rawValue: word) { return choice }
        if !word.isEmpty { fault(YAMLWords.unknown(word, among: Choice.allCases.map(\.rawValue))) }
        return nil
    }

    /// A whole number in that range, in plain digits.
    public func integer(in range: ClosedRange<Int>) -> Int {
        if case .text(let text, isPlain: true) = shape, text.wholeMatch(of: #/-?(0|[1-9][0-9]*)/#) != nil,
            let number = Int(text), range.contains(number)
        {
            return number
        }
        fault("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        return range.lowerBound
    }

    /// `true` or `false`, without quotes.
    public func flag() -> Bool {
        if case .text(let text, isPlain: true) = shape, let flag = Bool(text) { return flag }
        fault("must be true or false")
        return false
    }

    /// The elements of a list; notes anything else, and an empty list.
    public func list() -> [YAMLValue] {
        guard case .list(let elements) = shape else {
            fault("must be a list")
            return []
        }
        if elements.isEmpty { fault("must not be an empty list") }
        return elements
    }

    /// The texts of a list; notes one that stands twice.
    public func texts(atMost most: Int = 400) -> [String] {
        var texts: [String] = []
        for element in list() {
            let text = element.text(atMost: most)
            if texts.contains(text) { element.fault("\(YAMLWords.quoted(text)) stands twice") }
            texts.append(text)
        }
        return texts
    }

    /// A mapping that may have those keys and no other; notes anything else, an empty mapping, and every stranger.
    public func entry(keys: String...) -> YAMLEntry { entry(keys: keys) }

    /// The same, with the keys as a list.
    public func entry(keys: [String]) -> YAMLEntry {
        let entry = members()
        for member in entry.members where !keys.contains(member.key) {
            notes.note(YAMLWords.unknown(member.key, among: keys), line: member.line)
        }
        return entry
    }

    /// A mapping whose keys are data themselves; notes anything else, and an empty one.
    public func members() -> YAMLEntry {
        guard case .mapping(let members) = shape else {
            fault("must be a mapping (key: value)")
            return YAMLEntry(members: [], line: line, notes: notes, isBlank: true)
        }
        if members.isEmpty { fault("must not be an empty mapping") }
        return YAMLEntry(members: members, line: line, notes: notes, isBlank: members.isEmpty)
    }

    /// The value as JSON; a scalar without quotes that is spelt as JSON's `true`, `false`, `null` or a number is one.
    public func json() -> JSONValue {
        switch shape {
        case .text(let text, let isPlain): isPlain ? Self.spelt(text) : .string(text)
        case .list(let elements): .array(elements.map { $0.json() })
        case .mapping(let members): .object(JSONObject(members.map { ($0.key, $0.value.json()) }))
        }
    }

    private static func isName(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return text.utf8.first.map { (97...122).contains($0) } == true
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
            }
    }

    private static func spelt(_ text: String) -> JSONValue {
        guard let first = text.utf8.first, "-0123456789tfn".utf8.contains(first) else { return .string(text) }
        return (try? StrictJSON.parse(text)) ?? .string(text)
    }
}
