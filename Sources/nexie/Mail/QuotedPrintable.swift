/// Text as lines of at most 76 ASCII characters that every mail server carries unchanged (RFC 2045, 6.7).
enum QuotedPrintable {
    /// Writes text; its lines end in CR LF, and controls other than tabs are left out.
    static func encoded(_ text: String) -> String {
        var out: [UInt8] = []
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if number > 0 { out += [13, 10] }
            write(Array(line.utf8), to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Reads what `encoded` wrote; anything else stays as it is.
    static func decoded(_ text: String) -> String {
        var out: [UInt8] = []
        var rest = Array(text.replacing("\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            if rest.first == 10 {
                rest = rest.dropFirst()
            } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count > 1 {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func write(_ line: [UInt8], to out: inout [UInt8]) {
        var width = 0
        for (place, byte) in line.enumerated() where byte >= 32 && byte != 127 || byte == 9 {
            let isLast = place == line.count - 1
            let isPlain = byte != UInt8(ascii: "=") && byte < 127 && !(isLast && (byte == 32 || byte == 9))
            let piece = isPlain ? [byte] : escaped(byte)
            if width + piece.count > 75 {
                out += [UInt8(ascii: "="), 13, 10]
                width = 0
            }
            out += piece
            width += piece.count
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = String(byte, radix: 16, uppercase: true)
        return Array(("=" + (digits.utf8.count < 2 ? "0" : "") + digits).utf8)
    }
}
