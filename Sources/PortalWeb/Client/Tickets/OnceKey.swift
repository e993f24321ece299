import Access
import Crypto

/// The key of one view of a form, which makes what it sends count once however often it is sent.
struct OnceKey: Hashable, Sendable {
    /// 32 hexadecimal digits.
    let text: String

    /// The field in which a form carries it.
    static let field: StaticString = "idempotency_key"

    /// A new key of 128 random bits.
    static func random() -> OnceKey {
        var generator = SystemRandomNumberGenerator()
        return OnceKey(bytes: (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    /// The key of the form that a suggestion's words stand in: the same in every view of it.
    init(of proposal: ProposalID) {
        var hash = SHA256()
        hash.update(data: Array(proposal.text.utf8))
        self.init(bytes: Array(hash.finalize().prefix(16)))
    }

    /// The key that a form carries; a new one when it carries none of ours.
    init(in form: FormValues) {
        let given = form[Self.field.description]
        self = given.utf8.count == 32 && given.utf8.allSatisfy(Self.isDigit) ? OnceKey(text: given) : .random()
    }

    /// The key of sending exactly these words from this view.
    ///
    /// A browser that goes back may show the same view again with its key; other words are then another effect.
    func sealing(_ words: String...) -> String {
        var hash = SHA256()
        for part in [text] + words {
            hash.update(data: Array(part.utf8))
            hash.update(data: [0])
        }
        return hexadecimal(hash.finalize())
    }

    private init(text: String) {
        self.text = text
    }

    private init(bytes: [UInt8]) {
        text = hexadecimal(bytes)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte)
    }
}
