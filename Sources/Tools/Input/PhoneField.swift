extension InputField {
    /// A telephone number as people write it, or nothing.
    public static func phone(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, _ about: String
    ) -> Self {
        Self(name, place, PhoneRule(), required: false, door: .every, about)
    }
}

/// A telephone number as people write it: digits with spaces, dots, dashes, slashes and brackets between them, a plus or
/// 00 before the country, an extension behind.
///
/// It is kept as it was written but for its spaces and dashes, the 00, which becomes a plus, and the word before the
/// extension, which becomes `ext.`.
struct PhoneRule: FieldRule {
    /// Characters that anybody may write.
    static let longest = 40
    private static let digits = 5...15
    private static let extensionDigits = 1...8
    private static let words = ["extension", "ext.", "ext", "durchwahl", "dw", "x", "#"]

    func accept(_ text: String, required: Bool) throws(FieldRefusal) -> String {
        let plain = try TextRule(min: 0, max: Self.longest, lines: .one).accept(text, required: required)
        guard !plain.isEmpty else { return "" }
        let (main, extensionText) = Self.parted(Self.folded(plain).lowercased())
        let number = try Self.number(main)
        guard let extensionText else { return number }
        let digits = extensionText.filter { $0 != " " }
        guard Self.extensionDigits.contains(digits.count), digits.allSatisfy(\.isDigit) else {
            throw FieldRefusal("Write the extension in digits, such as ext. 12.")
        }
        return "\(number) ext. \(digits)"
    }

    func schema(standard: String?) -> JSONObject {
        ["type": "string", "maxLength": .integer(Int64(Self.longest))]
    }

    /// The text with plain spaces and dashes, one space at a time, and without a `tel:` before it.
    private static func folded(_ text: String) -> String {
        let characters = text.unicodeScalars.map { scalar -> Character in
            if scalar.properties.isWhitespace { return " " }
            return scalar.properties.isDash ? "-" : Character(scalar)
        }
        let line = String(characters).split(separator: " ").joined(separator: " ")
        return line.lowercased().hasPrefix("tel:") ? String(line.dropFirst(4).drop { $0 == " " }) : line
    }

    /// What stands before the word for an extension, and what stands behind it.
    private static func parted(_ text: String) -> (String, String?) {
        for word in words {
            guard let place = text.firstRange(of: word) else { continue }
            let tail = text[place.upperBound...].drop { $0 == " " || $0 == ":" || $0 == "." }
            let head = text[..<place.lowerBound].reversed().drop { " ,;-/".contains($0) }.reversed()
            return (String(head), String(tail))
        }
        return (text, nil)
    }

    private static func number(_ text: String) throws(FieldRefusal) -> String {
        var number = text.hasPrefix("00") ? "+" + text.dropFirst(2).drop { $0 == " " } : text
        number = number.split(separator: " ").joined(separator: " ")
        guard number.dropFirst().allSatisfy({ $0.isDigit || " .-/()".contains($0) }),
            let first = number.first, first.isDigit || first == "+" || first == "("
        else {
            throw FieldRefusal("Use digits, spaces and + ( ) - . / only, such as +44 20 7946 0000 ext. 12.")
        }
        guard isBracketed(number) else { throw FieldRefusal("Close each bracket that you open.") }
        guard digits.contains(number.filter(\.isDigit).count) else {
            throw FieldRefusal("A telephone number has 5 to 15 digits, such as +44 20 7946 0000.")
        }
        return number
    }

    private static func isBracketed(_ text: String) -> Bool {
        var isOpen = false
        for character in text {
            switch character {
            case "(" where isOpen: return false
            case "(": isOpen = true
            case ")" where !isOpen: return false
            case ")": isOpen = false
            default: continue
            }
        }
        return !isOpen
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
