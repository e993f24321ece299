import Access

/// The growing bytes of a page; owned by one writer, so that appending asks nobody.
struct OutputBytes: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

    /// No bytes yet, and room for so many.
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// A copy of the bytes.
    var array: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Appends one byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        start[count] = byte
        count += 1
    }

    /// Appends bytes as they are.
    @inline(__always)
    mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
        guard let base = source.baseAddress else { return }
        if source.count > capacity - count { grow(by: source.count) }
        (start + count).initialize(from: base, count: source.count)
        count += source.count
    }

    /// Appends a literal as it is.
    @inline(__always)
    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append($0) }
    }

    /// Appends a number in digits, with zeros in front up to a width.
    mutating func append(_ number: Int, width: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { room in
            var rest = number.magnitude
            var index = room.count
            repeat {
                index -= 1
                room[index] = UInt8(truncatingIfNeeded: 48 + rest % 10)
                rest /= 10
            } while rest > 0 || (room.count - index < width && index > 0)
            append(UnsafeBufferPointer(rebasing: room.bindMemory(to: UInt8.self)[index...]))
        }
    }

    /// Appends a literal, escaped.
    mutating func escape(_ literal: StaticString) {
        literal.withUTF8Buffer { escape($0) }
    }

    /// Appends UTF-8: runs of harmless bytes at once, the five that mean something to HTML as entities, and characters
    /// that no HTML document may hold as U+FFFD.
    mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
        if Faults.has(.textUnescaped) { return append(source) }
        var begin = 0
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte < 64, Self.special & (1 << UInt64(byte)) != 0 {
                append(UnsafeBufferPointer(rebasing: source[begin..<index]))
                append(Self.replacement(for: byte))
                begin = index + 1
            }
            index += 1
        }
        append(UnsafeBufferPointer(rebasing: source[begin...]))
    }

    /// One bit for each byte below 64 that is not written as it is: `" & ' < >` and the controls but tab, LF and CR.
    private static let special: UInt64 = 0x5000_00C4_FFFF_D9FF

    private static func replacement(for byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: "\u{FFFD}"
        }
    }

    private mutating func grow(by needed: Int) {
        let larger = max(capacity * 2, count + needed)
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        room.moveInitialize(from: start, count: count)
        start.deallocate()
        start = room
        capacity = larger
    }
}
