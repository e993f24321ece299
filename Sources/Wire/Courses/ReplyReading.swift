/// Reads a mail server's replies line by line.
struct ReplyReading {
    /// Whether the server has accepted our login.
    private(set) var hasLetIn = false
    /// Whether its latest greeting offers SMTPUTF8.
    private(set) var takesUTF8 = false
    /// Whether what comes now no longer concerns the letter.
    var isOver = false
    private var code = 0
    private var words = ""

    private static let longest = 500

    /// The latest reply, when it is a refusal.
    var refusal: WireFault? {
        (400...599).contains(code) ? .smtp(code: code, line: words) : nil
    }

    /// Reads a line with its line end; lines that are no reply are passed over.
    mutating func read(_ bytes: UnsafeRawBufferPointer) {
        guard !isOver, bytes.count >= 3, let code = Int(String(decoding: bytes.prefix(3), as: UTF8.self)) else {
            return
        }
        let isLast = bytes.dropFirst(3).first != UInt8(ascii: "-")
        let words = String(decoding: bytes.dropFirst(4).prefix(Self.longest), as: UTF8.self).trimmed
        if code == 250, words.uppercased() == "SMTPUTF8" { takesUTF8 = true }
        guard isLast else { return }
        if code == 220 { (hasLetIn, takesUTF8) = (false, false) }
        if code == 235 { hasLetIn = true }
        (self.code, self.words) = (code, words)
    }
}
