import Access

/// An address that a page may link to: a page of this portal, or an outside address that a list of hosts allowed.
struct Link: Hashable, Sendable {
    /// The address as it stands in `href`, not yet escaped for HTML.
    let address: String

    private init(address: String) {
        self.address = address
    }

    /// A page of ours: a literal path, then segments and a query that are percent-encoded here. Query items without a
    /// value are left out.
    ///
    ///     Link.page("/portal/tickets/", ticket.number)
    ///     Link.page("/portal/tickets", query: ["status": "open", "q": search, "cursor": next])
    static func page(
        _ path: StaticString, _ segments: String..., query: KeyValuePairs<StaticString, String?> = [:],
        anchor: StaticString? = nil
    ) -> Link {
        var address = path.description
        for (index, segment) in segments.enumerated() {
            if index > 0 { address.append("/") }
            address.append(percentEncoded(segment: segment))
        }
        var separator: Character = "?"
        for item in query {
            guard let value = item.value else { continue }
            address.append(separator)
            address.append(item.key.description)
            address.append("=")
            address.append(percentEncoded(value))
            separator = "&"
        }
        if let anchor { address.append("#" + anchor.description) }
        return Link(address: address)
    }

    /// A page of somebody else's, whose host was on the list.
    static func outside(_ address: HTTPSAddress) -> Link { Link(address: address.text) }

    /// The absolute address of a login link, for mail; the base comes from the settings.
    static func login(_ baseURL: String, token: String) -> Link {
        Link(address: baseURL + "/portal/login/link?token=" + percentEncoded(token))
    }

    /// Where a message of one kind is switched off by the secret that the message brought.
    static func unsubscribe(token: String) -> Link {
        Link(address: "/portal/unsubscribe?token=" + percentEncoded(token))
    }

    /// The same page of ours with the site's address in front, for mail; other links stay as they are.
    func absolute(at site: Site) -> Link {
        address.hasPrefix("/") ? Link(address: site.baseURL + address) : self
    }

    /// A place on the same page.
    static func anchor(_ id: String) -> Link { Link(address: "#" + percentEncoded(id)) }

    /// An address that nobody has looked at, for a fault that takes it all the same; nil as long as it is not planted.
    static func unread(_ address: String, by fault: Fault) -> Link? {
        Faults.has(fault) ? Link(address: address) : nil
    }

    /// Writes a message to an address.
    static func mail(_ address: String) -> Link {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false).map { percentEncoded(String($0)) }
        return Link(address: "mailto:" + parts.joined(separator: "@"))
    }

    /// Rings a number; everything but digits and a leading plus is dropped.
    static func telephone(_ number: String) -> Link {
        let digits = number.utf8.filter { $0 >= 48 && $0 <= 57 }
        let plus = number.utf8.first == UInt8(ascii: "+") ? "+" : ""
        return Link(address: "tel:" + plus + String(decoding: digits, as: UTF8.self))
    }

    /// Reads a path of this portal that came from outside; nil unless it is plainly one of our pages behind the login.
    ///
    /// The path is `/portal` or starts with `/portal/`, is printable ASCII, and holds no backslash, no `//`, no `.` or
    /// `..` segment and no encoded letter, digit, dot, slash, backslash, percent sign or control character. Login pages are refused, because
    /// a link to one could carry somebody else's token.
    init?(portalPath text: String) {
        guard PortalPath.isPlain(text) else { return nil }
        self.init(address: text)
    }

    /// Reads a path of the staff side that came from outside, by the same rules.
    init?(staffPath text: String) {
        guard PortalPath.isPlain(text, under: "/staff") else { return nil }
        self.init(address: text)
    }

    /// True for addresses that leave this portal.
    var isOutside: Bool { address.hasPrefix("https://") }

    private static func percentEncoded(segment: String) -> String {
        switch segment {
        // A browser takes "%2e" for a dot too, so these two can only be kept as segments when encoded twice.
        case ".": "%252E"
        case "..": "%252E%252E"
        default: percentEncoded(segment)
        }
    }

    private static func percentEncoded(_ text: String) -> String {
        var text = text
        if text.withUTF8({ $0.allSatisfy(isUnreserved) }) { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(contentsOf: [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 48 + value : 55 + value
    }
}
