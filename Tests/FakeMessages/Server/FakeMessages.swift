import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A stand-in for the Claude Messages API on loopback, as strict as the real one, and as unpleasant as its script.
///
///     try await FakeMessages.run(.replies(.text("Hello."))) { server in
///         … a client of `server.address` …
///         #expect(server.requests.count == 1)
///     }
public final class FakeMessages: Sendable {
    /// Where it listens, as `http://127.0.0.1:PORT`.
    public let address: String
    let log = RequestLog()
    let memory = Memory()
    private let stage: Mutex<Stage>
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let listening = Mutex<(any Channel)?>(nil)

    /// Runs a server while the body does, and closes it whatever comes.
    public static func run<Result: Sendable>(
        _ script: Script = .echo, port: Int = 0, _ body: (FakeMessages) async throws -> Result
    ) async throws -> Result {
        let server = try await FakeMessages(script, port: port)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    private init(_ script: Script, port: Int) async throws {
        stage = Mutex(Stage(script))
        let connected = Connected()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 2048)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try connected.join(channel) }
            }
            .bind(host: "127.0.0.1", port: port).get()
        address = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
        listening.withLock { $0 = channel }
        connected.server.withLock { $0 = self }
    }

    /// Where new connections find the server, which can't be there before it listens.
    private final class Connected: Sendable {
        let server = Mutex<FakeMessages?>(nil)

        func join(_ channel: any Channel) throws {
            guard let server = server.withLock({ $0 }) else { throw ChannelError.ioOnClosedChannel }
            try channel.pipeline.syncOperations.addHandler(
                ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
            try channel.pipeline.syncOperations.addHandler(RequestDoor(server))
            server.keep(channel)
        }
    }

    private func keep(_ channel: any Channel) {
        open.withLock { $0[ObjectIdentifier(channel)] = channel }
        channel.closeFuture.whenComplete { _ in
            self.open.withLock { $0[ObjectIdentifier(channel)] = nil }
        }
    }

    private func stop() async {
        let channels = [listening.withLock { $0 }].compactMap { $0 } + open.withLock { Array($0.values) }
        for channel in channels { try? await channel.close().get() }
    }

    /// Every request so far, in the order in which they came.
    public var requests: [SeenRequest] { log.all }

    /// How many connections are open now.
    public var connections: Int { open.withLock { $0.count } }

    /// Plays another script from its beginning.
    public func play(_ script: Script) { stage.withLock { $0 = Stage(script) } }

    /// Waits until something holds of the requests, at most so long; whether it did.
    public func until(
        within bound: Duration = .seconds(10), _ holds: @Sendable ([SeenRequest]) -> Bool
    ) async -> Bool {
        let end = ContinuousClock.now + bound
        while !holds(requests) {
            guard ContinuousClock.now < end, !Task.isCancelled else { return false }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return true
    }

    var key: String? { stage.withLock { $0.script.key } }

    func nextReply(said: [String]) -> Reply? { stage.withLock { $0.next(said: said) } }
}
