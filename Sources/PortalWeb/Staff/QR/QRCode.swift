/// A QR code (ISO/IEC 18004): bytes, error correction M, of the smallest version up to 20 that takes them.
struct QRCode {
    /// Modules to a side.
    private(set) var size: Int
    private var isDark: [Bool]
    private var isFixed: [Bool]

    /// The code of a text; nil for one of more than 666 bytes.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.smallest(for: bytes.count) else { return nil }
        size = version.size
        isDark = [Bool](repeating: false, count: size * size)
        isFixed = isDark
        drawFixed(version)
        drawData(QRBytes.withCorrection(QRBytes.filled(bytes, version), version))
        let best = (0..<8).map { (mask: $0, penalty: masked(by: $0).penalty) }.min { $0.penalty < $1.penalty }
        self = masked(by: best?.mask ?? 0)
    }

    /// Whether the module in that column and row is dark; outside of the code none is.
    func isDark(_ x: Int, _ y: Int) -> Bool {
        (0..<size).contains(x) && (0..<size).contains(y) && isDark[y * size + x]
    }

    private mutating func fix(_ x: Int, _ y: Int, _ dark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        isDark[y * size + x] = dark
        isFixed[y * size + x] = true
    }

    private mutating func drawFixed(_ version: QRVersion) {
        for place in 0..<size {
            fix(6, place, place.isMultiple(of: 2))
            fix(place, 6, place.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawSquare(x, y, reach: 4) { $0 != 2 && $0 != 4 } }
        let places = version.alignment
        for (column, x) in places.enumerated() {
            for (row, y) in places.enumerated() {
                let last = places.count - 1
                let isFinder = (column, row) == (0, 0) || (column, row) == (0, last) || (column, row) == (last, 0)
                if !isFinder { drawSquare(x, y, reach: 2) { $0 != 1 } }
            }
        }
        drawFormat(mask: 0)
        guard version.number >= 7 else { return }
        let bits = version.bits
        for place in 0..<18 {
            let (far, near) = (size - 11 + place % 3, place / 3)
            fix(far, near, bits >> place & 1 == 1)
            fix(near, far, bits >> place & 1 == 1)
        }
    }

    private mutating func drawSquare(_ x: Int, _ y: Int, reach: Int, _ isDark: (Int) -> Bool) {
        for down in -reach...reach {
            for right in -reach...reach { fix(x + right, y + down, isDark(max(abs(right), abs(down)))) }
        }
    }

    /// Says level and mask, twice.
    private mutating func drawFormat(mask: Int) {
        var rest = mask
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (mask << 10 | rest) ^ 0x5412
        let isSet = { (place: Int) in bits >> place & 1 == 1 }
        for place in 0...5 { fix(8, place, isSet(place)) }
        fix(8, 7, isSet(6))
        fix(8, 8, isSet(7))
        fix(7, 8, isSet(8))
        for place in 9..<15 { fix(14 - place, 8, isSet(place)) }
        for place in 0..<8 { fix(size - 1 - place, 8, isSet(place)) }
        for place in 8..<15 { fix(8, size - 15 + place, isSet(place)) }
        fix(8, size - 8, true)
    }

    /// Fills what is not fixed, two columns at a time, up and down from the right.
    private mutating func drawData(_ bytes: [UInt8]) {
        var bit = 0
        for right in stride(from: size - 1, to: 0, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
            for step in 0..<size {
                for x in [right, right - 1] {
                    let y = (right + 1) & 2 == 0 ? size - 1 - step : step
                    guard !isFixed[y * size + x], bit < bytes.count * 8 else { continue }
                    isDark[y * size + x] = bytes[bit >> 3] >> (7 - bit & 7) & 1 == 1
                    bit += 1
                }
            }
        }
    }

    private func masked(by mask: Int) -> QRCode {
        var code = self
        for y in 0..<size {
            for x in 0..<size where !isFixed[y * size + x] && Self.turns(mask, x, y) {
                code.isDark[y * size + x].toggle()
            }
        }
        code.drawFormat(mask: mask)
        return code
    }

    private static func turns(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    /// How hard the code is to read: long runs, blocks, look-alikes of the corner squares, and a lack of balance.
    private var penalty: Int {
        var sum = 0
        for line in 0..<size {
            sum += Self.penalty(of: (0..<size).map { isDark($0, line) })
            sum += Self.penalty(of: (0..<size).map { isDark(line, $0) })
        }
        for y in 0..<(size - 1) {
            for x in 0..<(size - 1) {
                let four = [isDark(x, y), isDark(x + 1, y), isDark(x, y + 1), isDark(x + 1, y + 1)]
                if Set(four).count == 1 { sum += 3 }
            }
        }
        let percent = isDark.filter(\.self).count * 100 / (size * size)
        return sum + abs(percent - 50) / 5 * 10
    }

    private static func penalty(of line: [Bool]) -> Int {
        var (sum, length) = (0, 0)
        var last: Bool?
        for dark in line {
            length = dark == last ? length + 1 : 1
            last = dark
            if length == 5 { sum += 3 } else if length > 5 { sum += 1 }
        }
        let finder = [true, false, true, true, true, false, true]
        let light = [Bool](repeating: false, count: 4)
        for start in line.indices.dropLast(10) {
            let piece = Array(line[start..<start + 11])
            if piece == finder + light || piece == light + finder { sum += 40 }
        }
        return sum
    }
}
