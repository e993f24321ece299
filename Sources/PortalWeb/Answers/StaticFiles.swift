import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The portal's own style sheet, script and icon, kept in memory.
struct StaticFiles: Sendable {
    private struct File {
        let bytes: ByteBuffer
        let type: String
        let tag: String
    }

    private let files: [String: File]

    /// Reads the files that were built in.
    init() throws {
        var files: [String: File] = [:]
        let folder = Bundle.module.bundleURL.appendingPathComponent("Static")
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let type = Self.types[url.pathExtension] else { continue }
            let data = try Data(contentsOf: url)
            files[url.lastPathComponent] = File(bytes: ByteBuffer(bytes: data), type: type, tag: Self.tag(of: data))
        }
        self.files = files
    }

    /// The file, or "not changed" when the browser has it.
    func response(to request: Request, named name: String) throws -> Response {
        guard let file = files[name] else { throw PageProblem.notFound }
        let headers: HTTPFields = [
            .contentType: file.type, .eTag: file.tag, .cacheControl: "public, max-age=60",
        ]
        if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.bytes))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// A mark that changes with the file (FNV-1a, 64 bits).
    private static func tag(of data: Data) -> String {
        let hash = data.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "\"\(String(hash, radix: 16))\""
    }
}
