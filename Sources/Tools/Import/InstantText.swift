import Access

extension Instant {
    /// Reads RFC 3339 with an offset (`2026-03-05T14:30:00.5+01:00`, `Z`); nil for anything else.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let date = CalendarDate(String(text.prefix(10))), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Self.two(bytes[11...12], to: 23), let minute = Self.two(bytes[14...15], to: 59),
            let second = Self.two(bytes[17...18], to: 59)
        else { return nil }
        var rest = bytes[19...]
        guard let milliseconds = Self.fraction(&rest), let offset = Self.offset(rest) else { return nil }
        let minutes = (date.dayNumber * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: Int64(minutes) * 60_000 + Int64(second) * 1000 + milliseconds)
    }

    /// The milliseconds of a fraction of up to nine digits, taken off the text; 0 when there is none.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (48...57).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(1 + digits.count)
        let padded = (Array(digits) + [48, 48]).prefix(3)
        return padded.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    /// The minutes that a zone is ahead of UTC.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(text)
        if bytes == [UInt8(ascii: "Z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = two(bytes[1...2], to: 23),
            let minutes = two(bytes[4...5], to: 59)
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }

    private static func two(_ digits: ArraySlice<UInt8>, to most: Int) -> Int? {
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        return number <= most ? number : nil
    }
}
