extension JSON {
    /// Reads one JSON text; nil when the bytes are none. Keys that come twice make it none, too.
    public init?(_ bytes: some Collection<UInt8>) {
        var reader = JSONReader(bytes: Array(bytes))
        guard let value = reader.document() else { return nil }
        self = value
    }

    /// Reads one JSON text.
    public init?(_ text: String) { self.init(text.utf8) }
}

/// Reads JSON strictly, from the first byte to the last.
private struct JSONReader {
    let bytes: [UInt8]
    var place = 0
    var depth = 0

    mutating func document() -> JSON? {
        guard String(validating: bytes, as: UTF8.self) != nil, let value = value() else { return nil }
        skipSpace()
        return place == bytes.count ? value : nil
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { place += 1 }
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let isThere = word.withUTF8Buffer { wanted in
            bytes.count - place >= wanted.count && wanted.indices.allSatisfy { bytes[place + $0] == wanted[$0] }
        }
        if isThere { place += word.utf8CodeUnitCount }
        return isThere
    }

    private mutating func value() -> JSON? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 200 else { return nil }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "\""): return string().map(JSON.text)
        case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        default: return number()
        }
    }

    private mutating func object() -> JSON? {
        var fields: [String: JSON] = [:]
        place += 1
        skipSpace()
        if take("}") { return .object(fields) }
        while true {
            skipSpace()
            guard let key = string() else { return nil }
            skipSpace()
            guard take(":"), let value = value(), fields.updateValue(value, forKey: key) == nil else { return nil }
            skipSpace()
            if take("}") { return .object(fields) }
            guard take(",") else { return nil }
        }
    }

    private mutating func list() -> JSON? {
        var values: [JSON] = []
        place += 1
        skipSpace()
        if take("]") { return .list(values) }
        while true {
            guard let value = value() else { return nil }
            values.append(value)
            skipSpace()
            if take("]") { return .list(values) }
            guard take(",") else { return nil }
        }
    }

    private mutating func number() -> JSON? {
        let start = place
        _ = take("-")
        guard take("0") || digits() else { return nil }
        if take("."), !digits() { return nil }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() else { return nil }
        }
        return .literal(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    /// Takes at least one digit.
    private mutating func digits() -> Bool {
        let start = place
        while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
        return place > start
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escape() else { return nil }
                text += escaped
            case ..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> [UInt8]? {
        guard let byte = next else { return nil }
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"): return scalar().map { Array(String(Character($0)).utf8) }
        default: return nil
        }
    }

    private mutating func scalar() -> Unicode.Scalar? {
        guard let first = unit() else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
        guard take("\\u"), let second = unit(), (0xDC00..<0xE000).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    }

    private mutating func unit() -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[place..<place + 4], as: UTF8.self)
        place += 4
        return digits.allSatisfy(\.isHexDigit) ? UInt32(digits, radix: 16) : nil
    }
}
