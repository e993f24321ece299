/// Reads bytes of a data file that need not be text.
///
/// A mark of byte order at the beginning of a text is lost by the parser; it must be written in hexadecimal pairs.
enum CorpusBytes {
    private static let most = 1 << 20

    /// The bytes under exactly one of the keys: text as it is, hexadecimal pairs, or a piece so many times.
    static func read(_ entry: YAMLEntry, _ text: String, _ hex: String, _ times: String) -> [UInt8] {
        switch entry.one(of: text, hex, times) {
        case text: Array(entry.value(text)?.text(atMost: 20_000, emptyAllowed: true).utf8 ?? "".utf8)
        case hex: pairs(entry, hex)
        case times: repeated(entry, times)
        default: []
        }
    }

    private static func pairs(_ entry: YAMLEntry, _ key: String) -> [UInt8] {
        let words = entry.text(key, atMost: 2000).split(whereSeparator: \.isWhitespace)
        let bytes = words.compactMap { $0.utf8.count == 2 ? UInt8($0, radix: 16) : nil }
        if bytes.count < words.count { entry.fault("must be pairs of hexadecimal digits with spaces between", at: key) }
        return bytes
    }

    private static func repeated(_ entry: YAMLEntry, _ key: String) -> [UInt8] {
        guard let value = entry.value(key) else { return [] }
        let inner = value.entry(keys: "before", "text", "times", "after", "quote")
        let piece = Array(inner.value("text")?.text(atMost: 1000, emptyAllowed: true).utf8 ?? "".utf8)
        let times = inner.integer("times", in: 2...most)
        if inner.has("text"), piece.isEmpty { inner.fault("must not be empty", at: "text") }
        guard piece.count <= most / times else {
            inner.fault("makes more than \(most) bytes", at: "times")
            return []
        }
        let before = Array((inner.optionalText("before", atMost: 1000) ?? "").utf8)
        let after = Array((inner.optionalText("after", atMost: 1000) ?? "").utf8)
        let bytes = before + filled(piece, times) + after
        let quote = UInt8(ascii: "\"")
        return inner.optionalFlag("quote") == true ? [quote] + bytes + [quote] : bytes
    }

    /// Doubled until there are enough, because a million small steps take seconds.
    private static func filled(_ piece: [UInt8], _ times: Int) -> [UInt8] {
        var bytes = piece
        while bytes.count < piece.count * times { bytes += bytes }
        return Array(bytes.prefix(piece.count * times))
    }
}
