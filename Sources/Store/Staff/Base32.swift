/// Bytes in the alphabet of RFC 4648 that people can read out and apps take: A to Z and 2 to 7, without padding.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The characters for some bytes.
    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (pending, bits) = (UInt32(0), UInt32(0))
        for byte in bytes {
            pending = (pending << 8) | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int((pending >> bits) & 31)])
            }
            pending &= (1 << bits) - 1
        }
        if bits > 0 { text.append(alphabet[Int((pending << (5 - bits)) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes behind some characters; nil for any that is not of the alphabet.
    static func decoded(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (pending, bits) = (UInt32(0), UInt32(0))
        for character in text.utf8 {
            guard let digit = alphabet.firstIndex(of: character) else { return nil }
            pending = (pending << 5) | UInt32(digit)
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: pending >> bits))
            pending &= (1 << bits) - 1
        }
        return bytes
    }
}
