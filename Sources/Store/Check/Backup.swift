import Foundation
import NIOPosix

/// Why there is no backup.
public enum BackupProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file of that name is there and was left alone.
    case exists(String)
    /// The file can't be made there.
    case unwritable(String)
    /// The copy is not sound; it was removed.
    case unsound(String)

    /// A sentence.
    public var description: String {
        switch self {
        case .exists(let path): "\(path) is there already and was left alone."
        case .unwritable(let path): "\(path) can't be written."
        case .unsound(let finding): "The copy is not sound and was removed: \(finding)"
        }
    }
}

extension Database {
    /// Writes a consistent copy of the database into a new file, while people are served.
    ///
    /// The file gets its name only when it is whole, checked and safe on disk; an existing file is never touched.
    public func backup(to path: String) async throws {
        try await Self.backup(folder: folder.path, to: path)
    }

    /// The same for a data folder that another process may own.
    public static func backup(folder: String, to path: String) async throws {
        try await NIOThreadPool.singleton.runIfActive {
            let source = try Connection(path: folder + "/nexie.db", reading: true)
            try BackupFile(path: path).write(source)
        }
    }
}

/// A copy on its way into its file.
struct BackupFile {
    let path: String
    private let unfinished: String

    init(path: String) {
        self.path = path
        unfinished = path + ".unfinished-" + Secret.hex(bytes: 4)
    }

    func write(_ source: Connection) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw BackupProblem.exists(path) }
        try claim(unfinished, or: .unwritable(path))
        defer { remove(unfinished) }
        try source.copy(to: unfinished)
        try prove()
        try flush(unfinished)
        try claim(path, or: .exists(path))
        guard rename(unfinished, path) == 0 else {
            remove(path)
            throw BackupProblem.unwritable(path)
        }
        try flush((path as NSString).deletingLastPathComponent)
    }

    /// Makes an empty file for our eyes only; never touches one that is there.
    private func claim(_ path: String, or problem: BackupProblem) throws {
        let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw problem }
        close(file)
    }

    /// Reads the copy through, as one file without a log beside it.
    private func prove() throws {
        let copy = try Connection(path: unfinished, reading: false)
        try copy.execute("PRAGMA journal_mode = DELETE")
        var finding: String?
        try copy.run(CheckStatements.integrity, []) { row in
            if row.text(0) != "ok" { finding = finding ?? row.text(0) }
        }
        if let finding { throw BackupProblem.unsound(finding) }
    }

    private func flush(_ path: String) throws {
        let file = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw BackupProblem.unwritable(self.path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw BackupProblem.unwritable(self.path) }
    }

    private func remove(_ path: String) {
        unlink(path)
    }
}
