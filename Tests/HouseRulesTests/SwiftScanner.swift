/// Reads Swift just far enough to tell code from comments and from the words of string literals.
///
/// `code` has the same bytes at the same places, with blanks where comments and literals stood; code inside an
/// interpolation stays code.
struct SwiftScanner {
    private(set) var code: [UInt8]
    private(set) var literals: [(offset: Int, text: String)] = []
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        code = bytes
        scanCode(until: nil)
    }

    /// Scans code up to the closing parenthesis of an interpolation, or to the end.
    private mutating func scanCode(until closing: UInt8?) {
        var open = 0
        while at < bytes.count {
            let byte = bytes[at]
            if open == 0, byte == closing { return }
            switch byte {
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"): open -= 1
            default: break
            }
            if !skipComment(), !skipName(), !skipPattern(), !scanLiteral() { at += 1 }
        }
    }

    private mutating func skipComment() -> Bool {
        if starts("//") {
            while at < bytes.count, bytes[at] != newline { blank() }
            return true
        }
        guard starts("/*") else { return false }
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                blank(2)
            } else if starts("*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && at < bytes.count
        return true
    }

    /// Passes a name in backticks, which may hold quotes and braces.
    private mutating func skipName() -> Bool {
        guard starts("`") else { return false }
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "`"), bytes[at] != newline {
            if !isWord(bytes[at]) { code[at] = UInt8(ascii: "_") }
            at += 1
        }
        at += 1
        return true
    }

    /// Passes `/a regex/` and `#/a regex/#`.
    private mutating func skipPattern() -> Bool {
        let fences = fenceLength()
        let slash = at + fences
        guard slash + 1 < bytes.count, bytes[slash] == UInt8(ascii: "/") else { return false }
        if fences == 0, !mayBeginPattern() || bytes[slash + 1] == space { return false }
        let end = [UInt8](repeating: UInt8(ascii: "#"), count: fences)
        var next = slash + 1
        while next < bytes.count, bytes[next] != newline || fences > 0 {
            if bytes[next] == UInt8(ascii: "\\") {
                next += 2
            } else if bytes[next] == UInt8(ascii: "/"), bytes[(next + 1)...].starts(with: end) {
                blank(next + 1 + fences - at)
                return true
            } else {
                next += 1
            }
        }
        return false
    }

    private mutating func scanLiteral() -> Bool {
        let fences = fenceLength()
        let quote = at + fences
        guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return false }
        let fence = [UInt8](repeating: UInt8(ascii: "#"), count: fences)
        let isLong = bytes[quote...].starts(with: Array("\"\"\"".utf8))
        let end = [UInt8](repeating: UInt8(ascii: "\""), count: isLong ? 3 : 1) + fence
        let start = at
        var words: [UInt8] = []
        blank(fences + (isLong ? 3 : 1))
        while at < bytes.count, !bytes[at...].starts(with: end), isLong || bytes[at] != newline {
            scanCharacter(fence: fence, into: &words)
        }
        blank(end.count)
        literals.append((start, String(decoding: words, as: UTF8.self)))
        return true
    }

    private mutating func scanCharacter(fence: [UInt8], into words: inout [UInt8]) {
        guard bytes[at...].starts(with: [UInt8(ascii: "\\")] + fence) else {
            words.append(bytes[at])
            blank()
            return
        }
        blank(1 + fence.count)
        if at < bytes.count, bytes[at] == UInt8(ascii: "(") {
            at += 1
            scanCode(until: UInt8(ascii: ")"))
            at += 1
        } else {
            blank()
        }
        words.append(space)
    }

    private var newline: UInt8 { UInt8(ascii: "\n") }
    private var space: UInt8 { UInt8(ascii: " ") }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[at...].starts(with: $0) }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80 || UnicodeScalar(byte).properties.isAlphabetic
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func fenceLength() -> Int { bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count }

    /// Whether a slash here can't be a division: nothing stands before it that could be divided.
    private func mayBeginPattern() -> Bool {
        guard let before = code[..<at].last(where: { $0 != space && $0 != newline }) else { return true }
        return Array("(,=:[{;!&|?".utf8).contains(before)
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where at < bytes.count {
            if bytes[at] != newline { code[at] = space }
            at += 1
        }
    }
}
