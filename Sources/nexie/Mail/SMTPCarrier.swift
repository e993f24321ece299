import Access
import Foundation
import Wire

/// Hands each message to a mail server.
struct SMTPCarrier: MailCarrier {
    let wire: Wire
    let server: MailServer
    let from: MailSender

    /// Together shorter than the lease of a message.
    private static let limits = WireLimits(connect: .seconds(30), silence: .seconds(60), whole: .seconds(150))

    /// Returns when the server has taken the message.
    func deliver(_ message: MailMessage) async throws {
        guard MailAddress.isSendable(message.to) else {
            throw MailFault(isFinal: true, reason: "the address can't be sent to")
        }
        let text = MailText(message, from: from, at: Date()).text
        let letter = WireLetter(
            server: WireMailServer(
                url: server.url + from.greeting, login: try login(), security: .loopbackMayBePlain),
            from: from.address, to: [message.to], bytes: Array(text.utf8), limits: Self.limits)
        do {
            try await wire.send(letter)
        } catch {
            throw MailFault(error)
        }
    }

    private func login() throws -> WireMailServer.Login {
        switch server.login {
        case .none: return .none
        case .password(let user, let password): return .password(user: user, password: password)
        case .bearer(let user, let file):
            let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !token.isEmpty else {
                throw MailFault(isFinal: false, reason: "the file of NEXIE_SMTP_BEARER_FILE can't be read or is empty")
            }
            return .bearer(user: user, token: token)
        }
    }
}

extension MailFault {
    /// What a transfer's end means for the message.
    ///
    /// Only a 5xx about the recipient or the letter itself is for good. One about the connection, our login or our own
    /// address is a fault of the settings or of the server: it passes when they are set right, so the message waits. What
    /// broke off may have been taken; the message is tried again and has the same Message-ID.
    init(_ fault: WireFault) {
        switch fault {
        case .smtp(let step, let code, let line):
            let isAboutLogin = [530, 534, 535, 538].contains(code)
            let isAboutLetter = step == .recipient || step == .data
            let words =
                isAboutLogin
                ? "the mail server refused our login"
                : line.isEmpty ? "the mail server turned us away before it heard of the message" : line
            self.init(isFinal: code >= 500 && isAboutLetter && !isAboutLogin, reason: "\(code) \(words)")
        case .badRequest(let part): self.init(isFinal: true, reason: "the message can't be sent: \(part)")
        case .insecure: self.init(isFinal: false, reason: "the mail server offers no TLS that can be trusted")
        case .unreachable: self.init(isFinal: false, reason: "the mail server can't be reached")
        case .connectTimeout, .firstByteTimeout, .silence, .whole:
            self.init(isFinal: false, reason: "the mail server took too long")
        case .broken: self.init(isFinal: false, reason: "the connection to the mail server broke off")
        case .tooLarge: self.init(isFinal: false, reason: "the mail server said too much")
        case .cancelled, .stopped: self.init(isFinal: false, reason: "the portal was stopped meanwhile")
        }
    }
}
