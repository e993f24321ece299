/// What a version of a QR code holds at error correction M.
struct QRVersion {
    /// 1 to 20.
    let number: Int

    /// Modules to a side.
    var size: Int { number * 4 + 17 }
    /// Bytes of correction in each block.
    var correction: Int { Self.corrections[number - 1] }
    /// How many blocks the bytes are cut into.
    var blocks: Int { Self.blockCounts[number - 1] }
    /// All bytes, with those of correction.
    var bytes: Int {
        var modules = (16 * number + 128) * number + 64
        if number >= 2 {
            let count = number / 7 + 2
            modules -= (25 * count - 10) * count - 55
            if number >= 7 { modules -= 36 }
        }
        return modules / 8
    }
    /// Bytes of data.
    var data: Int { bytes - correction * blocks }
    /// Bits that say how long the text is.
    var lengthBits: Int { number < 10 ? 8 : 16 }

    /// Where the small squares stand, in both directions.
    var alignment: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        let step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<(count - 1)).map { size - 7 - $0 * step }.reversed()
    }

    /// The number as it is drawn from version 7 on, with its own correction.
    var bits: Int {
        var rest = number
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        return number << 12 | rest
    }

    /// The smallest version that takes so many bytes of text; nil for too many.
    static func smallest(for count: Int) -> QRVersion? {
        (1...blockCounts.count).lazy.map(QRVersion.init).first { 4 + $0.lengthBits + count * 8 <= $0.data * 8 }
    }

    private static let corrections = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    ]
    private static let blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]
}

/// The bytes of a QR code: the text with its length, filled up, and the correction beside it (Reed and Solomon).
enum QRBytes {
    /// The text's bytes with mode and length before them, filled up to what the version takes.
    static func filled(_ text: [UInt8], _ version: QRVersion) -> [UInt8] {
        var bits: [Bool] = []
        let append = { (value: Int, count: Int) in
            for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
        }
        append(4, 4)
        append(text.count, version.lengthBits)
        for byte in text { append(Int(byte), 8) }
        append(0, min(4, version.data * 8 - bits.count))
        append(0, (8 - bits.count % 8) % 8)
        var bytes = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        for place in 0..<max(0, version.data - bytes.count) { bytes.append(place.isMultiple(of: 2) ? 0xEC : 0x11) }
        return bytes
    }

    /// The bytes in blocks with their correction, one of each block after the other.
    static func withCorrection(_ data: [UInt8], _ version: QRVersion) -> [UInt8] {
        let short = version.blocks - version.bytes % version.blocks
        let length = version.bytes / version.blocks - version.correction
        let divisor = Self.divisor(version.correction)
        var rest = data[...]
        var blocks: [[UInt8]] = []
        for number in 0..<version.blocks {
            let block = Array(rest.prefix(length + (number < short ? 0 : 1)))
            rest = rest.dropFirst(block.count)
            blocks.append(block)
        }
        let corrections = blocks.map { remainder(of: $0, by: divisor) }
        return interleaved(blocks) + interleaved(corrections)
    }

    private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
        (0..<(blocks.map(\.count).max() ?? 0)).flatMap { place in
            blocks.compactMap { $0.indices.contains(place) ? $0[place] : nil }
        }
    }

    private static func divisor(_ degree: Int) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in 0..<degree {
                result[place] = product(result[place], root)
                if place + 1 < degree { result[place] ^= result[place + 1] }
            }
            root = product(root, 2)
        }
        return result
    }

    private static func remainder(of data: [UInt8], by divisor: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: divisor.count)
        for byte in data {
            let factor = byte ^ result.removeFirst()
            result.append(0)
            for place in result.indices { result[place] ^= product(divisor[place], factor) }
        }
        return result
    }

    /// The product in the field of 256 elements that QR codes use.
    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product = 0
        for place in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0x11D
            product ^= Int(right) >> place & 1 * Int(left)
        }
        return UInt8(truncatingIfNeeded: product)
    }
}
