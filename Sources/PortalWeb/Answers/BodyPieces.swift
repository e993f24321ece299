import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Collects the pieces of a body.
final class BodyPieces: ResponseBodyWriter {
    private let pieces = Mutex<[[UInt8]]>([])

    /// What was written so far.
    var taken: [[UInt8]] { pieces.withLock { $0 } }

    func write(_ buffer: ByteBuffer) async throws {
        pieces.withLock { $0.append(Array(buffer.readableBytesView)) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
