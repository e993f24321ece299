import Access
import Foundation

/// A message as RFC 5322 and MIME write it: one text part and one HTML part.
struct MailText {
    let text: String

    init(_ message: MailMessage, from: String, at date: Date, identifier: String) {
        let border = "part-\(identifier)"
        let host = from.split(separator: "@").last.map { $0.prefix { $0 != ">" } } ?? "localhost"
        text = [
            "From: \(Self.line(from))",
            "To: \(Self.line(message.to))",
            "Subject: \(Self.encoded(message.subject))",
            "Date: \(Self.stamp(date))",
            "Message-ID: <\(identifier)@\(Self.line(String(host)))>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
            "Content-Type: multipart/alternative; boundary=\"\(border)\"",
            "",
            "--\(border)",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            Self.lines(message.text),
            "--\(border)",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            Self.lines(message.html.replacingOccurrences(of: "</p>", with: "</p>\n")),
            "--\(border)--",
            "",
        ].joined(separator: "\r\n")
    }

    /// A header's value on one line.
    private static func line(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.map(Character.init))
    }

    /// A header's value, as encoded words where it is not plain ASCII.
    private static func encoded(_ text: String) -> String {
        let text = line(text)
        guard !text.unicodeScalars.allSatisfy(\.isASCII) else { return text }
        var words: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            words.append("=?utf-8?B?\(Data(rest.prefix(12).utf8).base64EncodedString())?=")
            rest = rest.dropFirst(12)
        }
        return words.joined(separator: "\r\n ")
    }

    private static func lines(_ text: String) -> String {
        text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: "\r\n")
    }

    private static func stamp(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return format.string(from: date)
    }
}
