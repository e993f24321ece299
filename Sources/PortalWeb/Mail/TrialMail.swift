import Access

/// The message with which a member of staff tries the mail.
public struct TrialMail: Sendable {
    private let site: Site

    /// Messages that say where the portal is.
    public init(site: Site) {
        self.site = site
    }

    /// The message for a letter.
    public func message(for letter: TrialLetter) -> MailMessage {
        let provider = letter.person.tenantName.plainLine
        let page = MailPage(provider: provider, brand: letter.brand, parts: parts(letter, provider), ending: [])
        var message = MailMessage(
            to: letter.person.email, subject: "The mail of \(provider) works", text: page.text, html: page.html)
        message.sender = provider
        return message
    }

    private func parts(_ letter: TrialLetter, _ provider: String) -> [MailPage.Part] {
        let clock = ReaderClock(timeZone: letter.person.timeZone)
        return [
            .words("Hello \(letter.person.name.plainLine),"),
            .words(
                "You tried the mail of the client portal at \(site.baseURL) on \(clock.worded(letter.askedAt)). This "
                    + "message came the same way as the logins and notices that your clients get."),
            .words(
                "Look at the sender, the colour and the logo: your clients see them like this. If the message lay in the "
                    + "junk folder, theirs lie there too."),
        ]
    }
}
