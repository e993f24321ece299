/// Takes messages out of the house.
public protocol MailCarrier: Sendable {
    /// Delivers one message.
    ///
    /// Throws a `MailFault`, or anything else, which counts as a fault that may pass. The same message may be delivered
    /// again when it is not sure that it was taken; its identifier is the same then.
    func deliver(_ message: MailMessage) async throws
}

/// Why a message was not taken.
public struct MailFault: Error, Sendable, Hashable {
    /// Whether trying the same message again is of no use.
    public let isFinal: Bool
    /// What happened, for staff: one line of printable ASCII, at most 200 bytes, without secrets.
    public let reason: String

    /// A fault; of a reason that came from outside only what staff can read safely is kept.
    public init(isFinal: Bool, reason: String) {
        self.isFinal = isFinal
        let plain = reason.utf8.map { (32...126).contains($0) ? $0 : UInt8(ascii: " ") }
        self.reason = String(decoding: plain.prefix(200), as: UTF8.self)
    }
}

/// One message to one person.
public struct MailMessage: Sendable, Hashable {
    /// What tells it from every other message, the same at each try; empty until the postman has it.
    public var id = ""
    /// The one recipient's address.
    public let to: String
    /// In whose name it is sent: the provider's; empty for the name in the settings.
    public var sender = ""
    /// Where an answer goes; empty where it goes to the sender.
    public var replyTo = ""
    /// The subject, one line.
    public let subject: String
    /// The text part.
    public let text: String
    /// The HTML part.
    public let html: String
    /// The address that ends messages of this kind with one click; nil where a person can't do without them.
    public var unsubscribe: String?

    /// A message.
    public init(to: String, subject: String, text: String, html: String) {
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
    }
}

/// What a login message says; the token and the code exist nowhere else in clear.
public struct LoginLetter: Sendable {
    /// The person whom the link lets in.
    public let person: Principal.Person
    /// How the provider's messages look.
    public let brand: Principal.Brand
    /// The link's secret.
    public let token: String
    /// Six digits.
    public let code: String
    /// For how many minutes both work.
    public let minutes: Int
    /// The browser that asked, in words of ours; empty when it is not known.
    public let browser: String
    /// When it was asked for.
    public let askedAt: Instant
    /// The member of staff who invites the person; nil when the person asked.
    public var invitedBy: String?

    /// A letter.
    public init(
        person: Principal.Person, brand: Principal.Brand, token: String, code: String, minutes: Int, browser: String,
        askedAt: Instant
    ) {
        self.person = person
        self.brand = brand
        self.token = token
        self.code = code
        self.minutes = minutes
        self.browser = browser
        self.askedAt = askedAt
    }
}
