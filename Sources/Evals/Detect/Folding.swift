import Foundation

/// Brings the many forms of Unicode's letters back to ASCII.
enum Folding {
    /// Blocks whose letters and digits are forms of ASCII's.
    private static let blocks: [ClosedRange<UInt32>] = [
        0xA0...0x24F, 0x2B0...0x2FF, 0x1D2C...0x1D6A, 0x1E00...0x1EFF, 0x2070...0x209F, 0x2100...0x217F,
        0x2460...0x24FF, 0x2C7C...0x2C7D, 0xFF00...0xFF65, 0x1D400...0x1D7FF, 0x1F100...0x1F16F, 0x1FBF0...0x1FBF9,
    ]

    private static let forms: [UInt32: UInt8] = {
        var forms: [UInt32: UInt8] = [:]
        for value in blocks.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let parts = String(Character(scalar)).decomposedStringWithCompatibilityMapping.unicodeScalars
            let letters = parts.filter { $0.isASCII && PlainLetters.lowered(UInt8($0.value)) != nil }
            if letters.count == 1, let letter = letters.first { forms[value] = UInt8(letter.value) }
        }
        // Regional indicators and tag characters stand for letters too, though no normal form says so.
        for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") { forms[0x1F1E6 - 0x41 + UInt32(letter)] = letter }
        for sign in UInt8(0x20)...0x7E { forms[0xE0000 + UInt32(sign)] = sign }
        return forms
    }()

    /// The bytes with every form of an ASCII letter as that letter and unseen signs left out; nothing if all is ASCII.
    static func folded(_ bytes: [UInt8]) -> [UInt8]? {
        var folded: [UInt8]?
        SinkBytes.reading(bytes) { sink in
            var text: [UInt8] = []
            var written = 0
            var place = 0
            while place < sink.count {
                if sink.base[place] < 0x80 {
                    place += 1
                    continue
                }
                text.append(contentsOf: UnsafeBufferPointer(start: sink.base + written, count: place - written))
                let (value, length) = scalar(sink, place)
                if let letter = letter(value) { text.append(letter) }
                place += length
                written = place
            }
            if written == 0 { return }
            text.append(contentsOf: UnsafeBufferPointer(start: sink.base + written, count: sink.count - written))
            folded = text
        }
        return folded
    }

    /// The ASCII letter for a scalar; a space for what people see, nothing for what they do not see.
    private static func letter(_ value: UInt32) -> UInt8? {
        if let letter = forms[value] { return letter }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        if scalar.properties.isDefaultIgnorableCodePoint { return nil }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return nil
        default: return UInt8(ascii: " ")
        }
    }

    /// The scalar at a place and its length; a byte that is no UTF-8 counts as one unseen sign.
    private static func scalar(_ sink: SinkBytes, _ place: Int) -> (value: UInt32, length: Int) {
        let first = sink.base[place]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard length > 1 else { return (0xFEFF, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            guard let byte = sink[place + offset], byte & 0xC0 == 0x80 else { return (0xFEFF, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (value, length)
    }
}
