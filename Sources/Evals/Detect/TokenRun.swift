/// The letters that may be a token's, read on from its first four, with their places.
struct TokenRun {
    /// What every token begins with.
    static let start = PlainLetters.of("CNRY".utf8)

    /// From the first of the four on.
    let letters: [UInt8]
    private let places: [Int]
    private let sink: SinkBytes
    private let step: Int

    /// Nothing when what follows begins no token of the index.
    init?(_ reader: LetterReader, in index: TokenIndex) {
        var reader = reader
        var read = reader.letters(4)
        guard index.begins(with: read.letters) else { return nil }
        let rest = reader.letters(index.longest - Self.start.count - 4)
        read.letters += rest.letters
        read.places += rest.places
        letters = Self.start + read.letters
        places = read.places
        sink = reader.sink
        step = reader.isBackwards ? -1 : 1
    }

    /// How many letters stand before the place where a token ends too early, if they are no more than so many.
    ///
    /// One that goes on, but otherwise, is another token; one that goes on behind an escape is seen when that is read.
    func cut(within length: Int) -> Int? {
        let known = min(length - Self.start.count, unbroken)
        guard known > 0 else { return nil }
        let next = places[known - 1] + step
        switch sink[next] {
        case nil: return known + Self.start.count
        case UInt8(ascii: "%"), UInt8(ascii: "\\"): return nil
        case let byte? where PlainLetters.lowered(byte) != nil: return nil
        case let byte? where !Self.isHyphen(byte): return known + Self.start.count
        default: return sink[next + step].flatMap(PlainLetters.lowered) == nil ? known + Self.start.count : nil
        }
    }

    /// How many letters follow one another, or a single hyphen.
    private var unbroken: Int {
        let gap = places.indices.dropFirst().first { place in
            let distance = abs(places[place] - places[place - 1])
            return distance > 2 || (distance == 2 && !Self.isHyphen(sink[places[place] - step]))
        }
        return gap ?? places.count
    }

    private static func isHyphen(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
}
