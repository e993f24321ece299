import Access

/// How many lines a text may have.
public enum TextLines: Sendable, Hashable {
    /// One: no line breaks, no tabs, nothing invisible.
    case one
    /// Any number: line feeds and tabs may stand in it, and CRLF becomes LF.
    case many
}

extension InputField {
    /// A text of so many characters, white space at both ends removed before they are counted.
    ///
    /// Characters are Unicode scalars (code points), as JSON Schema counts them. An empty optional text counts as left
    /// out, whatever `min` says; a required one must not be empty.
    public static func text(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, min: Int = 0, max: Int,
        required: Bool = false, lines: TextLines = .one, door: FieldDoor = .every, _ about: String
    ) -> Self {
        let rule = TextRule(min: required ? Swift.max(1, min) : min, max: max, lines: lines)
        return Self(name, place, rule, required: required, door: door, about)
    }
}

/// What a text must be.
struct TextRule: FieldRule {
    let min: Int
    let max: Int
    let lines: TextLines

    func accept(_ text: String, required: Bool) throws(FieldRefusal) -> String {
        if isPlain(text) { return text }
        guard text.utf8.count <= boundInBytes || Faults.has(.lengthUnbounded) else {
            throw FieldRefusal("Write at most \(characters(max)).")
        }
        let tidy = trimmed(try characters(of: text))
        if tidy.isEmpty {
            if required { throw .missing }
            return ""
        }
        guard tidy.count >= min else { throw FieldRefusal("Write at least \(characters(min)).") }
        guard tidy.count <= max || Faults.has(.lengthUnbounded) else { throw tooLong(tidy) }
        return String(String.UnicodeScalarView(tidy))
    }

    func schema(standard: String?) -> JSONObject {
        var schema: JSONObject = ["type": "string"]
        if min > 0 { schema.set("minLength", .integer(Int64(min))) }
        schema.set("maxLength", .integer(Int64(max)))
        if let standard, !standard.isEmpty { schema.set("default", .string(standard)) }
        return schema
    }

    /// Whether every byte is a printable ASCII character and nothing is left to tidy or to count again.
    private func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count >= Swift.max(1, min), bytes.count <= max else { return false }
        guard bytes.first != UInt8(ascii: " "), bytes.last != UInt8(ascii: " ") else { return false }
        return bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// What so many characters can take at most in UTF-8, and some white space to trim; beyond it nothing is read.
    private var boundInBytes: Int { max * 4 + 256 }

    private func characters(of text: String) throws(FieldRefusal) -> [Unicode.Scalar] {
        var characters: [Unicode.Scalar] = []
        characters.reserveCapacity(text.utf8.count)
        var afterReturn = false
        var isAfterIdeograph = false
        for scalar in text.unicodeScalars {
            if afterReturn, scalar != "\n" { throw .control }
            afterReturn = lines == .many && scalar == "\r"
            if afterReturn { continue }
            try hold(scalar)
            if scalar.isShapeSelector, !isAfterIdeograph { throw .invisible }
            isAfterIdeograph = scalar.value > 0x7F && scalar.properties.isIdeographic
            characters.append(scalar)
        }
        if afterReturn { throw .control }
        return characters
    }

    private func hold(_ scalar: Unicode.Scalar) throws(FieldRefusal) {
        if scalar.value >= 0x20, scalar.value < 0x7F { return }
        if scalar.value == 0, Faults.has(.nulTaken) { return }
        if lines == .one, scalar.isLineBreak {
            guard Faults.has(.lineBreaksTaken) else { throw .lineBreak }
            return
        }
        if scalar.isControl, lines == .one || (scalar != "\n" && scalar != "\t") { throw .control }
        if scalar.turnsDirection, !Faults.has(.directionTaken) { throw .direction }
        if scalar.isTag || (lines == .one && scalar.isZeroWidth) { throw .invisible }
    }

    private func trimmed(_ characters: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        guard let first = characters.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = characters.lastIndex(where: { !$0.properties.isWhitespace })
        else { return [] }
        return characters[first...last]
    }

    private func tooLong(_ text: ArraySlice<Unicode.Scalar>) -> FieldRefusal {
        let seen = String(String.UnicodeScalarView(text)).count
        let why = seen <= max ? ", as an emoji or an accent can count as several" : ""
        return FieldRefusal("Write at most \(characters(max)); this has \(text.count)\(why).")
    }

    private func characters(_ count: Int) -> String { count == 1 ? "1 character" : "\(count) characters" }
}

extension FieldRefusal {
    static let control = FieldRefusal("Remove the control characters.")
    static let lineBreak = FieldRefusal("Write this on one line.")
    static let direction = FieldRefusal("Remove the characters that turn the direction of the text.")
    static let invisible = FieldRefusal("Remove the invisible characters.")
}
