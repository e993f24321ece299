import Tools

/// A mapping of a data file, whose values are asked for by key.
///
/// A method without `optional` in its name notes a key that is missing.
public struct YAMLEntry {
    let members: [YAMLValue.Member]
    let line: Int
    let notes: YAMLNotes
    /// Whether a fault was noted for the mapping itself, so that its missing keys are no news.
    let isBlank: Bool

    /// The keys in their order.
    public var keys: [String] { members.map(\.key) }

    /// Where the mapping begins.
    public var place: YAMLPlace { YAMLPlace(file: notes.file, line: line) }

    /// Where that key stands; the beginning when it is missing.
    public func place(of key: String) -> YAMLPlace {
        YAMLPlace(file: notes.file, line: member(key)?.line ?? line)
    }

    /// Whether the key is there.
    public func has(_ key: String) -> Bool { member(key) != nil }

    /// Notes a fault at the line of that key, or of the mapping.
    public func fault(_ reason: String, at key: String? = nil) {
        notes.note(reason, line: key.flatMap(member)?.line ?? line)
    }

    /// The value of a key that must be there.
    public func value(_ key: String) -> YAMLValue? {
        if let value = optionalValue(key) { return value }
        if !isBlank { fault("\(YAMLWords.quoted(key)) is missing") }
        return nil
    }

    /// The value of a key that may be left out.
    public func optionalValue(_ key: String) -> YAMLValue? {
        guard let member = member(key) else { return nil }
        // Faults of a value are looked for where its key stands.
        return YAMLValue(shape: member.value.shape, line: member.line, notes: notes)
    }

    /// Keys and values in their order, for a mapping whose keys are data.
    public var values: [(key: String, value: YAMLValue)] {
        members.map { ($0.key, YAMLValue(shape: $0.value.shape, line: $0.line, notes: notes)) }
    }

    /// Notes all but exactly one of those keys, and gives that one back.
    public func one(of keys: String...) -> String? {
        let found = keys.filter(has)
        if found.count == 1 { return found.first }
        if !isBlank { fault("needs exactly one of: \(keys.joined(separator: ", "))", at: found.last) }
        return nil
    }
}

extension YAMLEntry {
    /// A text.
    public func text(_ key: String, atMost most: Int = 400) -> String { value(key)?.text(atMost: most) ?? "" }

    /// A text that may be left out.
    public func optionalText(_ key: String, atMost most: Int = 400) -> String? {
        optionalValue(key)?.text(atMost: most)
    }

    /// A name, as for `YAMLValue.name()`.
    public func name(_ key: String) -> String { value(key)?.name() ?? "" }

    /// One of those words; nil, and noted, when it is not.
    public func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, in type: Choice.Type) -> Choice?
    {
        value(key)?.choice(in: type)
    }

    /// One of those words, or nil when it is left out.
    public func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, in type: Choice.Type
    ) -> Choice? {
        optionalValue(key)?.choice(in: type)
    }

    /// A whole number.
    public func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
        value(key)?.integer(in: range) ?? range.lowerBound
    }

    /// A whole number that may be left out.
    public func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
        optionalValue(key)?.integer(in: range)
    }

    /// True or false.
    public func flag(_ key: String) -> Bool { value(key)?.flag() ?? false }

    /// True or false, or nil when it is left out.
    public func optionalFlag(_ key: String) -> Bool? { optionalValue(key)?.flag() }

    /// The elements of a list.
    public func list(_ key: String) -> [YAMLValue] { value(key)?.list() ?? [] }

    /// The elements of a list that may be left out, but not be empty.
    public func optionalList(_ key: String) -> [YAMLValue] { optionalValue(key)?.list() ?? [] }

    /// The texts of a list, each once.
    public func texts(_ key: String, atMost most: Int = 400) -> [String] { value(key)?.texts(atMost: most) ?? [] }

    /// The texts of a list that may be left out, but not be empty.
    public func optionalTexts(_ key: String, atMost most: Int = 400) -> [String] {
        optionalValue(key)?.texts(atMost: most) ?? []
    }

    private func member(_ key: String) -> YAMLValue.Member? { members.first { $0.key == key } }
}
