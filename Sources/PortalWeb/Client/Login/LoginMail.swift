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
        let link = site.baseURL + "/portal/login/link?token=" + letter.token
        return MailMessage(
            to: letter.person.email, subject: "Your login for \(Self.line(letter.person.tenantName))",
            text: text(letter, link), html: html(letter, link))
    }

    private func text(_ letter: LoginLetter, _ link: String) -> String {
        """
        Hello \(Self.line(letter.person.name)),

        open this link to log in to the client portal of \(Self.line(letter.person.tenantName)):

        \(link)

        On another device, type this code instead:

        \(letter.code)

        Link and code work once, for \(letter.minutes) minutes. Nobody from \(Self.line(letter.person.tenantName)) will
        ever ask you for the code. If you did not ask for this message, you need not do anything.
        """
    }

    private func html(_ letter: LoginLetter, _ link: String) -> String {
        var html = HTML(reserving: 2048)
        html.markup("<!doctype html>\n")
        html.tag("html", .lang("en")) { html in
            html.tag("body") { html in
                html.tag("p", text: "Hello \(letter.person.name),")
                html.tag(
                    "p", text: "open this link to log in to the client portal of \(letter.person.tenantName):")
                html.tag("p") { $0.tag("a", .href(.login(site.baseURL, token: letter.token)), text: link) }
                html.tag("p", text: "On another device, type this code instead:")
                html.tag("p") { $0.tag("b", text: letter.code) }
                html.tag(
                    "p",
                    text: "Link and code work once, for \(letter.minutes) minutes. Nobody from "
                        + "\(letter.person.tenantName) will ever ask you for the code. If you did not ask for this "
                        + "message, you need not do anything.")
            }
        }
        return html.string
    }

    /// A name as one line, so that it can't add headers or paragraphs.
    private static func line(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
    }
}
