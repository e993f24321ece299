import Access
import Foundation

/// Keeps each message as a file, one `.eml` a message, named so that later ones sort behind earlier ones.
struct FileCarrier: MailCarrier {
    let folder: String
    let from: MailSender

    /// Writes the message whole or not at all.
    func deliver(_ message: MailMessage) async throws {
        let now = Date()
        let name = String(format: "%015.0f-%@", now.timeIntervalSince1970 * 1000, String(UUID().uuidString.prefix(8)))
        let text = MailText(message, from: from, at: now).text
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name + ".eml")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data(text.utf8).write(to: url, options: .atomic)
    }
}
