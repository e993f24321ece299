/// Reads the letters and digits of a sink one after another, forwards or backwards, over tags and all other signs.
struct LetterReader {
    /// No longer tag is read over.
    private static let tag = 512

    let sink: SinkBytes
    /// The place that is looked at next.
    private var index: Int
    let isBackwards: Bool
    private let isTurned: Bool
    /// How many signs may yet be read over, so that no sink takes long.
    private var budget = 8192

    init(sink: SinkBytes, index: Int, isBackwards: Bool = false, isTurned: Bool = false) {
        self.sink = sink
        self.index = index
        self.isBackwards = isBackwards
        self.isTurned = isTurned
    }

    /// The next letter in lower case, or digit, with its place.
    mutating func next() -> (letter: UInt8, place: Int)? {
        while budget > 0, let byte = sink[index] {
            let place = index
            index += isBackwards ? -1 : 1
            if let letter = PlainLetters.lowered(byte) {
                return (isTurned ? PlainLetters.turned(letter) : letter, place)
            }
            budget -= 1
            if let end = tagEnd(from: place, byte) { index = end }
        }
        return nil
    }

    /// Up to so many letters with their places.
    mutating func letters(_ limit: Int) -> (letters: [UInt8], places: [Int]) {
        var read: (letters: [UInt8], places: [Int]) = ([], [])
        while read.letters.count < limit, let (letter, place) = next() {
            read.letters.append(letter)
            read.places.append(place)
        }
        return read
    }

    /// Whether the letters that follow are these.
    mutating func continues(with letters: some Sequence<UInt8>) -> Bool {
        letters.allSatisfy { next()?.letter == $0 }
    }

    /// The place after a tag that begins here, in the direction of reading.
    private mutating func tagEnd(from place: Int, _ byte: UInt8) -> Int? {
        let step = isBackwards ? -1 : 1
        guard byte == UInt8(ascii: isBackwards ? ">" : "<") else { return nil }
        let end = UInt8(ascii: isBackwards ? "<" : ">")
        var index = place
        while budget > 0, abs(index - place) < Self.tag, let byte = sink[index] {
            budget -= 1
            index += step
            if byte == end { return index }
        }
        return nil
    }
}
