/// Reads a mail server's replies, in whatever pieces they come.
struct ReplyReading {
    private var line: [UInt8] = []
    /// The code of a reply that goes on; its other lines have the same one.
    private var code: Int?

    private static let longest = 2000

    /// A line of a reply: its code, its words without the code, and whether the reply ends with it.
    struct Line {
        let code: Int
        let words: String
        let isLast: Bool
    }

    /// The lines that are whole with these bytes; nothing when the server sends what is no reply.
    mutating func read(_ bytes: some Sequence<UInt8>) -> [Line]? {
        var found: [Line] = []
        for byte in bytes {
            line.append(byte)
            guard byte == UInt8(ascii: "\n") else {
                if line.count > Self.longest { return nil }
                continue
            }
            let whole = Self.line(line)
            line = []
            guard let whole, code ?? whole.code == whole.code else { return nil }
            code = whole.isLast ? nil : whole.code
            found.append(whole)
        }
        return found
    }

    private static func line(_ bytes: [UInt8]) -> Line? {
        let code = bytes.prefix(3)
        guard code.count == 3, code.allSatisfy({ (48...57).contains($0) }) else { return nil }
        guard let code = Int(String(decoding: code, as: UTF8.self)), let mark = bytes.dropFirst(3).first else {
            return nil
        }
        let words = String(decoding: bytes.dropFirst(4), as: UTF8.self).trimmed
        return Line(code: code, words: words, isLast: mark != UInt8(ascii: "-"))
    }
}
