/// What must stand in the head of every request.
enum HeaderRules {
    static let version = "2026-10-21"
    static let mostBytes = 32 * 1024 * 1024

    /// Throws for a head that the real server would not take; the key is any unless one is given.
    static func check(_ request: SeenRequest, key: String?) throws(Problem) {
        try checkCredential(request, key: key)
        let versions = request.values("anthropic-version")
        guard versions.count == 1, let sent = versions.first else {
            throw .invalid("anthropic-version: header is required")
        }
        guard sent == version else { throw .invalid("anthropic-version: \"\(sent)\" is not a valid version") }
        if request.method == "POST" { try checkBody(request) }
    }

    private static func checkCredential(_ request: SeenRequest, key: String?) throws(Problem) {
        let bearers = request.values("authorization")
        let keys = request.values("x-api-key")
        guard bearers.count + keys.count <= 1 else {
            throw Problem(401, "authentication_error", "Only one of Authorization and x-api-key may be sent, once.")
        }
        guard let sent = bearers.first ?? keys.first else {
            throw Problem(401, "authentication_error", "x-api-key header is required")
        }
        guard bearers.isEmpty || sent.hasPrefix("Bearer ") else {
            throw Problem(401, "authentication_error", "Invalid bearer token")
        }
        let found = bearers.isEmpty ? sent : String(sent.dropFirst("Bearer ".count))
        guard !found.isEmpty, found.allSatisfy({ $0.isASCII && !$0.isWhitespace }), key == nil || found == key else {
            throw .badKey
        }
    }

    private static func checkBody(_ request: SeenRequest) throws(Problem) {
        guard request.body.count <= mostBytes else {
            throw Problem(413, "request_too_large", "Request exceeds the maximum size")
        }
        let parts = (request.values("content-type").first ?? "").lowercased().split(separator: ";")
        guard let kind = parts.first, kind == "application/json" else {
            throw .invalid("content-type: must be application/json")
        }
        let charset = parts.dropFirst().map { $0.filter { !$0.isWhitespace } }.first { $0.hasPrefix("charset=") }
        guard charset == nil || charset == "charset=utf-8" else {
            throw .invalid("content-type: only utf-8 is supported", code: "unsupported_charset")
        }
        guard request.values("content-encoding").isEmpty else { throw .invalid("content-encoding: not supported") }
    }
}
