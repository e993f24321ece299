/// How one Unicode scalar counts in a search term: letters in lower case and without their accents, digits as ASCII.
///
/// The tables are written out here, so that an index made today still agrees with a query folded by a later toolchain.
enum Folding {
    /// The part that a scalar plays in a word.
    enum Role {
        /// Belongs to a word and counts as this ASCII letter or digit.
        case letter(UInt8)
        /// Belongs to a word and counts as these UTF-8 bytes.
        case letters(UTF8Bytes)
        /// A word of its own, in scripts that put no spaces between words.
        case ideograph(UTF8Bytes)
        /// Belongs to the word around it and counts as nothing: accents, soft hyphens, zero-width characters.
        case silent
        /// Joins two words into a compound.
        case hyphen
        /// Joins within a word, and comes before the s of a possessive.
        case apostrophe
        /// Ends a word.
        case other
    }

    /// The bytes that a scalar counts as; at most a few.
    typealias UTF8Bytes = [UInt8]

    /// The part that the scalar plays.
    static func role(of scalar: Unicode.Scalar) -> Role {
        scalar.value < 0x80 ? roleInASCII(UInt8(truncatingIfNeeded: scalar.value)) : roleBeyondASCII(scalar)
    }

    @inline(__always)
    private static func roleInASCII(_ byte: UInt8) -> Role {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: .letter(byte)
        case 0x41...0x5A: .letter(byte | 0x20)
        case 0x27: .apostrophe
        case 0x2D: .hyphen
        default: .other
        }
    }

    private static func roleBeyondASCII(_ scalar: Unicode.Scalar) -> Role {
        switch scalar.value {
        case 0x2019, 0x2BC, 0xFF07: .apostrophe
        case 0x2010, 0x2011, 0xFF0D: .hyphen
        case 0xC0...0x24F: latin(scalar, in: latinOne, from: 0xC0)
        case 0x1E00...0x1EFF: latin(scalar, in: latinAdditional, from: 0x1E00)
        case 0xFF10...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0).map(role) ?? .other
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: .silent
        case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x64B...0x65F, 0x670: .silent
        default: otherScript(scalar)
        }
    }

    private static func latin(_ scalar: Unicode.Scalar, in table: UTF8Bytes, from first: UInt32) -> Role {
        let index = Int(scalar.value - first)
        guard index < table.count, table[index] != UInt8(ascii: ".") else { return otherScript(scalar) }
        return .letter(table[index])
    }

    private static func otherScript(_ scalar: Unicode.Scalar) -> Role {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .format: return .silent
        case .decimalNumber: return digit(properties.numericValue) ?? .letters(bytes(of: scalar))
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark:
            if properties.isIdeographic { return .ideograph(bytes(of: scalar)) }
            let lower = properties.lowercaseMapping
            return .letters(Array((plain[lower] ?? lower).utf8))
        default: return .other
        }
    }

    private static func digit(_ value: Double?) -> Role? {
        guard let value, value >= 0, value <= 9 else { return nil }
        return .letter(UInt8(ascii: "0") + UInt8(value))
    }

    private static func bytes(of scalar: Unicode.Scalar) -> UTF8Bytes { Array(String(scalar).utf8) }

    /// U+00C0 to U+024F; a dot stands for what is no single ASCII letter.
    private static let latinOne = UTF8Bytes(
        ("aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
            + "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
            + "bbbb...ccdddd....ffg...ikkl..nnooo..ppr....ttttuu.vyyzz........."
            + ".............aaiioouuuuuuuuuu.aaaa..ggggkkoooo..j...gg..nnaa..oo"
            + "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyy...j..acclts"
            + "z..bu.eejjqqrryy").utf8)

    /// U+1E00 to U+1EFF, written likewise.
    private static let latinAdditional = UTF8Bytes(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
            + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
            + "wwwwwwwwwwxxxxyyzzzzzzhtwy.sss..aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
            + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......").utf8)

    /// Lower-case letters that count as others: ligatures, and the accented letters of Greek and Cyrillic.
    private static let plain: [String: String] = [
        "æ": "ae", "ǣ": "ae", "ǽ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ĳ": "ij", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl",
        "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ΐ": "ι", "ϊ": "ι", "ό": "ο", "ύ": "υ", "ΰ": "υ", "ϋ": "υ", "ώ": "ω",
        "ς": "σ", "ё": "е", "ѐ": "е", "й": "и", "ѝ": "и", "ї": "і", "ў": "у", "ѓ": "г", "ќ": "к",
    ]
}
