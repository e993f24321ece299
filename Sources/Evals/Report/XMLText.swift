/// Text for an XML 1.0 document.
enum XMLText {
    /// The text between two tags: what means something to XML as entities, what no document may hold as U+FFFD.
    static func content(_ text: String) -> String { escaped(text, kept: ["\t", "\n"]) }

    /// The text between the quotes of an attribute, where a reader turns a bare line feed into a blank.
    static func attribute(_ text: String) -> String { escaped(text, kept: []) }

    private static func escaped(_ text: String, kept: Set<Unicode.Scalar>) -> String {
        var written = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": written.append(contentsOf: "&amp;".unicodeScalars)
            case "<": written.append(contentsOf: "&lt;".unicodeScalars)
            case ">": written.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": written.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r":
                let shown = kept.contains(scalar) ? "\(scalar)" : "&#\(scalar.value);"
                written.append(contentsOf: shown.unicodeScalars)
            default: written.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return String(written)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
