import Foundation

/// Cuts chunks of bytes into lines, and keeps no more than one line of them.
struct LineCutter {
    private let longest: Int
    private var begun: [UInt8] = []

    /// Of a line that is longer, so many bytes and one more are kept, to tell it from one that is not.
    init(longest: Int) { self.longest = longest }

    /// What stands behind the last line feed; nil when nothing does.
    var rest: [UInt8]? { begun.isEmpty ? nil : begun }

    /// Hands every line that ends in this chunk to the closure, without its line feed.
    mutating func cut(_ chunk: [UInt8], _ each: (ArraySlice<UInt8>) throws -> Void) rethrows {
        var start = 0
        while let end = Self.lineFeed(in: chunk, from: start) {
            if begun.isEmpty {
                try each(chunk[start..<end])
            } else {
                keep(chunk[start..<end])
                try each(begun[...])
                begun.removeAll(keepingCapacity: true)
            }
            start = end + 1
        }
        keep(chunk[start...])
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        begun.append(contentsOf: bytes.prefix(max(0, longest + 1 - begun.count)))
    }

    private static func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { all in
            let rest = UnsafeRawBufferPointer(rebasing: all[start...])
            guard let first = rest.baseAddress, let found = memchr(first, 10, rest.count) else { return nil }
            return start + (UnsafeRawPointer(found) - first)
        }
    }
}
