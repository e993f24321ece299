import Foundation

/// The forms in which one secret may show, as letters and digits in lower case.
struct SecretForms {
    /// Shorter forms stand in ordinary texts too.
    private static let shortest = 6

    let bytes: [UInt8]

    /// Whether this is a short code, which counts only where it stands alone.
    var isCode: Bool {
        (4...8).contains(bytes.count) && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Whether this can be looked for by its own letters.
    var isText: Bool { bytes.allSatisfy { (0x20...0x7E).contains($0) } }

    /// Every form but the bytes themselves.
    var all: Set<[UInt8]> {
        if isCode { return [bytes] }
        let text = isText ? PlainLetters.of(bytes) : []
        let forms = [text, text.reversed(), text.map(PlainLetters.turned), hex(""), hex("0x")] + (0..<3).map(base64)
        return Set(forms.filter { $0.count >= Self.shortest })
    }

    private func hex(_ between: String) -> [UInt8] {
        Array(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: between).utf8)
    }

    /// The signs that stay the same whatever stands before and after, with so many bytes before in the first group.
    private func base64(before: Int) -> [UInt8] {
        let padded = [UInt8](repeating: 0, count: before) + bytes
        let signs = Array(Data(padded).base64EncodedData()).filter { $0 != UInt8(ascii: "=") }
        let foreign = before == 0 ? 0 : before + 1
        return PlainLetters.of(signs.dropFirst(foreign).dropLast(padded.count.isMultiple(of: 3) ? 0 : 1))
    }
}
