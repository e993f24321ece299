import HTTPTypes
import Hummingbird
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression

/// Bodies made smaller for the way, by SwiftNIO's own compressor.
///
/// The compressor is made for a server's pipeline, where it ends the whole process when an answer is written to a
/// request that was never read; here it stands in a pipeline of its own that sees one request and one answer.
enum Gzip {
    /// Whether whoever asks takes gzip.
    static func isTaken(by request: Request) -> Bool {
        request.headers[values: .acceptEncoding].joined(separator: ",").lowercased().split(separator: ",").contains {
            let parts = $0.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }
            guard let name = parts.first, name == "gzip" || name.hasPrefix("gzip ") else { return false }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
            return !(weight.map { $0.dropFirst(2).allSatisfy { $0 == "0" || $0 == "." || $0.isWhitespace } } ?? false)
        }
    }

    /// The bytes, compressed.
    static func zipped(_ bytes: ByteBuffer) throws -> ByteBuffer {
        let channel = EmbeddedChannel(handler: HTTPResponseCompressor(initialByteBufferCapacity: bytes.readableBytes))
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        let asked = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: ["Accept-Encoding": "gzip"])
        try channel.writeInbound(HTTPServerRequestPart.head(asked))
        channel.write(HTTPServerResponsePart.head(.init(version: .http1_1, status: .ok)), promise: nil)
        channel.write(HTTPServerResponsePart.body(.byteBuffer(bytes)), promise: nil)
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        var zipped = ByteBuffer()
        while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
            if case .body(.byteBuffer(var piece)) = part { zipped.writeBuffer(&piece) }
        }
        return zipped
    }
}
