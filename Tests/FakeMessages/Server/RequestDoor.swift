import NIOCore
import NIOHTTP1

/// Collects a request, has it answered, and notices when its client leaves.
final class RequestDoor: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private let server: FakeMessages
    private let connection: Int
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var answering: (number: Int, task: Task<Void, Never>)?

    init(_ server: FakeMessages) {
        self.server = server
        connection = server.log.newConnection()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
            if head.headers["expect"].contains(where: { $0.lowercased() == "100-continue" }) {
                let go = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
                context.writeAndFlush(wrapOutboundOut(go), promise: nil)
            }
        case .body(let part):
            // One byte over the bound is enough to say that it is too large.
            if body.count <= HeaderRules.mostBytes { body += part.readableBytesView }
        case .end:
            guard let head else { return context.close(promise: nil) }
            answer(head, on: context.channel)
        }
    }

    private func answer(_ head: HTTPRequestHead, on channel: any Channel) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let request = server.log.add { number in
            SeenRequest(
                number: number, connection: connection, method: head.method.rawValue,
                path: String(parts.first ?? ""), query: parts.count > 1 ? String(parts[1]) : "",
                headers: head.headers.map { (name: $0.name, value: $0.value) }, body: body, arrived: .now)
        }
        body = []
        let pen = Pen(channel: channel, number: request.number, log: server.log)
        let server = server
        answering = (request.number, Task { await server.answer(request, pen) })
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let answering {
            server.log.leave(answering.number)
            answering.task.cancel()
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
