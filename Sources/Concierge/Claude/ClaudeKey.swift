/// A key of Claude's interface: however it is printed or looked into, it shows its last four characters at most.
public struct ClaudeKey: Sendable, Hashable {
    private let secret: String

    /// A key as somebody typed it; nil when it can't be one: 12 to 512 visible ASCII characters, nothing between them.
    public init?(_ text: String) {
        guard (12...512).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        secret = text
    }

    /// The last four characters, by which people tell their keys apart.
    public var lastFour: String { String(secret.suffix(4)) }

    /// The value of the header that shows it to Claude, and to nobody else.
    var credential: String { "Bearer " + secret }

    /// The key itself, to be sealed and kept.
    public func reveal() -> String { secret }
}

extension ClaudeKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// An ellipsis and the last four characters.
    public var description: String { "…" + lastFour }
    /// The same.
    public var debugDescription: String { description }
    /// Nothing inside.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
