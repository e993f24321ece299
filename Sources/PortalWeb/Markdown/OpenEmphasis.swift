/// The emphasis that has begun in a paragraph and not ended: at most one place for each sign and length.
struct OpenEmphasis {
    /// Where emphasis began.
    struct Place {
        /// The index of its piece.
        let piece: Int
        /// 1 for italic, 2 for bold.
        let length: Int
        fileprivate let sign: UInt8

        /// The element that it becomes.
        var name: StaticString { length == 2 ? "strong" : "em" }
    }

    private var places: [Place] = []

    /// The place that so many signs close: the one they fit exactly, otherwise the latest that needs fewer.
    func last(_ sign: UInt8, fitting length: Int) -> Place? {
        places.last { $0.sign == sign && $0.length == length } ?? places.last { $0.sign == sign && $0.length < length }
    }

    /// Begins a place; an older one of the same kind stays ordinary text.
    mutating func open(_ sign: UInt8, length: Int, piece: Int) {
        places.removeAll { $0.sign == sign && $0.length == length }
        places.append(Place(piece: piece, length: length, sign: sign))
    }

    /// Forgets every place from a piece on.
    mutating func drop(from piece: Int) {
        places.removeAll { $0.piece >= piece }
    }
}
