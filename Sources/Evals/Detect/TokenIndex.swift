import Foundation
import Tools

/// All tokens by their letters, so that one is found by what it begins with.
struct TokenIndex: Sendable {
    /// In the order of their letters.
    let canaries: [Canary]
    /// The letters of the longest token.
    let longest: Int
    /// Where each token's letters begin in `letters`, and where the last one's end.
    private let starts: [Int]
    private let letters: [UInt8]
    /// How many letters of each token name its record.
    private let naming: [Int]
    /// The four letters after the first four, of every token.
    private let kinds: Set<UInt32>
    /// Tokens as they are, by the digits at their end.
    private let exact: [UInt32: (token: Int, bytes: [UInt8])]

    init(_ canaries: [Canary]) {
        let sorted = canaries.map { (canary: $0, letters: PlainLetters.of($0.token.utf8)) }
            .sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
        self.canaries = sorted.map(\.canary)
        longest = sorted.map(\.letters.count).max() ?? 0
        letters = sorted.flatMap(\.letters)
        starts = sorted.reduce(into: [0]) { starts, token in starts.append((starts.last ?? 0) + token.letters.count) }
        naming = self.canaries.map { PlainLetters.of("CNRY\($0.record)\($0.externalID)".utf8).count }
        kinds = Set(sorted.map { PlainLetters.gram($0.letters.dropFirst(4)) })
        exact = Dictionary(
            self.canaries.enumerated().compactMap { entry in
                let bytes = Array(entry.element.token.utf8)
                return Self.ending(bytes.suffix(8)).map { ($0, (entry.offset, bytes)) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether a token goes on with these four letters after its first four.
    func begins(with letters: [UInt8]) -> Bool { kinds.contains(PlainLetters.gram(letters)) }

    /// The token that begins at a place as it is, which most do.
    func exact(from start: Int, in sink: SinkBytes) -> Int? {
        var end = start
        while end < sink.count, Self.isPart(sink.base[end]) { end += 1 }
        guard end - start > 8, let ending = Self.ending(sink.copied(end - 8..<end)), let (token, bytes) = exact[ending],
            bytes.count == end - start, memcmp(sink.base + start, bytes, bytes.count) == 0
        else { return nil }
        return token
    }

    /// The tokens that share the longest beginning with what was read, and its length.
    func best(for read: [UInt8]) -> (tokens: Range<Int>, length: Int) {
        let place = firstNotBefore(read)
        let length = max(shared(place - 1, read), shared(place, read))
        var first = place
        var end = place
        while first > 0, shared(first - 1, read) >= length { first -= 1 }
        while end < canaries.count, shared(end, read) >= length { end += 1 }
        return (first..<end, length)
    }

    /// Whether so many letters are all of a token.
    func isWhole(_ token: Int, _ length: Int) -> Bool { length == starts[token + 1] - starts[token] }

    /// Whether so many letters of a token name its record.
    func namesRecord(_ token: Int, _ length: Int) -> Bool { length >= naming[token] }

    private func firstNotBefore(_ read: [UInt8]) -> Int {
        var low = 0
        var high = canaries.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle, read) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isBefore(_ token: Int, _ read: [UInt8]) -> Bool {
        let count = starts[token + 1] - starts[token]
        let least = min(count, read.count)
        let order = letters.withUnsafeBytes { all in
            read.withUnsafeBytes { read in
                guard let all = all.baseAddress, let read = read.baseAddress else { return Int32(0) }
                return memcmp(all + starts[token], read, least)
            }
        }
        return order == 0 ? count < read.count : order < 0
    }

    /// How many letters a token and what was read begin with alike.
    private func shared(_ token: Int, _ read: [UInt8]) -> Int {
        guard canaries.indices.contains(token) else { return 0 }
        let start = starts[token]
        let most = min(read.count, starts[token + 1] - start)
        var length = 0
        while length < most, letters[start + length] == read[length] { length += 1 }
        return length
    }

    private static func ending(_ digits: some Sequence<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for digit in digits {
            guard let digit = PlainLetters.hexValue(digit) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// A letter, a digit or a hyphen.
    @inline(__always)
    private static func isPart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
    }
}
