import Foundation

/// The file of 32 random bytes from which every key of an installation is derived.
enum SecretFile {
    /// The bytes of an existing file.
    static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.use("The secret file can't be read. Make one: head -c 32 /dev/urandom > FILE; chmod 600 FILE")
        }
        guard data.count == 32 else { throw Failure.use("The secret file must hold exactly 32 bytes.") }
        return Array(data)
    }

    /// The bytes of the demo's own file, made at the first start and closed to other users.
    static func readOrMake(_ path: String) throws -> [UInt8] {
        if FileManager.default.fileExists(atPath: path) { return try read(path) }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw Failure.use("The secret file \(path) can't be written.") }
        return bytes
    }
}
