import Foundation
import Synchronization

/// A folder for the worlds of one run, in memory where the machine has such a place.
final class Scratch: Sendable {
    let path: String
    private let count = Mutex(0)

    init() throws {
        let memory = "/dev/shm"
        let place = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        path = place + "/nexie-eval-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
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
