import Access
import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// A file of the portal's own look or script: one name for good as long as its bytes are the same.
struct StaticFile: Sendable {
    /// The name that says which bytes they are, such as `portal.3f9c02ab11d4.css`.
    let lastingName: String
    let type: String
    let tag: String
    private let plain: ByteBuffer
    private let zipped: ByteBuffer?

    /// A file that was built in, under a name such as `portal.css`.
    init(_ name: String, _ bytes: [UInt8], type: String) throws {
        let hash = Self.mark(of: bytes)
        let parts = name.split(separator: ".", maxSplits: 1)
        lastingName = parts.count == 2 ? "\(parts[0]).\(hash).\(parts[1])" : name
        tag = "\"\(hash)\""
        self.type = type
        plain = ByteBuffer(bytes: bytes)
        let smaller = try Gzip.zipped(plain)
        zipped = smaller.readableBytes < plain.readableBytes ? smaller : nil
    }

    /// Twelve hexadecimal digits that change with the bytes.
    static func mark(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes).prefix(6)) }

    /// The file, or "not changed" when the browser has it; under its lasting name a browser keeps it for good.
    func response(to request: Request, isLasting: Bool) -> Response {
        var headers: HTTPFields = [
            .contentType: type, .eTag: tag, .vary: "Accept-Encoding",
            .cacheControl: isLasting ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        guard let zipped, Gzip.isTaken(by: request) else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: plain))
        }
        headers[.contentEncoding] = "gzip"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: zipped))
    }
}
