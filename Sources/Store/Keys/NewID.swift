import Access

extension Identifier {
    /// A new identifier: 48 bits of the time and 80 random bits, so that later ones sort behind earlier ones.
    static func new(at now: Instant) -> Identifier {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
        var characters: [UInt8] = []
        let time = UInt64(bitPattern: now.milliseconds)
        for place in stride(from: 45, through: 0, by: -5) {
            characters.append(alphabet[Int((time >> UInt64(place)) & 31)])
        }
        for byte in Secret.bytes(16) { characters.append(alphabet[Int(byte & 31)]) }
        return Identifier(stored: String(decoding: characters, as: UTF8.self))
    }
}
