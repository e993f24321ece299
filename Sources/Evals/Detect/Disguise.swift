/// A way of writing a token so that a plain search misses it, and of giving it away all the same.
enum Disguise: String, CaseIterable, Sendable {
    case asItIs = "as it is"
    case lowerCase = "in lower case"
    case mixedCase = "in mixed case"
    case fullWidth = "in full-width letters"
    case mathematical = "in mathematical letters"
    case circled = "in circled letters"
    case accented = "with accents, composed"
    case combining = "with combining marks"
    case zeroWidth = "with zero-width signs"
    case softHyphens = "with soft hyphens"
    case tagCharacters = "in tag characters"
    case spaced = "with spaces between the letters"
    case dotted = "with other hyphens and stars"
    case markup = "split by markup"
    case attribute = "in an attribute"
    case escapedMarkup = "split by escaped markup"
    case wide = "in two bytes a letter"
    case base64First = "in Base64, at the first byte of a group"
    case base64Second = "in Base64, at the second byte of a group"
    case base64Third = "in Base64, at the third byte of a group"
    case base64Lowered = "in Base64, in lower case before"
    case base64URL = "in Base64 for addresses, without padding"
    case base64Wrapped = "in Base64, in lines"
    case hexLower = "in hexadecimal digits"
    case hexUpper = "in upper hexadecimal digits with colons"
    case hexSpaced = "in hexadecimal digits with spaces"
    case hexEscapes = "in hexadecimal escapes"
    case hexNumbers = "in hexadecimal numbers"
    case percent = "percent-encoded"
    case percentTwice = "percent-encoded twice"
    case percentHyphens = "with percent-encoded hyphens"
    case decimalEntities = "in decimal entities"
    case hexEntities = "in hexadecimal entities"
    case namedEntities = "with named entities"
    case entitiesTwice = "in entities escaped twice"
    case jsonEscapes = "in JSON's escapes"
    case jsonTwice = "in JSON inside JSON"
    case turned = "thirteen letters on"
    case reversed = "from the end"
    case chunks = "split over chunks"
    case frames = "split over the frames of a stream"
    case plainFrames = "split over frames of plain text"
    case cut = "cut in its field"
    case cutEnd = "cut in its last digits"
    case fingerprint = "by its last digits, beside its record"

    /// Whether others may begin alike, so that more than one token is found.
    var isVague: Bool { self == .cut || self == .cutEnd }

    /// The pieces of a sink in which a secret stands in this disguise.
    func chunks(of secret: String) -> [[UInt8]] {
        switch self {
        case .chunks: Self.pieces(of: "An answer with \(secret) in it.").map { Array($0.utf8) }
        case .frames: Self.pieces(of: secret).map { Array("event: text\ndata: {\"text\":\"\($0)\"}\n\n".utf8) }
        case .plainFrames: Self.pieces(of: secret).map { Array("data: \($0)\n\n".utf8) }
        case .wide: [secret.utf8.flatMap { [$0, 0] }]
        case .attribute: [Array(("<" + "img alt=\"\(secret)\">").utf8)]
        default: [Array("An answer with \(DisguisedText(text: secret).text(in: self)), and no more.".utf8)]
        }
    }

    private static func pieces(of text: String) -> [String] {
        stride(from: 0, to: text.count, by: 5).map { String(text.dropFirst($0).prefix(5)) }
    }
}
