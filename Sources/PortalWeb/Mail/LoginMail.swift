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
        let subject =
            letter.invitedBy == nil
            ? "Your login for \(provider)" : "You are invited to the client portal of \(provider)"
        var message = MailMessage(
            to: letter.person.email, subject: subject, text: page.text, html: page.html)
        message.sender = provider
        message.replyTo = letter.person.support.email
        return message
    }

    private func parts(_ letter: LoginLetter, _ provider: String) -> [MailPage.Part] {
        let clock = ReaderClock(timeZone: letter.person.timeZone)
        if let host = letter.invitedBy { return invitation(letter, provider, from: host, clock) }
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

    /// Nobody asked for this one: a member of the provider's staff sent it.
    private func invitation(
        _ letter: LoginLetter, _ provider: String, from host: String, _ clock: ReaderClock
    ) -> [MailPage.Part] {
        [
            .words("Hello \(letter.person.name.plainLine),"),
            .words(
                "\(host.plainLine) of \(provider) has opened the client portal for you. There you see how "
                    + "things stand and find answers at any hour."),
            .link("Open this link to come in", .login(site.baseURL, token: letter.token)),
            .words("It asks for this code, because your browser has not been there yet:"),
            .code(letter.code),
            .words(
                "Link and code work once, for \(letter.minutes) minutes; they were sent on "
                    + "\(clock.worded(letter.askedAt)). Later you need no invitation: type your address, "
                    + "\(letter.person.email), at \(site.baseURL)/portal/login, and a new message comes at once."),
            .words(
                "Nobody from \(provider) will ever ask you for the code. If you do not want to use the portal, you need "
                    + "not do anything."),
        ]
    }
}
