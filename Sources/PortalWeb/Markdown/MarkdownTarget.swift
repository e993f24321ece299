/// What stands in the parentheses of `[words](address "title")`.
struct MarkdownTarget {
    /// The address as it was written, not yet judged.
    let address: String
    /// The index behind the closing parenthesis.
    let end: Int

    /// Reads the parentheses that begin at an index; nil when they do not hold an address.
    init?(_ bytes: [UInt8], at start: Int) {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "("),
            let close = Self.close(bytes, from: start + 1)
        else { return nil }
        let inside = bytes[(start + 1)..<close].trimmingBlanks()
        let address = inside.prefix { !$0.isBlank }
        guard Self.isTitle(inside.dropFirst(address.count).trimmingBlanks()) else { return nil }
        self.address = String(decoding: Self.withoutAngles(address), as: UTF8.self)
        end = close + 1
    }

    /// The parenthesis that closes; a bracket or the end of the line ends the search, so that no byte is searched twice.
    private static func close(_ bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth == 0: return index
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "["), UInt8(ascii: "]"), .lineFeed: return nil
            default: break
            }
        }
        return nil
    }

    private static func isTitle(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        return text.count > 1 && first == text.last && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"))
    }

    private static func withoutAngles(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard address.first == UInt8(ascii: "<"), address.last == UInt8(ascii: ">") else { return address }
        return address.dropFirst().dropLast()
    }
}
