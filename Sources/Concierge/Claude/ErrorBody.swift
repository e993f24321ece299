import Tools

/// What Claude's interface says of an error: its words for programs, never its sentences.
struct ErrorBody: Sendable, Hashable {
    /// Such as `rate_limit_error`; empty when there is none.
    let type: String
    /// Such as `enforced_spend_limit_reached`; empty when there is none.
    let code: String
    /// By which the servers find the request; nil when they gave none.
    let requestID: String?

    private static let limits = StrictJSON.Limits(bytes: 64 * 1024, depth: 16, text: 64 * 1024, members: 1000)

    /// The error in a body; one that is no JSON, such as a proxy's page, has nothing to say.
    init(bytes: [UInt8]) {
        self.init((try? StrictJSON.parse(bytes, limits: Self.limits)) ?? .null)
    }

    /// The error in an object with `error`.
    init(_ json: JSONValue) {
        type = (json["error"]?["type"]?.string).word
        code = (json["error"]?["details"]?["error_code"]?.string).word
        requestID = json["request_id"]?.string.flatMap { $0.isPlainWord ? $0 : nil }
    }
}

extension String? {
    /// A word of letters, digits, underscores and hyphens as it is, and nothing instead of anything else.
    fileprivate var word: String { self.flatMap { $0.isPlainWord ? $0 : nil } ?? "" }
}

extension String {
    /// Whether it is a short word that can stand in a log.
    var isPlainWord: Bool {
        (1...100).contains(utf8.count)
            && utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            }
    }
}
