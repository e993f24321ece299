import Access

/// The messages that tell both addresses of a person that logins go to the new one.
public struct AddressMail: Sendable {
    let site: Site

    /// Messages with links to that site.
    public init(site: Site) {
        self.site = site
    }

    /// The message for a letter.
    public func message(for letter: AddressLetter) -> MailMessage {
        let provider = letter.person.tenantName.plainLine
        let page = MailPage(provider: provider, brand: letter.brand, parts: parts(letter, provider), ending: [])
        var message = MailMessage(
            to: letter.to, subject: "Your address for the portal of \(provider) was changed", text: page.text,
            html: page.html)
        message.sender = provider
        message.replyTo = letter.person.support.email
        return message
    }

    private func parts(_ letter: AddressLetter, _ provider: String) -> [MailPage.Part] {
        let moment = ReaderClock(timeZone: letter.person.timeZone).worded(letter.changedAt)
        let hello = MailPage.Part.words("Hello \(letter.person.name.plainLine),")
        switch letter.side {
        case .old:
            return [
                hello,
                .words(
                    "On \(moment) \(provider) changed the address with which you log in to the portal, as was asked "
                        + "for there. This address lets nobody in any more, and everybody who was logged in as you "
                        + "has been logged out."),
                .words("If you did not ask for it, tell \(provider) at once\(ways(letter))."),
            ]
        case .new:
            return [
                hello,
                .words(
                    "On \(moment) \(provider) made this the address with which you log in to the portal. The one "
                        + "before lets nobody in any more."),
                .link("Log in here", Link.page("/portal/login").absolute(at: site)),
            ]
        }
    }

    private func ways(_ letter: AddressLetter) -> String {
        letter.person.support.ways.map { ": you can \($0.plainLine)" } ?? ""
    }
}
