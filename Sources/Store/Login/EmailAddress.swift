import Foundation

/// An address as it is compared: trimmed, in small letters, composed, its host in ASCII.
///
/// So one person has one spelling: an accent that is a sign of its own and one that is part of its letter are the same,
/// and so are a host in letters of any script and its ASCII form, which browsers send.
public enum EmailAddress {
    /// The address in the form in which the store keeps it; text that is no address stays text that matches nothing.
    public static func normalised(_ text: String) -> String {
        let trimmed = text.unicodeScalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        let lowered = String(trimmed.map(lowered))
        guard !isASCII(lowered) else { return lowered }
        let composed = lowered.precomposedStringWithCanonicalMapping.unicodeScalars.map(Self.lowered)
        return withPlainHost(String(composed).precomposedStringWithCanonicalMapping)
    }

    /// Whether the normalised text could be an address: one `@`, a dotted host of ASCII, and before it letters and digits
    /// of any script, without white space, controls, and signs that nobody sees or that look like others.
    public static func isPlausible(_ text: String) -> Bool {
        let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first, let host = parts.last else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return (1...64).contains(String(name).utf8.count) && text.utf8.count <= 254 && labels.count >= 2
            && labels.allSatisfy { !$0.isEmpty } && host.allSatisfy(\.isASCII) && name.allSatisfy(isFit)
            && host.allSatisfy(isFit) && !isMark(name.first)
            && (isASCII(text) || isOneSpelling(text))
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 128 } }

    /// The small letter, where that is one letter; `İ` would become two and stays.
    private static func lowered(_ scalar: Unicode.Scalar) -> Character {
        if (65...90).contains(scalar.value) { return Character(Unicode.Scalar(UInt8(scalar.value + 32))) }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        guard let first = small.first, small.count == 1, !scalar.isASCII else { return Character(scalar) }
        return Character(first)
    }

    private static func isFit(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else {
            return scalar.value > 32 && scalar.value < 127 && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return !scalar.properties.isDefaultIgnorableCodePoint
        default: return false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar?) -> Bool {
        switch scalar?.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    /// Whether no sign is another form of one that people mean: full-width letters, ligatures, letters in circles.
    private static func isOneSpelling(_ text: String) -> Bool {
        text.precomposedStringWithCompatibilityMapping.unicodeScalars.elementsEqual(text.unicodeScalars)
    }

    /// The host with each label beyond ASCII in its ASCII form; a host that has none stays, and is then no host.
    private static func withPlainHost(_ text: String) -> String {
        let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first, let host = parts.last, host.contains(where: { !$0.isASCII }),
            host.allSatisfy(isFit), isOneSpelling(String(host))
        else { return text }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy({ !isMark($0.first) && $0.count <= 63 }) else { return text }
        let plain = labels.map { label in
            label.allSatisfy(\.isASCII) ? String(label) : "xn--" + Punycode.encoded(Array(label))
        }
        return "\(String(name))@\(plain.joined(separator: "."))"
    }
}
