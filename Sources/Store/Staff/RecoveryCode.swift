import Access

/// A code for the day on which the phone is gone: 80 random bits, of which only a hash is kept, good for one time.
enum RecoveryCode {
    /// How many an account gets.
    static let count = 10

    /// A new code as people keep it: four groups of four characters.
    static func new() -> String {
        let text = Array(Base32.encoded(Secret.bytes(10)))
        return stride(from: 0, to: text.count, by: 4).map { String(text[$0..<min($0 + 4, text.count)]) }
            .joined(separator: "-")
    }

    /// What is kept of a code, bound to its account; spaces, dashes and small letters do not matter, nor digits that only
    /// look like letters.
    static func hash(_ typed: String, of staff: StaffID) -> [UInt8] {
        HouseKeys.hash("recovery:\(staff):\(plain(typed))")
    }

    private static func plain(_ typed: String) -> String {
        var text = ""
        for scalar in typed.prefix(100).uppercased().unicodeScalars
        where !" -\u{00A0}\t".unicodeScalars.contains(scalar) {
            switch scalar {
            case "0": text.append("O")
            case "1": text.append("I")
            case "8": text.append("B")
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
