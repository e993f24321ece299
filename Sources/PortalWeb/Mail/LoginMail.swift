import Access

/// The message that brings a link and a code.
public struct LoginMail: Sendable {
    private let site: Site

    /// A message for a site; its link is made from the settings' address alone.
    public init(site: Site) {
        self.site = site
    }

    /// The message for a letter.
    public func message(for letter: LoginLetter) -> MailMessage {
        let provider = letter.person.tenantName.plainLine
        let page = MailPage(provider: provider, brand: letter.brand, parts: parts(letter, provider), ending: [])
        var message = MailMessage(
            to: letter.person.email, subject: "Your login for \(provider)", text: page.text, html: page.html)
        message.sender = provider
        message.replyTo = letter.person.support.email
        return message
    }

    private func parts(_ letter: LoginLetter, _ provider: String) -> [MailPage.Part] {
        let clock = ReaderClock(timeZone: letter.person.timeZone)
        let browser = letter.browser.isEmpty ? "a browser that we do not know" : letter.browser
        return [
            .words("Hello \(letter.person.name.plainLine),"),
            .link(
                "Open this link to log in to the client portal of \(provider)",
                .login(site.baseURL, token: letter.token)),
            .words("On another device, type this code instead:"),
            .code(letter.code),
            .words(
                "Link and code work once, for \(letter.minutes) minutes. Somebody asked for them with \(browser), on "
                    + "\(clock.worded(letter.askedAt)), and gave your address, \(letter.person.email)."),
            .words(
                "Nobody from \(provider) will ever ask you for the code. If you did not ask for this message, you need "
                    + "not do anything."),
        ]
    }
}
