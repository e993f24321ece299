/// Letters and digits of ASCII, the only signs of a token that every disguise keeps.
enum PlainLetters {
    /// A letter in lower case or a digit; nothing for any other byte.
    static func lowered(_ byte: UInt8) -> UInt8? {
        // Numbers, as a range of characters costs several calls in builds for tests.
        let low = byte | 0x20
        return low &- 0x61 < 26 ? low : byte &- 0x30 < 10 ? byte : nil
    }

    /// The letter thirteen places on, in lower case; digits stay.
    static func turned(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "m"): letter + 13
        case UInt8(ascii: "n")...UInt8(ascii: "z"): letter - 13
        default: letter
        }
    }

    /// The value of a hexadecimal digit.
    static func hexValue(_ byte: UInt8) -> UInt8? {
        let low = byte | 0x20
        return byte &- 0x30 < 10 ? byte &- 0x30 : low &- 0x61 < 6 ? low &- 0x61 &+ 10 : nil
    }

    /// All letters and digits of a text, in lower case.
    static func of(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.compactMap(lowered) }

    /// Four letters as one number.
    static func gram(_ letters: some Sequence<UInt8>) -> UInt32 {
        letters.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
