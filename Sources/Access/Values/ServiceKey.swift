/// The key with which a tenant pays for somebody else's service; whoever prints it sees its end alone.
public struct ServiceKey: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The key itself, for the one place that sends it.
    public let secret: String

    /// Reads a key: 20 to 512 visible characters of ASCII; nil for anything else.
    public init?(_ text: String) {
        guard (20...512).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        secret = text
    }

    /// Its last four characters, which is all that anybody is shown.
    public var lastFour: String { String(secret.suffix(4)) }

    /// Its end, such as `…wXyZ`.
    public var description: String { "…" + lastFour }
    /// Its end.
    public var debugDescription: String { description }
    /// Nothing: a dump shows no key either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
