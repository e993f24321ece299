import Foundation
import PortalWeb

/// The messages that a `FileCarrier` kept, as the demo's mailbox page shows them.
struct FolderMailbox: Mailbox {
    let folder: String

    /// The newest twenty, newest first.
    func messages() async throws -> [MailboxMessage] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".eml") }.sorted(by: >).prefix(20).compactMap(message)
    }

    private func message(_ name: String) -> MailboxMessage? {
        guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else { return nil }
        let message = MailReading(text)
        return MailboxMessage(name: name, to: message["To"], subject: message["Subject"], text: message.text)
    }
}
