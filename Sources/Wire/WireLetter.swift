/// One message for one mail server.
public struct WireLetter: Sendable, Reticent {
    /// Who is asked to carry it.
    public var server: WireMailServer
    /// The envelope's sender, without angle brackets; empty for a message that must not be answered.
    public var from: String
    /// The envelope's recipients, at least one, without angle brackets. The server takes all of them or none.
    public var to: [String]
    /// Headers, an empty line and the text; every line ends in CR LF.
    public var bytes: [UInt8]
    /// How long it may take.
    public var limits: WireLimits

    /// A letter; nothing is checked before it is sent.
    public init(
        server: WireMailServer, from: String, to: [String], bytes: [UInt8], limits: WireLimits = .letter
    ) {
        self.server = server
        self.from = from
        self.to = to
        self.bytes = bytes
        self.limits = limits
    }
}

/// A mail server, and how to speak with it.
public struct WireMailServer: Sendable, Reticent {
    /// `smtp://host:port` or `smtps://host:port` without user info. A path is the name by which we greet.
    public var url: String
    /// Who we are to it.
    public var login: Login
    /// Whether it may be spoken with in the open.
    public var security: Security

    /// A mail server; nothing is checked before a letter is sent.
    public init(url: String, login: Login = .none, security: Security = .required) {
        self.url = url
        self.login = login
        self.security = security
    }

    /// Who we are to the server.
    public enum Login: Sendable, Reticent {
        /// Nobody.
        case none
        /// Somebody with a password, by PLAIN or LOGIN.
        case password(user: String, password: String)
        /// Somebody with a token, by XOAUTH2.
        case bearer(user: String, token: String)
    }

    /// Whether the server may be spoken with in the open.
    public enum Security: Sendable, Equatable {
        /// TLS before anything else is said, by `smtps` or STARTTLS.
        case required
        /// The same, except with this very machine when it offers no TLS.
        case loopbackMayBePlain
    }
}
