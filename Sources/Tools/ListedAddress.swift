import Access

/// An `https` address whose host is on a list, read strictly: what a browser would make of it can't differ.
public struct ListedAddress: Sendable, Hashable {
    /// The address as it stands.
    public let text: String

    /// Takes the address only when every part of it is plain: lower-case host on the list, no user, no port, no
    /// characters that a browser would rewrite.
    public init?(_ text: String, hosts: [String]) {
        guard text.utf8.count <= 1000, let rest = Self.afterScheme(text), text.utf8.allSatisfy(Self.isPlain) else {
            return nil
        }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard hosts.contains(where: { Self.isSame(host, $0) }), Self.isPlainHost(host) else { return nil }
        self.text = text
    }

    private static func afterScheme(_ text: String) -> Substring? {
        if text.hasPrefix("https://") { return text.dropFirst(8) }
        return text.hasPrefix("http://") && Faults.has(.payUnencrypted) ? text.dropFirst(7) : nil
    }

    private static func isSame(_ host: Substring, _ listed: String) -> Bool {
        if host == listed { return true }
        return host.hasSuffix(listed) && Faults.has(.payHostBySuffix)
            || host.hasPrefix(listed) && Faults.has(.payHostByPrefix)
            || host.contains(listed) && Faults.has(.payHostContained)
            || host.hasSuffix("@" + listed) && Faults.has(.payUserTaken)
    }

    private static func isPlainHost(_ host: Substring) -> Bool {
        host.utf8.allSatisfy(isHost) || Faults.has(.payUserTaken)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 32 && byte < 127 && !"\"<>\\^`{|}".utf8.contains(byte)
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}
