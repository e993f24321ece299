import Hummingbird

/// The demo's mailbox: the messages that would have left the house.
struct MailboxPage {
    let portal: Portal
    let mailbox: any Mailbox

    /// `GET /demo/mail`
    func show() async throws -> Response {
        let messages = try await mailbox.messages()
        return .page(
            portal.slimFrame("Demo mailbox").html { html in
                html.tag("h1", text: "Demo mailbox")
                html.tag("p", text: "Nothing leaves this machine: messages to the demo's people end up here.")
                if messages.isEmpty {
                    html.add(
                        EmptyState(
                            .mail, "No mail yet", text: "Ask for a login; the message is here a moment later.",
                            action: ButtonLink("Log in", .page("/portal/login"), .primary)))
                }
                for message in messages { write(message, to: &html) }
            })
    }

    private func write(_ message: MailboxMessage, to html: inout HTML) {
        html.tag("article", .class("card prose")) { html in
            html.tag("h2", text: message.subject)
            html.tag("p", .class("quiet"), text: "To \(message.to)")
            for paragraph in message.text.split(separator: "\n\n") { write(paragraph: paragraph, to: &html) }
        }
    }

    private func write(paragraph: Substring, to html: inout HTML) {
        let start = portal.site.baseURL + "/portal/login/link?token="
        let words = paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        html.tag("p") { html in
            if words.hasPrefix(start) {
                let link = Link.login(portal.site.baseURL, token: String(words.dropFirst(start.count)))
                html.tag("a", .href(link), text: words)
            } else if words.hasPrefix(portal.site.baseURL),
                let link = Link(portalPath: String(words.dropFirst(portal.site.baseURL.utf8.count)))
            {
                html.tag("a", .href(link), text: words)
            } else if !words.isEmpty, words.utf8.allSatisfy({ (48...57).contains($0) }) {
                html.tag("b", .class("money-strong"), text: words)
            } else {
                html.text(words)
            }
        }
    }
}
