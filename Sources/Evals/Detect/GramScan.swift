/// Finds four-letter beginnings in one pass over bytes, whatever their case and whatever stands between the letters.
///
/// What stands in a tag is read too, and what stands around a tag is read as if the tag were not there.
struct GramScan: Sendable {
    private static let opens: UInt32 = 1
    private static let closes: UInt32 = 2

    /// For every byte its letter in lower case, 1 or 2 for an angle bracket, or 0.
    private static let signs: [UInt32] = (0...255).map { number in
        switch UInt8(truncatingIfNeeded: number) {
        case UInt8(ascii: "<"): opens
        case UInt8(ascii: ">"): closes
        case let byte: PlainLetters.lowered(byte).map(UInt32.init) ?? 0
        }
    }

    private let grams: Set<UInt32>
    private var marks = [UInt8](repeating: 0, count: 1 << 14)

    init(_ grams: some Sequence<UInt32>) {
        self.grams = Set(grams)
        for gram in self.grams { marks[Self.slot(gram)] = 1 }
    }

    /// Calls back with every beginning found and the place of its last letter.
    func scan(_ sink: SinkBytes, _ found: (UInt32, Int) -> Void) {
        Self.signs.withUnsafeBufferPointer { signs in
            marks.withUnsafeBufferPointer { marks in
                guard let signs = signs.baseAddress, let marks = marks.baseAddress else { return }
                scan(sink, signs, marks, found)
            }
        }
    }

    /// One plain loop over pointers: this is what every byte of every sink goes through.
    private func scan(
        _ sink: SinkBytes, _ signs: UnsafePointer<UInt32>, _ marks: UnsafePointer<UInt8>, _ found: (UInt32, Int) -> Void
    ) {
        var window: UInt32 = 0
        var outside: UInt32?
        var index = 0
        while index < sink.count {
            let sign = signs[Int(sink.base[index])]
            if sign > Self.closes {
                window = window << 8 | sign
                if marks[Self.slot(window)] != 0, grams.contains(window) { found(window, index) }
            } else if sign == Self.opens {
                outside = window
            } else if sign == Self.closes, let before = outside {
                window = before
                outside = nil
            }
            index += 1
        }
    }

    @inline(__always)
    private static func slot(_ gram: UInt32) -> Int { Int((gram &* 0x9E37_79B1) >> 18) }
}
