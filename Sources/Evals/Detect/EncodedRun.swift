/// Decodes what follows the beginning of an encoded token.
struct EncodedRun {
    /// Longer than any token, also when it is written with separators.
    private static let limit = 400

    let sink: SinkBytes
    /// The place after the beginning.
    let start: Int

    /// The bytes of pairs of hexadecimal digits, over separators and `0x`.
    func hex(after read: [UInt8]) -> [UInt8] {
        var bytes = read
        var reader = LetterReader(sink: sink, index: start)
        var high: UInt8?
        while bytes.count < Self.limit, let letter = reader.next()?.letter {
            if letter == UInt8(ascii: "x"), high ?? 0 == 0 {
                high = nil
                continue
            }
            guard let value = PlainLetters.hexValue(letter) else { break }
            if let first = high { bytes.append(first << 4 | value) }
            high = high == nil ? value : nil
            if bytes.count == 4, high == nil, !Self.isToken(bytes) { return [] }
        }
        return bytes
    }

    /// The bytes of Base64 in both alphabets: of the unbroken run, and of the one over line breaks and other signs.
    func base64(after read: [UInt8]) -> [[UInt8]] {
        guard Self.isToken(Self.decoded(read + signs(over: true, limit: 4))) else { return [] }
        let whole = signs(over: true)
        let unbroken = signs(over: false)
        return (whole == unbroken ? [whole] : [unbroken, whole]).map { Self.decoded(read + $0) }
    }

    /// Whether bytes begin as a token does, so that a longer look is worth it.
    private static func isToken(_ bytes: [UInt8]) -> Bool {
        PlainLetters.of(bytes).starts(with: TokenRun.start)
    }

    private func signs(over breaks: Bool, limit: Int = Self.limit) -> [UInt8] {
        var signs: [UInt8] = []
        var index = start
        while signs.count < limit, let byte = sink[index], index - start < 4 * Self.limit {
            if Self.value(of: byte) != nil {
                signs.append(byte)
            } else if !breaks || isPadding(byte, at: index) {
                break
            }
            index += 1
        }
        return signs
    }

    /// An equals sign at the end of a line breaks the line in mail; any other ends the run.
    private func isPadding(_ byte: UInt8, at index: Int) -> Bool {
        byte == UInt8(ascii: "=") && sink[index + 1] != UInt8(ascii: "\r") && sink[index + 1] != UInt8(ascii: "\n")
    }

    private static func decoded(_ signs: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for value in signs.compactMap(value(of:)) {
            bits = bits << 6 | UInt32(value)
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
        }
        return bytes
    }

    private static func value(of sign: UInt8) -> UInt8? {
        switch sign {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): sign - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): sign - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): sign - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
