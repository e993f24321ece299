/// Takes requests for a login and opens sessions for the links and codes it sent.
public protocol LoginDesk: Sendable {
    /// Minutes for which a link and its code work.
    var linkMinutes: Int { get }

    /// Writes the request down and answers at once; whether the address is known is found out later, out of sight.
    func ask(_ request: LoginRequest) async throws

    /// What a link would do now; looking spends nothing.
    func look(at token: String, from browser: BrowserKey?) async throws -> LinkSight

    /// Spends a link, once. From another browser than the asking one the code is needed too.
    func open(link token: String, code: String?, from visitor: LoginVisitor) async throws -> LoginOutcome

    /// Spends the short code of the newest message to the address, once.
    func open(code: String, for email: String, from visitor: LoginVisitor) async throws -> LoginOutcome
}

/// Somebody's wish to log in, as it arrived.
public struct LoginRequest: Sendable {
    /// What was typed into the field, at most 254 bytes of it.
    public let email: String
    /// The page to go to afterwards: a path of the portal.
    public let destination: String
    /// The browser that asks.
    public let visitor: LoginVisitor

    /// A wish to log in.
    public init(email: String, destination: String, visitor: LoginVisitor) {
        self.email = email
        self.destination = destination
        self.visitor = visitor
    }
}

/// The browser at the other end of a login.
public struct LoginVisitor: Sendable {
    /// The mark of the browser, when it has one.
    public let browser: BrowserKey?
    /// The client's network: an IPv4 address or an IPv6 /64, as the trusted hop saw it.
    public let network: String
    /// What the browser calls itself, at most 300 bytes.
    public let userAgent: String

    /// A browser.
    public init(browser: BrowserKey?, network: String, userAgent: String) {
        self.browser = browser
        self.network = network
        self.userAgent = userAgent
    }
}

/// What a link would do now.
public enum LinkSight: Sendable, Hashable {
    /// One click opens the session.
    case ready
    /// The code of the same message is needed too, because another browser asked.
    case needsCode
    /// Spent, replaced by a newer one, too old, or never given out; which of these is not said.
    case dead
}

/// What came of trying to log in.
public enum LoginOutcome: Sendable {
    /// A session began; the key goes into the browser's cookie.
    case opened(SessionKey, destination: String)
    /// The code is missing.
    case needsCode
    /// The code is wrong, or dead after too many wrong tries.
    case wrongCode
    /// The link is spent, replaced, too old or unknown.
    case dead
    /// Too many tries from this client.
    case tooMany(retryAfterSeconds: Int)
}
