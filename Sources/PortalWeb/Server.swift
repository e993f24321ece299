import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension Portal {
    /// The whole portal as one responder, the same for the server and for tests.
    ///
    /// A request passes the steps from top to bottom; an answer passes them from bottom to top.
    func router() throws -> Router<VisitorContext> {
        let router = Router(context: VisitorContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Compressing())
        router.add(middleware: Answering(portal: self))
        router.add(middleware: ForgeryCheck(portal: self))
        try Routes(portal: self).add(to: router)
        return router
    }

    /// The portal as a server on an address.
    public func application(
        at host: String, port: Int, log: Logger, onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let secure = site.isSecure
        return Application(
            router: try router(),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [HeaderGuard(secure: secure)],
                    idleTimeout: .seconds(30),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 60))),
            configuration: .init(address: .hostname(host, port: port), backlog: 1024),
            onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? port) },
            logger: log)
    }
}
