/// An escape of JSON and scripts, of addresses, or of HTML.
enum Escape: Sendable {
    /// `\u0043`, `\u{43}`, `\x43` and line breaks.
    case backslash
    /// `%43`.
    case percent
    /// `&#67;`, `&#x43;` and named ones.
    case entity

    /// The bytes with every such escape read; nothing when there is none.
    func read(_ bytes: [UInt8]) -> [UInt8]? {
        var plain: [UInt8]?
        SinkBytes.reading(bytes) { sink in
            var text: [UInt8] = []
            var written = 0
            var start = 0
            while let place = sink.next(sign, from: start) {
                start = place + 1
                guard let (read, length) = read(sink, place) else { continue }
                text.append(contentsOf: UnsafeBufferPointer(start: sink.base + written, count: place - written))
                text.append(contentsOf: read)
                start = place + length
                written = start
            }
            if written == 0 { return }
            text.append(contentsOf: UnsafeBufferPointer(start: sink.base + written, count: sink.count - written))
            plain = text
        }
        return plain
    }

    private var sign: UInt8 {
        switch self {
        case .backslash: UInt8(ascii: "\\")
        case .percent: UInt8(ascii: "%")
        case .entity: UInt8(ascii: "&")
        }
    }

    /// The bytes for which an escape at a place stands, and its length.
    private func read(_ sink: SinkBytes, _ place: Int) -> (bytes: [UInt8], length: Int)? {
        switch self {
        case .backslash: Self.readBackslash(sink, place)
        case .percent: Self.readPercent(sink, place)
        case .entity: Self.readEntity(sink, place)
        }
    }

    private static func readBackslash(_ sink: SinkBytes, _ place: Int) -> (bytes: [UInt8], length: Int)? {
        switch sink[place + 1] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return ([UInt8(ascii: " ")], 2)
        case UInt8(ascii: "\\"): return ([UInt8(ascii: "\\")], 2)
        case UInt8(ascii: "x"): return number(sink, place + 2, from: 2, to: 2).map { (utf8($0.value), 4) }
        case UInt8(ascii: "u"): break
        default: return nil
        }
        if sink[place + 2] == UInt8(ascii: "{") {
            guard let (value, end) = number(sink, place + 3, from: 1, to: 6), sink[end] == UInt8(ascii: "}") else {
                return nil
            }
            return (utf8(value), end + 1 - place)
        }
        guard let (high, end) = number(sink, place + 2, from: 4, to: 4) else { return nil }
        guard high & 0xFC00 == 0xD800, sink[end] == UInt8(ascii: "\\"), sink[end + 1] == UInt8(ascii: "u"),
            let (low, last) = number(sink, end + 2, from: 4, to: 4), low & 0xFC00 == 0xDC00
        else { return (utf8(high), 6) }
        return (utf8(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF), last - place)
    }

    private static func readPercent(_ sink: SinkBytes, _ place: Int) -> (bytes: [UInt8], length: Int)? {
        number(sink, place + 1, from: 2, to: 2).map { ([UInt8(truncatingIfNeeded: $0.value)], 3) }
    }

    private static func readEntity(_ sink: SinkBytes, _ place: Int) -> (bytes: [UInt8], length: Int)? {
        guard sink[place + 1] == UInt8(ascii: "#") else { return NamedEntity.read(sink, place) }
        let isHex = sink[place + 2].map { $0 | 0x20 } == UInt8(ascii: "x")
        let found = number(sink, place + (isHex ? 3 : 2), from: 1, to: 8, isHex: isHex)
        guard let (value, end) = found else { return nil }
        return (utf8(value), (sink[end] == UInt8(ascii: ";") ? end + 1 : end) - place)
    }

    /// A number of so many digits, and the place after it.
    private static func number(
        _ sink: SinkBytes, _ start: Int, from least: Int, to most: Int, isHex: Bool = true
    ) -> (value: UInt32, end: Int)? {
        var value: UInt32 = 0
        var end = start
        while end - start < most, let digit = sink[end].flatMap(PlainLetters.hexValue), isHex || digit < 10 {
            value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
            end += 1
        }
        return end - start < least ? nil : (value, end)
    }

    private static func utf8(_ value: UInt32) -> [UInt8] {
        Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
    }
}
