/// A text as it is looked through: words in lower case and without accents, one space between them.
enum FoldedText {
    /// The text, folded; empty when nothing in it belongs to a word.
    static func of(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch Folding.role(of: scalar) {
            case .letter(let byte): bytes.append(byte)
            case .letters(let letters), .ideograph(let letters): bytes += letters
            case .silent: continue
            case .hyphen, .apostrophe, .other:
                if let last = bytes.last, last != space { bytes.append(space) }
            }
        }
        if bytes.last == space { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let space = UInt8(ascii: " ")
}
