import Access

/// The message that brings the code with which a person proves who they are, before they sign.
public struct SigningMail: Sendable {
    /// Messages that hold no link: the code is typed on the page that asked for it.
    public init() {}

    /// The message for a letter.
    public func message(for letter: SigningLetter) -> MailMessage {
        let provider = letter.person.tenantName.plainLine
        let page = MailPage(provider: provider, brand: letter.brand, parts: parts(letter, provider), ending: [])
        var message = MailMessage(
            to: letter.person.email, subject: "Your code for signing, from \(provider)", text: page.text,
            html: page.html)
        message.sender = provider
        message.replyTo = letter.person.support.email
        return message
    }

    private func parts(_ letter: SigningLetter, _ provider: String) -> [MailPage.Part] {
        let clock = ReaderClock(timeZone: letter.person.timeZone)
        return [
            .words("Hello \(letter.person.name.plainLine),"),
            .words("Type this code on the page on which you are about to sign a risk acceptance:"),
            .code(letter.code),
            .words(
                "It works for \(letter.minutes) minutes, in the login and for the document that it was asked for, on "
                    + "\(clock.worded(letter.askedAt)). A newer code takes its place."),
            .words(
                "Nobody from \(provider) will ever ask you for the code. If you did not ask for it, somebody may be "
                    + "logged in as you: log out of the portal and tell \(provider)."),
        ]
    }
}
