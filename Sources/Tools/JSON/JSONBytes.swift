extension JSONValue {
    /// Writes this value; reading the bytes again gives it back, unless it holds not-a-number or infinity.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .bool(let flag): json.bool(flag)
        case .integer(let number): json.integer(number)
        case .real(let number): json.real(number)
        case .string(let text): json.string(text)
        case .array(let elements): json.array(elements) { $0.write(to: &$1) }
        case .object(let object):
            json.object { fields in
                for member in object.members { fields.field(member.key, member.value) }
            }
        }
    }

    /// This value as compact UTF-8.
    public var bytes: [UInt8] { JSONWriter.bytes { write(to: &$0) } }

    /// This value as compact text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension [UInt8] {
    /// Appends a text between quotes, escaped so that it cannot end the string, the line or an HTML element.
    mutating func appendJSONText(_ text: String) {
        append(UInt8(ascii: "\""))
        if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0) }) == nil {
            Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0) }
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends the decimal digits of a number.
    mutating func appendDigits(_ number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let magnitude = number.magnitude
        var divisor: UInt64 = 1
        while magnitude / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
            divisor /= 10
        }
    }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var written = 0
        var index = 0
        while index < text.count {
            let length = JSONEscape.length(text, at: index)
            if length > 0 {
                append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<index]))
                JSONEscape.append(text[index + length - 1], to: &self)
                written = index + length
            }
            index += Swift.max(1, length)
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[written...]))
    }
}

/// Which characters of a text are written as escapes, and how.
private enum JSONEscape {
    /// How many bytes at this place form a character to escape; 0 when the byte may stand as it is.
    @inline(__always)
    static func length(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch text[index] {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"): 1
        case 0xE2: isLineSeparator(text, at: index) ? 3 : 0
        default: 0
        }
    }

    /// Appends the escape of the character that ends with this byte.
    static func append(_ last: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch last {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(last)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0xA8, 0xA9: bytes.append(contentsOf: (last == 0xA8 ? "u2028" : "u2029").utf8)
        default: bytes.append(contentsOf: [0x75, 0x30, 0x30, hexDigit(last >> 4), hexDigit(last & 15)])
        }
    }

    private static func isLineSeparator(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 2 < text.count && text[index + 1] == 0x80 && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9)
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + (nibble - 10)
    }
}
