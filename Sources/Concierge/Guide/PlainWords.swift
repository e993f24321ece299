/// Text of strangers without the characters that nobody sees.
enum PlainWords {
    /// How many characters are looked at.
    static let longest = 20_000

    /// The text on one line: every run of white space one space, nothing invisible, cut after so many characters.
    static func line(_ text: String, most: Int) -> String {
        cut(visible(text, keeping: []).split(whereSeparator: \.isWhitespace).joined(separator: " "), most: most)
    }

    /// The beginning of a text on one line, cut without a mark, for an argument of a tool.
    static func argument(_ text: String, most: Int) -> String {
        let words = visible(text, keeping: []).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return trimmed(String(String.UnicodeScalarView(words.unicodeScalars.prefix(most))))
    }

    /// A text with its lines, for an argument of a tool.
    static func lines(_ text: String) -> String {
        trimmed(visible(text, keeping: ["\n", "\t", "\u{200C}", "\u{200D}"]))
    }

    /// The beginning of a text, as much of it as so many characters and so many bytes of JSON hold.
    static func beginning(_ text: String, most: Int, bytes: Int) -> String {
        var left = bytes
        let kept = text.unicodeScalars.prefix(most).prefix { scalar in
            left -= size(scalar)
            return left >= 0
        }
        return trimmed(String(kept))
    }

    /// The first sentence of a text, or of its first line when no sentence ends there.
    static func firstSentence(_ text: String) -> String {
        let line = lines(text).prefix { !$0.isNewline }
        let end = line.indices.first { place in
            let next = line.index(after: place)
            return ".!?".contains(line[place]) && (next == line.endIndex || line[next].isWhitespace)
        }
        return end.map { String(line[...$0]) } ?? String(line)
    }

    /// How many bytes a character takes as JSON, where `<` is written as an escape.
    private static func size(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "<": 6
        case "\"", "\\", "\n", "\t": 2
        case "\u{2028}", "\u{2029}": 6
        default: UTF8.width(scalar)
        }
    }

    /// At most so many characters, cut behind a word and marked when something is missing.
    private static func cut(_ text: String, most: Int) -> String {
        let kept = text.unicodeScalars.prefix(most)
        guard kept.endIndex != text.unicodeScalars.endIndex else { return text }
        let atWord = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
        return String(atWord.count * 2 > most ? atWord : kept) + "…"
    }

    private static func visible(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
        var shown = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars.prefix(longest) {
            defer { afterReturn = scalar == "\r" }
            if afterReturn, scalar == "\n" { continue }
            if kept.contains(scalar) || !isUnseen(scalar) {
                shown.append(scalar)
            } else if isSpacing(scalar) {
                shown.append(kept.contains("\n") ? "\n" : " ")
            }
        }
        return String(shown)
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint && !(0xFE00...0xFE0F).contains(scalar.value)
        }
    }

    private static func isSpacing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
