import Tools

/// Finds the eight digits at a token's end where they stand alone, near words of the record that they belong to.
struct Fingerprints: Sendable {
    private static let digits = 8
    /// How far off a word still counts as near.
    private static let near = 200

    private let tokens: [UInt32: Int]
    private let words: [[[UInt8]]]

    init(_ canaries: [Canary]) {
        tokens = Dictionary(
            canaries.enumerated().compactMap { entry in
                UInt32(entry.element.token.suffix(Self.digits), radix: 16).map { ($0, entry.offset) }
            }, uniquingKeysWith: { first, _ in first })
        words = canaries.map { canary in
            "\(canary.record)-\(canary.externalID)".utf8.split { PlainLetters.lowered($0) == nil }
                .map { PlainLetters.of($0) }.filter { $0.count > 2 }
        }
    }

    /// Calls back with every token whose digits stand in a sink, unless it is known already.
    func scan(_ sink: SinkBytes, except known: Set<Int>, _ found: (Int) -> Void) {
        // A run of eight covers one of every eight places, so the others need no look.
        var place = Self.digits - 1
        while place < sink.count {
            guard let run = run(around: place, in: sink) else {
                place += Self.digits
                continue
            }
            if let token = token(run, in: sink), !known.contains(token), isNamed(token, near: run, in: sink) {
                found(token)
            }
            place = run.upperBound + Self.digits
        }
    }

    private func run(around place: Int, in sink: SinkBytes) -> Range<Int>? {
        guard Self.isDigit(sink.base[place]) else { return nil }
        var start = place
        var end = place + 1
        while start > 0, Self.isDigit(sink.base[start - 1]) { start -= 1 }
        while end < sink.count, Self.isDigit(sink.base[end]) { end += 1 }
        return start..<end
    }

    private func token(_ run: Range<Int>, in sink: SinkBytes) -> Int? {
        guard run.count == Self.digits, !isWord(sink[run.lowerBound - 1]), !isWord(sink[run.upperBound]),
            let value = UInt32(String(decoding: sink.copied(run), as: UTF8.self), radix: 16)
        else { return nil }
        return tokens[value]
    }

    private func isNamed(_ token: Int, near run: Range<Int>, in sink: SinkBytes) -> Bool {
        let around = sink.copied(run.lowerBound - Self.near..<run.upperBound + Self.near)
        let lowered = around.map { PlainLetters.lowered($0) ?? $0 }
        var isNamed = false
        SinkBytes.reading(lowered) { near in isNamed = words[token].contains(where: near.contains) }
        return isNamed
    }

    private func isWord(_ byte: UInt8?) -> Bool { byte.flatMap(PlainLetters.lowered) != nil }

    /// With numbers, as a literal of a character costs a call in builds for tests.
    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }
}
