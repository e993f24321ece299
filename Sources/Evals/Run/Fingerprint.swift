import Crypto
import Foundation

/// Short names for bytes, so that a report says exactly what was judged.
enum Fingerprint {
    /// SHA-256 in hexadecimal digits.
    static func of(_ bytes: some Sequence<UInt8>) -> String {
        SHA256.hash(data: Array(bytes)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// SHA-256 over the bytes of the program that runs, read once; empty where they can't be read.
    static let ofProgram: String = {
        guard let file = FileHandle(forReadingAtPath: "/proc/self/exe") else { return "" }
        var hash = SHA256()
        while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }()

    /// SHA-256 over the bytes of files.
    static func of(files: [String]) -> String {
        of(files.flatMap { FileManager.default.contents(atPath: $0) ?? Data() })
    }

    /// The same over the names and bytes of every file below a folder, whatever their order on disk.
    static func of(folder: String) -> String {
        let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
        var bytes: [UInt8] = []
        for name in names where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            guard let contents = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            bytes += Array("\(name)\n\(contents.count)\n".utf8) + contents
        }
        return of(bytes)
    }
}

/// What tells a program that judges from every other one: another build, or other data, proves nothing for this one.
public enum EvalProgram {
    /// 24 hexadecimal digits; empty where the evaluation's files are missing.
    public static func identity(assets: String) -> String {
        let evals = assets + "/evals"
        guard FileManager.default.fileExists(atPath: evals + "/oracle.yaml") else { return "" }
        let parts = [Fingerprint.ofProgram, Fingerprint.of(folder: evals), Fingerprint.of(folder: assets + "/prompts")]
        return String(Fingerprint.of(parts.joined(separator: " ").utf8).prefix(24))
    }
}
