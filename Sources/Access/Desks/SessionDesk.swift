/// Knows who a session key belongs to right now.
public protocol SessionDesk: Sendable {
    /// The person behind the key, read afresh: nil when the session, contact, company or tenant is not in force.
    func principal(for key: SessionKey) async throws -> Principal?

    /// Ends the session on the server; ending it twice is no error.
    func end(_ key: SessionKey) async throws
}

/// The secret that a browser holds for its session; only a hash of it is ever stored.
public struct SessionKey: Hashable, Sendable {
    /// 43 characters of base64url: 256 random bits.
    public let secret: String

    /// Reads a key that came from a cookie; nil unless it has the shape of one.
    public init?(_ secret: String) {
        guard secret.utf8.count == 43, secret.utf8.allSatisfy(isBase64URL) else { return nil }
        self.secret = secret
    }
}

/// The secret that marks the browser which asked for a login.
public struct BrowserKey: Hashable, Sendable {
    /// 43 characters of base64url: 256 random bits.
    public let secret: String

    /// Reads a key that came from a cookie; nil unless it has the shape of one.
    public init?(_ secret: String) {
        guard secret.utf8.count == 43, secret.utf8.allSatisfy(isBase64URL) else { return nil }
        self.secret = secret
    }
}

private func isBase64URL(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
}
