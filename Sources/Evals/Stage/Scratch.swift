import Foundation
import Synchronization

/// A folder for the worlds of one run, in memory where the machine has such a place.
final class Scratch: Sendable {
    let path: String
    private let count = Mutex(0)

    init() throws {
        let memory = "/dev/shm"
        let place = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        Self.sweep(place)
        path = place + "/" + Self.prefix + "\(getpid())-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private static let prefix = "nexie-eval-"

    /// Removes what runs left behind that were broken off: folders of ours whose process is gone.
    private static func sweep(_ place: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count).prefix { $0 != "-" }
            guard let process = pid_t(process), kill(process, 0) != 0, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(atPath: place + "/" + name)
        }
    }

    /// The path of a folder that is not there yet.
    func next() -> String {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return "\(path)/\(number)"
    }

    /// Removes everything.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    deinit { remove() }
}
