import Foundation
import Store

/// Tells whoever starts an empty portal where it is set up.
struct FirstRun {
    let desk: Database
    /// The data folder.
    let folder: String
    /// The portal's address.
    let address: String

    private static let words = "Nobody has set this portal up yet."

    private var file: String { folder + "/setup-link" }

    /// Makes the file anew, for its owner alone from its first moment on.
    private func keep(_ text: String) -> Bool {
        let descriptor = open(file, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return (try? handle.write(contentsOf: Data(text.utf8))) != nil
    }

    /// Puts the link into a file that its owner alone can read, and on the screen where a person sees it; never into a
    /// log. Once the portal is set up the file goes.
    func tell() async {
        guard let state = try? await desk.setupState(), state != .done else {
            try? FileManager.default.removeItem(atPath: file)
            return
        }
        let link = "\(address)/staff/setup?token=\(desk.setupToken)"
        try? FileManager.default.removeItem(atPath: file)
        let isKept = keep(link + "\n")
        if isatty(STDERR_FILENO) == 1 {
            Terminal.complain("\(Self.words) Open this link in a browser; keep it to yourself:\n\(link)")
        } else if isKept {
            Terminal.complain("\(Self.words) The link for it stands in \(file); keep it to yourself.")
        } else {
            Terminal.complain("\(Self.words) The link can't be written to \(file). Start it in a terminal.")
        }
    }
}
