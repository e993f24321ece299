/// Knows whose portal a key of a preview shows right now.
public protocol PreviewDesk: Sendable {
    /// The contact whom the key shows, read afresh and marked as looked at by staff; nil when the preview is over, or when
    /// either side may not be here any more. A preview that is found to be over is ended for good.
    func principal(for key: PreviewKey) async throws -> Principal?

    /// Ends the preview; ending it twice, or when it is over, is no error.
    func end(_ key: PreviewKey) async throws
}

/// The secret that a browser holds for a preview; only a hash of it is ever stored.
///
/// It has the shape of a contact's `SessionKey` and is another type: it opens no session, and no session opens it.
public struct PreviewKey: Hashable, Sendable {
    /// 43 characters of base64url: 256 random bits.
    public let secret: String

    /// Reads a key that came from a cookie; nil unless it has the shape of one.
    public init?(_ secret: String) {
        guard let key = SessionKey(secret) else { return nil }
        self.secret = key.secret
    }
}
