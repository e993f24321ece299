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
        html.tag("article", .class("card")) { html in
            html.tag("h2", text: message.subject)
            html.tag("p", text: "To \(message.to)")
            for line in message.text.split(separator: "\n") { write(String(line), to: &html) }
        }
    }

    private func write(_ line: String, to html: inout HTML) {
        html.tag("p") { html in
            let start = portal.site.baseURL + "/portal/login/link?token="
            guard line.hasPrefix(start) else { return html.text(line) }
            html.tag("a", .href(.login(portal.site.baseURL, token: String(line.dropFirst(start.count)))), text: line)
        }
    }
}
