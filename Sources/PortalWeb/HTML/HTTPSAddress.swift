/// The hosts outside this portal that a page may link to, such as where invoices are paid.
struct AllowedHosts: Hashable, Sendable {
    private let names: Set<String>

    /// The list; names that are not plain lower-case ASCII hosts with a dot are left out.
    init(_ names: some Sequence<String> = []) {
        self.names = Set(names.filter(Self.isPlain))
    }

    /// True when exactly this host is on the list.
    func contains(_ host: String) -> Bool { names.contains(host) }

    /// Whether the list is empty.
    var isEmpty: Bool { names.isEmpty }

    private static func isPlain(_ name: String) -> Bool {
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return name.utf8.count <= 253 && labels.count > 1 && labels.allSatisfy { isLabel($0) }
    }

    // Punycode is refused, because a name that looks like a listed one is written with it.
    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        guard (1...63).contains(label.count), label.allSatisfy({ HTTPSAddress.isHostByte($0) }) else { return false }
        let dash = UInt8(ascii: "-")
        return !label.starts(with: "xn--".utf8) && label.first != dash && label.last != dash
    }
}

/// An `https` address whose host was on the list: no user name, no port, no backslash, nothing but printable ASCII.
struct HTTPSAddress: Hashable, Sendable {
    /// The address, unchanged.
    let text: String

    /// Reads an address that came from outside; nil unless it is written plainly and its exact host is allowed.
    init?(_ text: String, hosts: AllowedHosts) {
        let bytes = Array(text.utf8)
        let scheme = "https://"
        guard bytes.count <= 2000, bytes.starts(with: scheme.utf8) else { return nil }
        let rest = bytes.dropFirst(scheme.utf8.count)
        let host = rest.prefix { Self.isHostByte($0) || $0 == UInt8(ascii: ".") }
        guard hosts.contains(String(decoding: host, as: UTF8.self)) else { return nil }
        let path = rest.dropFirst(host.count)
        guard path.first.map(Self.startsPath) ?? true, path.allSatisfy(Self.isPathByte) else { return nil }
        self.text = text
    }

    static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 97...122, UInt8(ascii: "-"): true
        default: false
        }
    }

    static func startsPath(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "`"): false
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"): false
        default: byte > 32 && byte < 127
        }
    }
}
