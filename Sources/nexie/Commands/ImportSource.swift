import Foundation

/// A file or standard input, read once and piece by piece.
final class ImportSource: Sendable {
    /// What people call it.
    let name: String
    private let file: Int32
    private static let piece = 1 << 18

    /// Opens the file; `-` is standard input.
    init(_ path: String) throws {
        name = path == "-" ? "standard input" : path
        file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw unreadable }
    }

    deinit {
        if file != STDIN_FILENO { close(file) }
    }

    /// The next bytes; none at the end.
    func next() throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: Self.piece) { bytes, count in
            var found = read(file, bytes.baseAddress, bytes.count)
            while found < 0, errno == EINTR { found = read(file, bytes.baseAddress, bytes.count) }
            guard found >= 0 else { throw unreadable }
            count = found
        }
    }

    private var unreadable: Failure { .use("The file \(name) can't be read.") }
}
