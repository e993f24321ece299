/// What a person wrote, as words.
struct Utterance: Sendable {
    /// Everything as it was written.
    let raw: String
    /// The words from the beginning; a long text is read no further than people speak.
    let all: [Word]
    /// The words without the courtesies at their beginning.
    var words: [Word]

    /// One word, a number, or a colon.
    struct Word: Sendable, Hashable {
        /// Small letters, without the signs around it.
        let text: String
        /// As it was written.
        let written: String
        /// Where it stands in the raw text.
        let place: Range<String.Index>
        /// Whether a `#` stood before it.
        var isHash = false
        /// Whether a sentence ends behind it.
        var endsSentence = false

        /// Whether it is digits only.
        var isNumber: Bool { !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } }
        /// Whether a digit is in it.
        var hasDigit: Bool { text.utf8.contains { (48...57).contains($0) } }

        func known(as text: String) -> Word {
            Word(text: text, written: written, place: place, isHash: isHash, endsSentence: endsSentence)
        }

        static func colon(_ place: Range<String.Index>) -> Word { Word(text: ":", written: ":", place: place) }
    }

    /// How many words are read.
    static let most = 80

    /// Reads a text, each word as the known one that it stands for.
    init(_ raw: String, known: (String) -> String) {
        self.raw = raw
        all = Self.split(raw).map {
            $0.known(as: known($0.text))
        }
        words = all
    }

    /// The text of some of the words, as it was written.
    func text(of range: Range<Int>) -> String {
        let some = words[range.clamped(to: words.indices)]
        guard let first = some.first, let last = some.last else { return "" }
        return String(raw[first.place.lowerBound..<last.place.upperBound])
    }

    private static func split(_ raw: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        let text = raw.unicodeScalars
        let end = text.index(text.startIndex, offsetBy: 8000, limitedBy: text.endIndex) ?? text.endIndex
        for index in text[..<end].indices {
            let scalar = text[index]
            if endsWord(scalar), !isInAmount(text, start, index) {
                if let begun = start { add(raw, begun..<index, to: &words) }
                start = scalar == "#" ? index : nil
                if isSentenceEnd(scalar), let last = words.indices.last { words[last].endsSentence = true }
                if scalar == ":" { words.append(.colon(index..<text.index(after: index))) }
            } else if start == nil {
                start = index
            }
            if words.count >= most { return Array(words.prefix(most)) }
        }
        if let begun = start { add(raw, begun..<end, to: &words) }
        return words
    }

    private static func add(_ raw: String, _ place: Range<String.Index>, to words: inout [Word]) {
        let written = raw.unicodeScalars[place]
        guard let first = written.firstIndex(where: isLetterOrDigit),
            let last = written.lastIndex(where: isLetterOrDigit)
        else {
            if written.allSatisfy({ $0.properties.isDash }) { words.append(.colon(place)) }
            return
        }
        let inside = first..<raw.unicodeScalars.index(after: last)
        let isHash = written.first == "#"
        let text = spelled(raw.unicodeScalars[inside])
        let endsSentence = written.last == "."
        words.append(
            Word(
                text: text, written: String(raw[inside]), place: inside, isHash: isHash, endsSentence: endsSentence))
    }

    /// Small letters; `what's` is `what`, and `don't` is `dont`.
    private static func spelled(_ word: Substring.UnicodeScalarView) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in word where !scalar.properties.isDefaultIgnorableCodePoint {
            kept.append(scalar == "\u{2019}" || scalar == "\u{02BC}" ? "'" : scalar)
        }
        let text = String(kept).lowercased()
        return (text.hasSuffix("'s") ? String(text.dropLast(2)) : text).replacing("'", with: "")
    }

    private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ";", ":", "!", "?", "(", ")", "\"", "/", "\\", "<", ">", "[", "]", "{", "}", "*", "`", "=", "|", "^":
            true
        case "#", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}", "\u{2026}", "\u{00BF}", "\u{00A1}": true
        case "\u{FF1F}", "\u{FF01}", "\u{FF0C}", "\u{3002}", "\u{061F}", "\u{060C}": true
        default: scalar.properties.isWhitespace
        }
    }

    /// Whether a comma stands inside an amount, such as `1,250` or `99,50`.
    private static func isInAmount(
        _ text: String.UnicodeScalarView, _ start: String.Index?, _ comma: String.Index
    ) -> Bool {
        guard text[comma] == ",", let start, text[start] != "#",
            (48...57).contains(text[text.index(before: comma)].value)
        else { return false }
        let behind = text[text.index(after: comma)...].prefix(4).prefix { (48...57).contains($0.value) }.count
        return behind == 2 || behind == 3
    }

    private static func isSentenceEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!", "?", ";", "\n", "\u{FF1F}", "\u{FF01}", "\u{3002}", "\u{061F}": true
        default: false
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
                || (97...122).contains(scalar.value) || scalar == "$"
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        case .decimalNumber, .nonspacingMark, .spacingMark, .currencySymbol: return true
        default: return false
        }
    }
}
