/// A provider's colour as six hexadecimal digits behind a `#`, in small letters.
public struct BrandColor: Hashable, Sendable {
    /// The colour as people write it: `#0b5a57`.
    public let text: String
    /// Red, green and blue, each of 0 to 255.
    public let parts: (red: Int, green: Int, blue: Int)

    /// Reads `#0b5a57` in small or capital letters; nil for anything else.
    public init?(_ text: String) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
            digits.allSatisfy({ (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0) }),
            let value = Int(text.dropFirst(), radix: 16)
        else { return nil }
        self.text = text.lowercased()
        parts = (red: value >> 16, green: value >> 8 & 255, blue: value & 255)
    }

    /// A colour by its parts, for one that stands in the program.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        text = "#" + hexadecimal([red, green, blue])
        parts = (red: Int(red), green: Int(green), blue: Int(blue))
    }

    /// Two are the same when they are written the same.
    public static func == (left: BrandColor, right: BrandColor) -> Bool { left.text == right.text }

    /// By how it is written.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
