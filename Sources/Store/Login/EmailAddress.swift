/// An address as it is compared: trimmed, lower-case ASCII.
public enum EmailAddress {
    /// The address in the form in which the store keeps it; text that is no address stays text that matches nothing.
    public static func normalised(_ text: String) -> String {
        String(text.unicodeScalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed().map { lowered($0) })
    }

    /// Whether the normalised text could be an address: one `@`, a dotted host, no white space or control characters.
    public static func isPlausible(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first, let host = parts.last else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return (1...64).contains(name.utf8.count) && text.utf8.count <= 254 && labels.count >= 2
            && labels.allSatisfy { !$0.isEmpty } && text.unicodeScalars.allSatisfy { $0.value > 32 && $0.value < 127 }
            && !text.contains(where: { "<>()[],;:\\\"".contains($0) })
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private static func lowered(_ scalar: Unicode.Scalar) -> Character {
        (65...90).contains(scalar.value) ? Character(Unicode.Scalar(UInt8(scalar.value + 32))) : Character(scalar)
    }
}
