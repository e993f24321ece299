/// One line of a text, without its end.
struct MarkdownLine {
    /// The line's UTF-8.
    private(set) var bytes: ArraySlice<UInt8>

    /// The lines of a text; LF, CRLF and CR all end one.
    static func split(_ bytes: [UInt8]) -> [MarkdownLine] {
        var lines: [MarkdownLine] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .lineFeed || byte == .carriageReturn {
                lines.append(MarkdownLine(bytes: bytes[start..<index]))
                let isPair = byte == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .lineFeed
                index += isPair ? 1 : 0
                start = index + 1
            }
            index += 1
        }
        if start < bytes.count { lines.append(MarkdownLine(bytes: bytes[start...])) }
        return lines
    }

    /// Whether there is nothing but blanks.
    var isBlank: Bool { bytes.allSatisfy(\.isBlank) }

    /// How many columns the line is indented; a tab counts as four.
    var indent: Int {
        bytes.prefix(while: \.isBlank).reduce(0) { $0 + ($1 == .tab ? 4 : 1) }
    }

    /// The line from its first visible character.
    var trimmed: ArraySlice<UInt8> { bytes.drop(while: \.isBlank) }

    /// The line with up to so many columns of indent taken away.
    func dedented(by columns: Int) -> MarkdownLine {
        var left = columns
        let rest = bytes.drop { byte in
            guard byte.isBlank, left > 0 else { return false }
            left -= byte == .tab ? 4 : 1
            return true
        }
        return MarkdownLine(bytes: rest)
    }

    /// What stands behind `>`; nil when this is not a line of a quote.
    var quoted: MarkdownLine? {
        guard trimmed.first == UInt8(ascii: ">") else { return nil }
        let rest = trimmed.dropFirst()
        return MarkdownLine(bytes: rest.first == .space ? rest.dropFirst() : rest)
    }

    /// The level and words of a heading; nil when this is not one.
    var heading: (level: Int, words: ArraySlice<UInt8>)? {
        let level = trimmed.prefix { $0 == UInt8(ascii: "#") }.count
        let rest = trimmed.dropFirst(level)
        guard (1...6).contains(level), rest.first?.isBlank ?? true else { return nil }
        return (level, rest.trimmingBlanks().trimmingClosingHashes())
    }

    /// Whether this is a rule: three or more of `-`, `*` or `_` and nothing else.
    var isRule: Bool {
        guard let sign = trimmed.first, "-*_".utf8.contains(sign) else { return false }
        var count = 0
        for byte in trimmed where !byte.isBlank {
            guard byte == sign else { return false }
            count += 1
        }
        return count >= 3
    }

    /// The sign and length of a code fence; nil when this is not one.
    var fence: (sign: UInt8, length: Int)? {
        guard let sign = trimmed.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
        let length = trimmed.prefix { $0 == sign }.count
        let rest = trimmed.dropFirst(length)
        guard length >= 3, sign == UInt8(ascii: "~") || !rest.contains(sign) else { return nil }
        return (sign, length)
    }

    /// Whether this ends a block of code that such a fence began.
    func closes(_ fence: (sign: UInt8, length: Int)) -> Bool {
        let length = trimmed.prefix { $0 == fence.sign }.count
        return length >= fence.length && trimmed.dropFirst(length).allSatisfy(\.isBlank)
    }
}

extension ArraySlice<UInt8> {
    /// Without the blanks at both ends.
    func trimmingBlanks() -> ArraySlice<UInt8> {
        let start = drop(while: \.isBlank)
        guard let last = start.lastIndex(where: { !$0.isBlank }) else { return start.prefix(0) }
        return start[...last]
    }

    /// Without the `##` that may end a heading.
    fileprivate func trimmingClosingHashes() -> ArraySlice<UInt8> {
        guard let last = lastIndex(where: { $0 != UInt8(ascii: "#") }) else { return prefix(0) }
        guard last < endIndex - 1, self[last].isBlank else { return self }
        return self[...last].trimmingBlanks()
    }
}

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let space = UInt8(ascii: " ")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let backslash = UInt8(ascii: "\\")

    /// A space or a tab.
    var isBlank: Bool { self == .space || self == .tab }
    /// A blank or the end of a line.
    var isWhitespace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }
    /// A letter or digit; every byte beyond ASCII counts as a letter.
    var isWordByte: Bool {
        switch self {
        case 48...57, 65...90, 97...122, 128...255: true
        default: false
        }
    }
    /// ASCII punctuation, which a backslash makes ordinary.
    var isPunctuation: Bool { self > 32 && self < 127 && !isWordByte }
}
