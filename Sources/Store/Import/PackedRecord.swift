import Access

/// A record of an import as bytes, its values one after the other, as they lie in the scratch.
struct PackedRecord {
    private(set) var bytes: [UInt8]
    private var next = 0

    /// One to be filled.
    init() {
        bytes = []
        bytes.reserveCapacity(512)
    }

    /// One to be read from its first value on.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func put(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { characters in
            put(Int64(characters.count))
            bytes.append(contentsOf: characters)
        }
    }

    mutating func put(_ flag: Bool) { put(flag ? 1 : Int64(0)) }

    mutating func put(_ instant: Instant) { put(instant.milliseconds) }

    mutating func put(_ date: CalendarDate) { put(Int64(date.dayNumber)) }

    mutating func put(_ choice: some RawRepresentable<String>) { put(choice.rawValue) }

    mutating func put(_ number: Int64?) {
        put(number != nil)
        if let number { put(number) }
    }

    mutating func put(_ date: CalendarDate?) { put(date.map { Int64($0.dayNumber) }) }

    mutating func number() throws -> Int64 {
        try take(8) { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) }
    }

    mutating func text() throws -> String {
        let count = Int(try number())
        return try take(count) { String(decoding: $0, as: UTF8.self) }
    }

    mutating func flag() throws -> Bool { try number() == 1 }

    mutating func instant() throws -> Instant { Instant(milliseconds: try number()) }

    mutating func date() throws -> CalendarDate { CalendarDate(dayNumber: Int(try number())) }

    mutating func choice<Choice: RawRepresentable<String>>() throws -> Choice {
        guard let choice = Choice(rawValue: try text()) else { throw Self.damaged }
        return choice
    }

    mutating func optionalNumber() throws -> Int64? { try flag() ? try number() : nil }

    mutating func optionalDate() throws -> CalendarDate? {
        try optionalNumber().map { CalendarDate(dayNumber: Int($0)) }
    }

    private mutating func take<T>(_ count: Int, _ read: (UnsafeRawBufferPointer) -> T) throws -> T {
        guard count >= 0, count <= bytes.count - next else { throw Self.damaged }
        defer { next += count }
        return bytes.withUnsafeBytes { read(UnsafeRawBufferPointer(rebasing: $0[next..<next + count])) }
    }

    private static let damaged = StoreError.fault("a record in the scratch of an import is damaged")
}
