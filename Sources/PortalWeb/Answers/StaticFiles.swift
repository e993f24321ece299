import Foundation
import HTTPTypes
import Hummingbird

/// The portal's own style sheet, scripts and pictures, kept in memory.
///
/// Pages link to names that change with the bytes, so that a browser asks for each of them once.
struct StaticFiles: Sendable {
    private let files: [String: StaticFile]
    private let lasting: [String: StaticFile]

    /// The sheets that pages get as one, in the order in which they count.
    private static let sheets = ["portal.css", "parts.css", "script.css"]

    /// The files that were built in; read once.
    static let builtIn = Result { try StaticFiles(folder: Bundle.module.bundleURL.appendingPathComponent("Static")) }

    /// Reads the files of a folder.
    init(folder: URL) throws {
        var contents: [String: [UInt8]] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            contents[url.lastPathComponent] = Array(try Data(contentsOf: url))
        }
        let look = Self.sheets.compactMap { contents.removeValue(forKey: $0) }.joined(separator: [10])
        contents["portal.css"] = Array(look)
        var files: [String: StaticFile] = [:]
        for (name, bytes) in contents {
            guard let type = Self.types[(name as NSString).pathExtension] else { continue }
            files[name] = try StaticFile(name, Self.compact(name, bytes), type: type)
        }
        self.files = files
        lasting = Dictionary(files.values.map { ($0.lastingName, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func compact(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        if name.hasSuffix(".css") { return StyleSheet.compact(bytes) }
        return name.hasSuffix(".js") ? Script.compact(bytes) : bytes
    }

    /// The address of a file, by the name under which it may be kept for good.
    static func link(_ name: String) -> Link {
        let file = try? builtIn.get().files[name]
        return .page("/static/", file?.lastingName ?? name)
    }

    /// The file under its lasting name, or under its plain one for whoever knows only that.
    func response(to request: Request, named name: String) throws -> Response {
        if let file = lasting[name] { return file.response(to: request, isLasting: true) }
        guard let file = files[name] else { throw PageProblem.notFound }
        return file.response(to: request, isLasting: false)
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]
}
