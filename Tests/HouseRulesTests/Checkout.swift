import Foundation

/// The files of this checkout, found from where this very file stands.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file of `Sources` and `Tests`, scanned once.
    static let swift = (files(under: "Sources") + files(under: "Tests")).filter { $0.path.hasSuffix(".swift") }
        .map { SwiftFile(path: $0.path, text: $0.text) }

    /// Every Swift file of `Sources`.
    static let sources = swift.filter { $0.path.hasPrefix("Sources/") }

    /// Every text file that is part of the project, wherever it stands.
    static let everything = files(under: "")

    private static let built: Set<String> = [".git", "__pycache__", ".pytest_cache", ".swiftpm", "Package.resolved"]

    private static func files(under folder: String) -> [TextFile] {
        let start = folder.isEmpty ? root : root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: start, includingPropertiesForKeys: [.isRegularFileKey])
        else { return [] }
        var found: [TextFile] = []
        for case let url as URL in walk {
            if isBuilt(url) {
                walk.skipDescendants()
            } else if let file = TextFile(url: url) {
                found.append(file)
            }
        }
        return found.sorted { $0.path < $1.path }
    }

    private static func isBuilt(_ url: URL) -> Bool {
        let name = url.lastPathComponent
        return built.contains(name) || name.hasPrefix(".build") || name.hasPrefix(".venv")
            || url.path == root.path + "/data"
    }
}

/// One text file, by its path from the root of the project.
struct TextFile {
    let path: String
    let text: String

    /// The file, or nothing for a folder and for bytes that are no text.
    init?(url: URL) {
        guard let values = try? url.resourceValues(forKeys: [.isRegularFileKey]), values.isRegularFile == true,
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return nil }
        path = String(url.path.dropFirst(Checkout.root.path.count + 1))
        self.text = text
    }

    var lines: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }
    var name: Substring { path.split(separator: "/").last ?? "" }
}
