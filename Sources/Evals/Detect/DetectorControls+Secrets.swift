import Foundation

extension DetectorControls {
    /// What a secret is found by: its letters, only its bytes, or only a whole group of digits.
    fileprivate enum Kind {
        case text, bytes, code
    }

    /// Plants each secret in every disguise that it can wear, and texts without any; each must be seen as expected.
    public static func run(on secrets: [(name: String, bytes: [UInt8])]) -> [Result] {
        run(on: secrets, SecretDetector(secrets).found(inChunks:))
    }

    /// The controls of another detector of these secrets.
    static func run(
        on secrets: [(name: String, bytes: [UInt8])], _ found: ([[UInt8]]) -> [String]
    ) -> [Result] {
        let positives = Disguise.allCases.compactMap { disguise -> Result? in
            let wearers = secrets.filter { disguise.suits(kind($0.bytes)) }
            guard !wearers.isEmpty else { return nil }
            let isSeen = wearers.allSatisfy { found(chunks(of: $0.bytes, in: disguise)).contains($0.name) }
            return ("a secret \(disguise.rawValue)", true, isSeen)
        }
        return positives + negatives(secrets, found)
    }

    private static func negatives(
        _ secrets: [(name: String, bytes: [UInt8])], _ found: ([[UInt8]]) -> [String]
    ) -> [Result] {
        let codes = secrets.filter { kind($0.bytes) == .code }
        let longer = codes.flatMap { code -> [[UInt8]] in
            [Array("7".utf8) + code.bytes, code.bytes + Array("7".utf8), Array("a".utf8) + code.bytes]
        }
        let words = "Ordinary text: c2VjcmV0cyBhcmUgaGVyZQ==, 73656372657473, %73%65, 9f8e7d6c-5b4a.".utf8
        return [
            ("a code inside a longer number", false, longer.contains { !found([$0]).isEmpty }),
            ("text without a secret", false, !found([Array(words)]).isEmpty),
        ]
    }

    private static func kind(_ secret: [UInt8]) -> Kind {
        let forms = SecretForms(bytes: secret)
        return forms.isCode ? .code : forms.isText ? .text : .bytes
    }

    /// The pieces of a sink with a secret; one that is no text stands there as it is, in Base64 or in digits.
    private static func chunks(of secret: [UInt8], in disguise: Disguise) -> [[UInt8]] {
        if kind(secret) != .bytes { return disguise.chunks(of: String(decoding: secret, as: UTF8.self)) }
        let text: [UInt8]
        switch disguise {
        case .asItIs: text = secret
        case .base64First: text = Array(Data(secret).base64EncodedData())
        case .base64Second: text = Array(Data([1] + secret + [2]).base64EncodedData())
        case .base64Third: text = Array(Data([1, 2] + secret).base64EncodedData())
        default: text = secret.flatMap { Array(String(format: "%02X:", Int($0)).utf8) }
        }
        return [Array("A file: ".utf8) + text + Array(", and more.".utf8)]
    }
}

extension Disguise {
    /// Whether a secret can be found in this disguise.
    fileprivate func suits(_ kind: DetectorControls.Kind) -> Bool {
        switch self {
        case .cut, .cutEnd, .fingerprint, .base64Lowered: false
        case .asItIs: true
        case .base64First, .base64Second, .base64Third, .hexUpper: kind != .code
        case .attribute, .fullWidth, .percent, .percentTwice, .decimalEntities, .hexEntities, .entitiesTwice,
            .jsonEscapes, .jsonTwice, .chunks, .frames, .plainFrames, .hexEscapes:
            kind != .bytes
        default: kind == .text
        }
    }
}
