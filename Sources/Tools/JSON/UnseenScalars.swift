extension Unicode.Scalar {
    /// One of the 65 control characters, NUL, tab and line feed among them.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// A character that begins a new line.
    var isLineBreak: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// A character that turns the reading direction of what follows, so that a text shows otherwise than it is stored.
    var turnsDirection: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }

    /// A tag character, invisible everywhere and used to smuggle text past a reader.
    var isTag: Bool { (0xE0000...0xE007F).contains(value) }

    /// A selector beyond the first sixteen: it chooses the shape of an ideograph, and hides a byte behind anything else.
    var isShapeSelector: Bool { (0xE0100...0xE01EF).contains(value) }

    /// A character without width: joiners, marks of direction, soft hyphen, byte-order mark and the like.
    var isZeroWidth: Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E, 0x200B...0x200F: true
        case 0x2060...0x2065, 0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
        case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
        default: false
        }
    }

    /// A character that a reader cannot see.
    var isUnseen: Bool { isZeroWidth || turnsDirection || isTag || isShapeSelector }
}
