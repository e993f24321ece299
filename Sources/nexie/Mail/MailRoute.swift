import Access
import Foundation
import Wire

/// How messages leave the house.
enum MailRoute: Sendable {
    /// Each becomes a file of that folder.
    case folder(String)
    /// Each goes to a mail server.
    case server(MailServer)

    /// The way in words for staff that finish "messages …"; a password is in none of them.
    var worded: String {
        switch self {
        case .folder: "are kept as files in a folder and leave the house for nobody"
        case .server(let server): "leave by \(server.url)"
        }
    }

    /// What takes messages out this way.
    func carrier(from sender: MailSender, authorities: String?) throws -> any MailCarrier {
        switch self {
        case .folder(let folder): return FileCarrier(folder: folder, from: sender)
        case .server(let server):
            do {
                return SMTPCarrier(wire: try Wire(authorities: authorities), server: server, from: sender)
            } catch {
                throw Failure.use("The part that sends mail can't be started on this machine.")
            }
        }
    }
}

/// A mail server as the settings name it.
struct MailServer: Sendable {
    /// `smtp://host:port` or `smtps://host:port`.
    let url: String
    /// As whom we log in.
    let login: Login

    /// As whom we log in.
    enum Login: Sendable {
        /// As nobody.
        case none
        /// By a password.
        case password(user: String, password: String)
        /// By a token, read from a file for each message.
        case bearer(user: String, file: String)
    }
}

extension MailServer {
    /// Reads `smtp://[user[:password]@]host[:port]` or `smtps://…`; throws what is wrong, without repeating any of it.
    init(address: String, bearerFile: String?) throws(MailServerProblem) {
        let isSecure = address.hasPrefix("smtps://")
        guard isSecure || address.hasPrefix("smtp://") else { throw .scheme }
        let rest = address.dropFirst(isSecure ? 8 : 7)
        let parts = rest.split(separator: "@", omittingEmptySubsequences: false)
        guard let place = parts.last, parts.count <= 2 else { throw .user }
        let (host, port) = try Self.place(place, standard: isSecure ? 465 : 587)
        url = (isSecure ? "smtps://" : "smtp://") + "\(host):\(port)"
        login = try Self.login(parts.count == 2 ? parts.first : nil, bearerFile)
    }

    private static func place(_ text: Substring, standard: Int) throws(MailServerProblem) -> (String, Int) {
        let isNumeric = text.hasPrefix("[")
        let end = isNumeric ? text.firstIndex(of: "]").map { text.index(after: $0) } : text.firstIndex(of: ":")
        guard !isNumeric || end != nil else { throw .host }
        let host = text[..<(end ?? text.endIndex)]
        let port = text[(end ?? text.endIndex)...]
        let allowed = isNumeric ? "[]:." : ".-"
        guard !host.isEmpty, host.utf8.count <= 255,
            host.utf8.allSatisfy({ isLetterOrDigit($0) || allowed.utf8.contains($0) })
        else { throw .host }
        if port.isEmpty { return (host.lowercased(), standard) }
        guard port.hasPrefix(":"), let number = Int(port.dropFirst()), (1...65535).contains(number) else { throw .port }
        return (host.lowercased(), number)
    }

    private static func login(_ user: Substring?, _ bearerFile: String?) throws(MailServerProblem) -> Login {
        guard let user else {
            if bearerFile != nil { throw .bearerWithoutUser }
            return .none
        }
        let parts = user.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(decoded)
        guard let first = parts.first, let name = first, !name.isEmpty, parts.allSatisfy({ $0 != nil }) else {
            throw .user
        }
        let password = parts.count == 2 ? parts.last ?? nil : nil
        if let bearerFile {
            guard password == nil else { throw .bearerAndPassword }
            return .bearer(user: name, file: bearerFile)
        }
        guard let password else { throw .noPassword }
        return .password(user: name, password: password)
    }

    /// Percent-decoded text without controls; nil for anything else.
    private static func decoded(_ text: Substring) -> String? {
        guard let text = String(text).removingPercentEncoding,
            text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else { return nil }
        return text
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}

/// What is wrong with the address of a mail server.
enum MailServerProblem: Error {
    case scheme, user, host, port, noPassword, bearerWithoutUser, bearerAndPassword

    /// A sentence that names the setting and repeats nothing of its value.
    var sentence: String {
        switch self {
        case .scheme: "NEXIE_SMTP_URL must begin with smtp://, smtps:// or file:."
        case .user:
            "NEXIE_SMTP_URL: before the @ stands user or user:password, with %40 for an @ and %3A for a colon in them."
        case .host: "NEXIE_SMTP_URL: the host is missing or no host, or something stands behind the port."
        case .port: "NEXIE_SMTP_URL: the port must be a number from 1 to 65535 with nothing behind it."
        case .noPassword: "NEXIE_SMTP_URL has a user and no password; give one, or set NEXIE_SMTP_BEARER_FILE."
        case .bearerWithoutUser: "NEXIE_SMTP_BEARER_FILE needs a user in NEXIE_SMTP_URL: smtp://user@host."
        case .bearerAndPassword: "NEXIE_SMTP_URL must have no password when NEXIE_SMTP_BEARER_FILE is set."
        }
    }
}
