/// Takes messages out of the house.
public protocol MailCarrier: Sendable {
    /// Delivers one message; throws when it must be tried again later.
    func deliver(_ message: MailMessage) async throws
}

/// One message to one person.
public struct MailMessage: Sendable, Hashable {
    /// The one recipient's address.
    public let to: String
    /// The subject, one line.
    public let subject: String
    /// The text part.
    public let text: String
    /// The HTML part.
    public let html: String

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
    /// The link's secret.
    public let token: String
    /// Six digits.
    public let code: String
    /// For how many minutes both work.
    public let minutes: Int

    /// A letter.
    public init(person: Principal.Person, token: String, code: String, minutes: Int) {
        self.person = person
        self.token = token
        self.code = code
        self.minutes = minutes
    }
}
