import Foundation

/// Who messages come from: an address, and a name where the settings give one.
struct MailSender: Sendable {
    /// The address alone.
    let address: String
    /// What stands before it; empty for none.
    let name: String

    /// Reads `Portal <portal@portal.example>` or an address alone; nil for anything else.
    init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard let open = text.firstIndex(of: "<") else {
            self.init(address: text, name: "")
            return
        }
        guard text.hasSuffix(">") else { return nil }
        let name = text[..<open].trimmingCharacters(in: .whitespaces)
        let isQuoted = name.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"")
        self.init(
            address: String(text[text.index(after: open)...].dropLast()),
            name: isQuoted ? String(name.dropFirst().dropLast()) : name)
    }

    /// Who the demo's messages come from; none of them leaves the machine.
    static let demo = MailSender(demo: "portal@nexie.example")

    private init(demo address: String) {
        self.address = address
        name = "Nexie Portal"
    }

    private init?(address: String, name: String) {
        guard MailAddress.isSendable(address), name == MailHeader.line(name) else { return nil }
        self.address = address
        self.name = name
    }

    /// The path that names us to a mail server: the sender's host, where it can be one.
    var greeting: String {
        host.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9.\-]*/) == nil ? "" : "/\(host)"
    }

    /// The part behind the `@`.
    var host: String { String(address.drop { $0 != "@" }.dropFirst()) }
}

/// An address as an envelope and a header may carry it.
enum MailAddress {
    /// One `@` with something on both sides and nothing that could end a line, a header or an envelope.
    static func isSendable(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && text == MailHeader.line(text)
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && !"<>()[],;:\\\"".unicodeScalars.contains($0)
            }
    }
}
