import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Puts the security headers on answers that the server gives by itself, before any page is asked: to requests so broken
/// that they can't be read.
final class HeaderGuard: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let secure: Bool

    init(secure: Bool) {
        self.secure = secure
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        SecurityHeaders.fill(&head.headerFields, secure: secure)
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
