import Foundation

/// How the first letters of a token look in one disguise, and how what follows them is read.
enum Beginning: Sendable {
    /// The letters themselves.
    case plain
    /// From the last to the first.
    case reversed
    /// Every letter thirteen places on.
    case turned
    /// Pairs of hexadecimal digits, of which these bytes have been read.
    case hex([UInt8])
    /// Base64, of which these signs have been read or stand for what was before.
    case base64([UInt8])

    /// Every beginning that may be met, under its first four letters.
    static func all(senses: Senses) -> [UInt32: Beginning] {
        var found = [gram("CNRY"): Beginning.plain]
        if senses.contains(.reversal) { found[gram("YRNC")] = .reversed }
        if senses.contains(.turning) { found[gram("PAEL")] = .turned }
        for start in ["CNRY-", "cnry-"].map({ Array($0.utf8) }) {
            if senses.contains(.hex) { addHex(start, to: &found) }
            if senses.contains(.base64) { addBase64(start, to: &found) }
        }
        return found
    }

    private static func addHex(_ start: [UInt8], to found: inout [UInt32: Beginning]) {
        let digits = start.map { String($0, radix: 16) }
        found[gram(digits.joined())] = .hex(Array(start.prefix(2)))
        found[gram(digits.joined(separator: "0x"))] = .hex(Array(start.prefix(1)))
    }

    /// A token begins with the first, second or third byte of a group; the signs before its own are filled in.
    private static func addBase64(_ start: [UInt8], to found: inout [UInt32: Beginning]) {
        for (before, foreign) in [(0, 0), (1, 2), (2, 3)] {
            let signs = Array(Data([UInt8](repeating: 0, count: before) + start).base64EncodedData())
            found[PlainLetters.gram(PlainLetters.of(signs.dropFirst(foreign)))] = .base64(
                Array(signs.prefix(foreign + 4)))
        }
    }

    private static func gram(_ text: String) -> UInt32 { PlainLetters.gram(PlainLetters.of(text.utf8)) }
}

/// What a detector looks through; one that lacks a sense must fail the controls.
struct Senses: OptionSet {
    let rawValue: Int

    static let reversal = Senses(rawValue: 1)
    static let turning = Senses(rawValue: 2)
    static let hex = Senses(rawValue: 4)
    static let base64 = Senses(rawValue: 8)
    static let percents = Senses(rawValue: 16)
    static let entities = Senses(rawValue: 32)
    static let backslashes = Senses(rawValue: 64)
    static let folding = Senses(rawValue: 128)
    static let cuts = Senses(rawValue: 256)
    static let fingerprints = Senses(rawValue: 512)
    static let streams = Senses(rawValue: 1024)
    static let layers = Senses(rawValue: 2048)

    static let all = Senses(rawValue: 4095)
}
