import Concierge
import HTTPTypes
import Hummingbird
import NIOCore

/// The events of one turn on their way to the browser; the turn ends at once when the browser is gone.
struct TurnStream: Sendable {
    let turn: AsyncStream<ChatEvent>
    /// How often something is sent while nothing happens, so that nobody on the way takes the connection for dead.
    var heartbeat = Duration.seconds(10)

    /// The answer that carries them.
    func response(to request: Request) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store", .connection: "close",
                .named("X-Accel-Buffering"): "no",
            ],
            body: ResponseBody { writer in
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await write(to: &writer)
                    try await writer.finish(nil)
                }
            })
    }

    private func write(to writer: inout any ResponseBodyWriter) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (frames, sink) = AsyncStream.makeStream(of: ByteBuffer.self)
            group.addTask {
                for await event in turn { sink.yield(ByteBuffer(bytes: EventFrame(event).bytes)) }
                sink.finish()
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: heartbeat)
                    sink.yield(ByteBuffer(string: ": still here\n\n"))
                }
            }
            for await frame in frames { try await writer.write(frame) }
            group.cancelAll()
        }
    }
}
