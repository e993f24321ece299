import NIOCore
import NIOPosix
import Testing

@testable import Store

/// What a server answers to bytes, as they went over the wire.
struct RawAnswer: Sendable {
    /// Everything that came, as Latin-1.
    let text: String

    /// The status of the first answer; 0 when the server closed without one.
    var status: Int {
        guard text.hasPrefix("HTTP/1.1 ") else { return 0 }
        return Int(text.dropFirst(9).prefix(3)) ?? -1
    }

    /// The lines of the first answer's head.
    var head: [Substring] { text.prefix(until: "\r\n\r\n").split(separator: "\r\n") }

    /// Everything behind the first head.
    var body: Substring { text.dropFirst(text.prefix(until: "\r\n\r\n").count + 2) }

    /// How many answers came.
    var count: Int { text.matches(of: #/HTTP\/1\.1 [0-9]{3}/#).count }

    /// The value of a header of the first answer.
    func header(_ name: String) -> String? {
        for line in head where line.lowercased().hasPrefix(name.lowercased() + ":") {
            return String(line.dropFirst(name.count + 1).drop { $0 == " " })
        }
        return nil
    }

    /// Sends bytes, closes its own half and reads until the server closes the other.
    static func to(_ request: String, at port: Int) async throws -> RawAnswer {
        try await to(Array(request.utf8), at: port)
    }

    static func to(_ request: [UInt8], at port: Int) async throws -> RawAnswer {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var bytes: [UInt8] = []
            do {
                try await outbound.write(ByteBuffer(bytes: request))
                outbound.finish()
                for try await part in inbound { bytes += part.readableBytesView }
            } catch is IOError {
                // The server may close while we still write; what it said before counts.
            }
            return RawAnswer(text: String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
        }
    }
}

extension String {
    fileprivate func prefix(until mark: String) -> Substring {
        guard let range = firstRange(of: mark) else { return self[...] }
        return self[..<range.lowerBound]
    }
}

/// How often people may ask, and how often they did.
enum LoginLimit {
    static let settings = LoginSettings()

    /// Requests for a login that wait for the postman.
    static func asks(in scene: ServerScene) async throws -> Int {
        try await scene.house.store.readers.house { connection in
            var count = 0
            try connection.run(Statement(.house, "test.asks", "SELECT count(*) FROM login_ask"), []) {
                count = Int($0.integer(0))
            }
            return count
        }
    }
}
