import Foundation

/// The folder that holds everything of one installation, owned by one process at a time.
public final class DataFolder: Sendable {
    /// Where the folder is.
    public let path: String
    private let lock: Int32

    /// Makes the folder where it is missing, closed to other users, and takes its lock; throws `.owned` when another
    /// process has it.
    public init(path: String) throws {
        self.path = path
        try Self.make(path)
        lock = open(path + "/nexie.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw StoreError.unwritable }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw StoreError.owned
        }
    }

    deinit {
        close(lock)
    }

    /// The database's file.
    public var database: String { path + "/nexie.db" }

    /// Makes a folder inside, closed to other users, and answers its path.
    public func folder(_ name: String) throws -> String {
        let inner = path + "/" + name
        try Self.make(inner)
        return inner
    }

    private static func make(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError.unwritable
        }
    }
}
