/// Where the portal is, as its settings say; never as a request says.
public struct Site: Sendable {
    /// The address without a slash at its end, such as `https://portal.example`.
    public let baseURL: String
    /// Host and port as browsers send them, every form that is taken; the first is the base address's own.
    public let authorities: [String]
    /// Proxies whose word about the client's address is taken, as exact addresses.
    public let trustedProxies: Set<String>
    /// What pages outside a login call the portal.
    public let name: String
    /// Shows the messages that were sent; nil outside the demo.
    public let mailbox: (any Mailbox)?

    /// How messages leave, in words for staff that finish "messages …".
    public var mailWay = ""

    /// Whether browsers reach the portal by TLS.
    public var isSecure: Bool { baseURL.hasPrefix("https://") }

    /// A site; nil unless the address is `http` or `https` with a host and nothing behind it.
    public init?(
        baseURL: String, alsoAt aliases: [String] = [], trustedProxies: Set<String> = [],
        name: String = "Client portal", mailbox: (any Mailbox)? = nil
    ) {
        let rest = baseURL.hasPrefix("https://") ? baseURL.dropFirst(8) : baseURL.dropFirst(7)
        guard baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://"), !rest.isEmpty,
            rest.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !"/?#@\\".utf8.contains($0) })
        else { return nil }
        self.baseURL = baseURL.lowercased()
        authorities = [rest.lowercased()] + aliases
        self.trustedProxies = trustedProxies
        self.name = name
        self.mailbox = mailbox
    }

    /// Whether a form may be sent from this origin.
    func isOwn(origin: String) -> Bool {
        let scheme = isSecure ? "https://" : "http://"
        return authorities.contains { origin == scheme + $0 }
    }
}

/// The messages that the demo sent, newest first.
public protocol Mailbox: Sendable {
    /// The messages.
    func messages() async throws -> [MailboxMessage]
}

/// A message as the demo's mailbox shows it.
public struct MailboxMessage: Sendable {
    /// Its file's name, which orders them.
    public let name: String
    /// The recipient.
    public let to: String
    /// The subject.
    public let subject: String
    /// The text part.
    public let text: String

    /// A message.
    public init(name: String, to: String, subject: String, text: String) {
        self.name = name
        self.to = to
        self.subject = subject
        self.text = text
    }
}
