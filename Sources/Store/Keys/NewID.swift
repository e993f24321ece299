import Access
import Dispatch

extension Identifier {
    /// A new identifier: 48 bits of the time, 40 bits that count up within it, and 40 random bits.
    ///
    /// Later ones sort behind earlier ones, also those of one millisecond: a list ordered by time needs no other order.
    public static func new(at now: Instant) -> Identifier {
        var characters: [UInt8] = []
        characters.reserveCapacity(26)
        characters.append(base32: UInt64(bitPattern: now.milliseconds), digits: 10)
        characters.append(base32: DispatchTime.now().uptimeNanoseconds >> 6, digits: 8)
        for byte in Secret.bytes(8) { characters.append(base32: UInt64(byte), digits: 1) }
        return Identifier(stored: String(decoding: characters, as: UTF8.self))
    }
}

private let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

extension [UInt8] {
    /// Appends the last digits of a number in Crockford's base 32.
    fileprivate mutating func append(base32 number: UInt64, digits: Int) {
        for place in (0..<digits).reversed() { append(crockford[Int((number >> UInt64(place * 5)) & 31)]) }
    }
}
