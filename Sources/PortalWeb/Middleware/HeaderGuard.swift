import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Puts the security headers on answers that the server gives by itself, before any page is asked: to requests so broken
/// that they can't be read.
final class HeaderGuard: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let headers: [(HTTPField.Name, String)]

    init(secure: Bool) {
        headers = SecurityHeaders.all(secure: secure)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        for (name, value) in headers where head.headerFields[name] == nil { head.headerFields[name] = value }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
