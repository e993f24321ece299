import Access
import Foundation

/// Keeps each message as a file, one `.eml` a message, named so that later ones sort behind earlier ones, and closed to
/// other users, because links and codes stand in it.
struct FileCarrier: MailCarrier {
    let folder: String
    let from: MailSender

    /// Writes the message whole or not at all.
    func deliver(_ message: MailMessage) async throws {
        let now = Date()
        let name = String(format: "%015.0f-%@", now.timeIntervalSince1970 * 1000, String(UUID().uuidString.prefix(8)))
        let text = MailText(message, from: from, at: now).text
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let unfinished = "\(folder)/\(name).part"
        let file = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        do {
            try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
            guard rename(unfinished, "\(folder)/\(name).eml") == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            unlink(unfinished)
            throw error
        }
    }
}
