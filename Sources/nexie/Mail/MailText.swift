import Access
import Foundation

/// A message as RFC 5322 and MIME write it: one text part and one HTML part, all of it in short lines.
///
/// Addresses that are not ASCII stand in the headers as they are (RFC 6532); everything else is ASCII.
struct MailText {
    /// Every line ends in CR LF.
    let text: String

    /// The text of a message; its identifier makes its `Message-ID`, which is the same at every try.
    init(_ message: MailMessage, from: MailSender, at date: Date) {
        let id = message.id.isEmpty ? UUID().uuidString.lowercased() : message.id
        let border = "=_\(id)"
        let host = from.host.utf8.allSatisfy { $0 < 128 } ? from.host : "portal.invalid"
        var headers = [
            MailHeader.mailbox(
                "From", address: from.address, called: message.sender.isEmpty ? from.name : message.sender),
            MailHeader.mailbox("To", address: message.to, called: ""),
        ]
        if MailAddress.isSendable(message.replyTo) {
            headers.append(MailHeader.mailbox("Reply-To", address: message.replyTo, called: message.sender))
        }
        headers += [
            MailHeader.text("Subject", message.subject),
            MailHeader.plain("Date", Self.stamp(date)),
            MailHeader.plain("Message-ID", "<\(id)@\(host)>"),
            MailHeader.plain("Auto-Submitted", "auto-generated"),
        ]
        if let unsubscribe = message.unsubscribe {
            headers.append(MailHeader.plain("List-Unsubscribe", "<\(unsubscribe)>"))
            headers.append(MailHeader.plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
        }
        headers.append("MIME-Version: 1.0")
        headers.append("Content-Type: multipart/alternative;\r\n boundary=\"\(border)\"")
        text =
            headers.joined(separator: "\r\n") + "\r\n\r\n" + Self.part("plain", message.text, border)
            + Self.part("html", message.html, border) + "--\(border)--\r\n"
    }

    private static func part(_ kind: String, _ text: String, _ border: String) -> String {
        """
        --\(border)\r
        Content-Type: text/\(kind); charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        \(QuotedPrintable.encoded(text))\r

        """
    }

    private static func stamp(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return format.string(from: date)
    }
}
