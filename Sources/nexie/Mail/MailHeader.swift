import Foundation

/// One header of a message on lines of at most 76 bytes, where its words allow it.
enum MailHeader {
    /// The longest line that we write.
    private static let longest = 76
    /// How much of one value is written at all.
    private static let most = 300

    /// A header whose value is anybody's text: on folded lines where it is ASCII, else as encoded words (RFC 2047).
    static func text(_ name: String, _ value: String) -> String {
        let value = String(line(value).unicodeScalars.prefix(most).map(Character.init))
        return isPlain(value)
            ? folded(name, value.split(separator: " ").map(String.init)) : folded(name, encoded(value))
    }

    /// A header with an address behind a name, which is anybody's text.
    static func mailbox(_ name: String, address: String, called person: String) -> String {
        let person = String(line(person).unicodeScalars.prefix(120).map(Character.init))
        guard !person.isEmpty else { return folded(name, [line(address)]) }
        let words = isPlain(person) ? quoted(person) : encoded(person)
        return folded(name, words + ["<\(line(address))>"])
    }

    /// A header whose value is ours and of ASCII.
    static func plain(_ name: String, _ value: String) -> String { folded(name, [line(value)]) }

    /// A value on one line: line ends, other controls, and marks that turn the direction of text become single spaces.
    static func line(_ text: String) -> String {
        let seen = text.unicodeScalars.map { isSeen($0) ? Character($0) : " " }
        return String(seen).split(separator: " ").joined(separator: " ")
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
        default: true
        }
    }

    /// Whether the text may stand as it is: printable ASCII that can't be read as an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
            && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
    }

    private static func quoted(_ text: String) -> [String] {
        let escaped = text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)\"".split(separator: " ").map(String.init)
    }

    /// Words of base64, each of whole characters and short enough for a line of its own.
    private static func encoded(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if word.count + bytes.count > 39 {
                words.append(encoded(word))
                word = []
            }
            word += bytes
        }
        return words + [encoded(word)]
    }

    private static func encoded(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

    /// The words on lines; a word longer than a line has one to itself.
    private static func folded(_ name: String, _ words: [String]) -> String {
        var lines: [String] = []
        var line = name + ":"
        for word in words {
            if line.utf8.count + 1 + word.utf8.count > longest, line != name + ":" || word.utf8.count > 60 {
                lines.append(line)
                line = ""
            }
            line += " " + word
        }
        return (lines + [line]).joined(separator: "\r\n")
    }
}
