import Foundation

/// The bytes of one sink while they are looked through.
struct SinkBytes {
    let base: UnsafePointer<UInt8>
    let count: Int

    /// Runs over bytes in place; nothing is done for none.
    static func reading(_ bytes: [UInt8], _ body: (SinkBytes) -> Void) {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
            body(SinkBytes(base: base, count: buffer.count))
        }
    }

    /// The byte at a place, if there is one.
    subscript(index: Int) -> UInt8? {
        index >= 0 && index < count ? base[index] : nil
    }

    /// The next place of a byte, from a place on.
    func next(_ byte: UInt8, from start: Int) -> Int? {
        guard start >= 0, start < count, let found = memchr(base + start, Int32(byte), count - start) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether other bytes stand in these.
    func contains(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return false }
        var start = 0
        while let place = next(first, from: start), place + needle.count <= count {
            if memcmp(base + place, needle, needle.count) == 0 { return true }
            start = place + 1
        }
        return false
    }

    /// The bytes of a range, cut to what there is.
    func copied(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}
