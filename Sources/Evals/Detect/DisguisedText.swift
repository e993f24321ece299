import Foundation

/// Puts disguises on a text; written apart from what takes them off.
struct DisguisedText {
    let text: String

    /// The text in a disguise.
    func text(in disguise: Disguise) -> String {
        switch disguise {
        case .asItIs, .wide, .attribute, .chunks, .frames, .plainFrames: text
        case .lowerCase: text.lowercased()
        case .mixedCase: alternating()
        case .fullWidth: shifted { _ in 0xFEE0 }
        case .mathematical, .circled, .accented, .combining, .zeroWidth, .softHyphens, .tagCharacters:
            unicode(disguise)
        case .spaced: joined(" ")
        case .dotted: text.replacing("-", with: "**\u{2011}**")
        case .markup: joined("<" + "i>")
        case .escapedMarkup: joined("&lt;wbr&gt;")
        case .base64First, .base64Second, .base64Third, .base64Lowered, .base64URL, .base64Wrapped: base64(disguise)
        case .hexLower, .hexUpper, .hexSpaced, .hexEscapes, .hexNumbers: hex(disguise)
        case .percent, .percentTwice, .percentHyphens, .decimalEntities, .hexEntities, .namedEntities, .entitiesTwice,
            .jsonEscapes, .jsonTwice:
            escaped(disguise)
        case .turned: String(text.map(Self.turned))
        case .reversed: String(text.reversed())
        case .cut: text.split(separator: "-").dropLast(2).joined(separator: "-")
        case .cutEnd: String(text.dropLast(3))
        case .fingerprint: text.split(separator: "-").dropFirst().joined(separator: " ")
        }
    }

    private func unicode(_ disguise: Disguise) -> String {
        switch disguise {
        case .mathematical: shifted { $0 > 0x60 ? 0x1D41A - 0x61 : $0 > 0x40 ? 0x1D400 - 0x41 : 0x1D7CE - 0x30 }
        case .circled: shifted { $0 > 0x60 ? 0x24D0 - 0x61 : $0 > 0x40 ? 0x24B6 - 0x41 : 0x2460 - 0x31 }
        case .accented: text.map { Self.accents[$0] ?? String($0) }.joined()
        case .combining: joined("\u{301}")
        case .zeroWidth: joined("\u{200B}\u{2060}")
        case .softHyphens: joined("\u{AD}")
        default: shifted { _ in 0xE0000 }
        }
    }

    private func base64(_ disguise: Disguise) -> String {
        let first = Data(text.utf8).base64EncodedString()
        switch disguise {
        case .base64Second: return Data("?\(text) there".utf8).base64EncodedString()
        case .base64Third: return Data("??\(text)".utf8).base64EncodedString()
        case .base64Lowered: return Data("?\(text.lowercased())".utf8).base64EncodedString()
        case .base64URL:
            let signs = Data("a ÿ? \(text)".utf8).base64EncodedString().filter { $0 != "=" }
            return signs.replacing("+", with: "-").replacing("/", with: "_")
        case .base64Wrapped:
            return stride(from: 0, to: first.count, by: 5).map { first.dropFirst($0).prefix(5) + "\r\n" }.joined()
        default: return first
        }
    }

    private func hex(_ disguise: Disguise) -> String {
        switch disguise {
        case .hexUpper: bytes { "%02X" }.joined(separator: ":")
        case .hexSpaced: bytes { "%02x" }.joined(separator: " ")
        case .hexEscapes: bytes { "\\x%02x" }.joined()
        case .hexNumbers: bytes { "0x%02X" }.joined(separator: ", ")
        default: bytes { "%02x" }.joined()
        }
    }

    private func escaped(_ disguise: Disguise) -> String {
        switch disguise {
        case .percent: bytes { "%%%02x" }.joined()
        case .percentTwice: bytes { "%%25%02X" }.joined()
        case .percentHyphens: text.replacing("-", with: "%2D")
        case .decimalEntities: bytes { "&#%03d;" }.joined()
        case .hexEntities: bytes { "&#x%x;" }.joined()
        case .namedEntities: joined("&zwnj;")
        case .entitiesTwice: bytes { "&amp;#%d;" }.joined()
        case .jsonTwice: bytes { "\\\\u%04x" }.joined()
        default: bytes { "\\u%04X" }.joined()
        }
    }

    private func bytes(_ format: () -> String) -> [String] {
        text.utf8.map { String(format: format(), Int($0)) }
    }

    private func joined(_ between: String) -> String {
        text.map(String.init).joined(separator: between)
    }

    private func alternating() -> String {
        text.enumerated().map { $0.offset % 2 == 0 ? $0.element.uppercased() : $0.element.lowercased() }.joined()
    }

    /// Letters and digits moved to another block; there is no circled nought among the other digits.
    private func shifted(_ distance: (UInt32) -> UInt32) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            let isMoved = scalar.isASCII && scalar.properties.isAlphabetic || ("1"..."9").contains(scalar)
            return isMoved ? Unicode.Scalar(scalar.value + distance(scalar.value)) ?? scalar : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static let accents: [Character: String] = [
        "C": "Ç", "N": "Ñ", "R": "Ř", "Y": "Ý", "a": "á", "c": "ç", "d": "ď", "e": "é", "f": "ḟ", "i": "ï", "n": "ñ",
        "o": "ö", "t": "ť", "y": "ÿ",
    ]

    private static func turned(_ character: Character) -> Character {
        let plain = "abcdefghijklmnopqrstuvwxyzabcdefghijklmABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLM"
        guard let place = plain.firstIndex(of: character) else { return character }
        return plain[plain.index(place, offsetBy: 13)]
    }
}
