import Foundation
import PortalWeb

/// The messages that a `FileCarrier` kept, as the demo's mailbox page shows them.
struct FolderMailbox: Mailbox {
    let folder: String

    /// The newest hundred, newest first.
    func messages() async throws -> [MailboxMessage] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".eml") }.sorted(by: >).prefix(100).compactMap(message)
    }

    private func message(_ name: String) -> MailboxMessage? {
        guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else { return nil }
        let lines = text.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n")
        let header = lines.prefix { !$0.isEmpty }
        func value(_ field: String) -> String {
            header.first { $0.hasPrefix(field + ": ") }.map { String($0.dropFirst(field.count + 2)) } ?? ""
        }
        let body = lines[header.endIndex...]
        let start = body.firstIndex { $0.hasPrefix("Content-Type: text/plain") } ?? body.endIndex
        let parts = body[start...].drop { !$0.isEmpty }
        return MailboxMessage(
            name: name, to: value("To"), subject: value("Subject"),
            text: parts.dropFirst().prefix { !$0.hasPrefix("--part-") }.joined(separator: "\n"))
    }
}
