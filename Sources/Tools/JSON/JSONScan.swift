/// One pass over the bytes of a JSON text that follows strings and brackets and builds nothing.
///
/// Up to the first syntax error it sees the same strings and brackets as the parser does.
enum JSONScan {
    /// Whether brackets are open more than so many deep anywhere.
    static func isDeeper(than limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var depth = 0
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): index = end(ofStringAt: index, bytes)
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            default: break
            }
            guard depth <= limit else { return true }
            index += 1
        }
        return false
    }

    /// Where the name of the innermost member stands, quotes included, that is being read after so many bytes.
    static func member(_ bytes: UnsafeBufferPointer<UInt8>, after count: Int) -> Range<Int>? {
        let stop = min(count, bytes.count)
        var open: [Level] = []
        var index = 0
        while index < stop {
            let start = index
            if bytes[index] == UInt8(ascii: "\"") { index = end(ofStringAt: index, bytes) }
            follow(bytes[start], start..<index + 1, &open)
            index += 1
        }
        return open.compactMap(\.key).last { $0.upperBound <= stop }
    }

    private struct Level {
        let isObject: Bool
        var key: Range<Int>?
    }

    private static func follow(_ byte: UInt8, _ token: Range<Int>, _ open: inout [Level]) {
        switch byte {
        case UInt8(ascii: "{"): open.append(Level(isObject: true))
        case UInt8(ascii: "["): open.append(Level(isObject: false))
        case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
        default: break
        }
        guard var level = open.popLast() else { return }
        if byte == UInt8(ascii: ",") { level.key = nil }
        if byte == UInt8(ascii: "\""), level.isObject, level.key == nil { level.key = token }
        open.append(level)
    }

    /// The place of the closing quote, or the number of bytes when there is none.
    private static func end(ofStringAt start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\"") { return index }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return bytes.count
    }
}
