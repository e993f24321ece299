import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#endif

/// Writes one answer to one connection.
struct Pen: Sendable {
    let channel: any Channel
    let number: Int
    let log: RequestLog

    /// An answer that is complete in itself.
    func whole(_ status: Int, _ headers: [(String, String)], _ body: [UInt8]) async throws {
        try await head(status, headers + [("content-length", String(body.count))])
        try await write(body)
        log.finish(number)
    }

    /// The head alone.
    func head(_ status: Int, _ headers: [(String, String)]) async throws {
        let lines = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        try await send(Array("HTTP/1.1 \(status) \(Self.words[status] ?? "Other")\r\n\(lines)\r\n".utf8))
    }

    /// Plays the steps of an answer whose head is out, and then its end.
    func play(_ steps: [Step], _ framing: Manner.Framing) async throws {
        for step in steps {
            guard case .bytes(let bytes) = step else {
                if try await isOver(after: step, framing) { return }
                continue
            }
            try await write(bytes, framing)
        }
        _ = try await isOver(after: .end, framing)
    }

    /// Plays what comes before the head; true when there will be none.
    func isOver(before steps: [Step]) async throws -> Bool {
        for step in steps {
            if case .bytes(let bytes) = step { try await send(bytes) }
            if try await isOver(after: step, .untilClose) { return true }
        }
        return false
    }

    private func isOver(after step: Step, _ framing: Manner.Framing) async throws -> Bool {
        switch step {
        case .bytes: return false
        case .wait(let milliseconds):
            try await Task.sleep(for: .milliseconds(milliseconds))
            return false
        case .stall:
            while true { try await Task.sleep(for: .seconds(60)) }
        case .end:
            if framing == .chunked { try await send(Array("0\r\n\r\n".utf8)) }
            log.finish(number)
            if framing == .untilClose { try await channel.close().get() }
        case .cut:
            log.finish(number)
            try await channel.close().get()
        case .reset:
            log.finish(number)
            let options = channel as? any SocketOptionProvider
            try await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
            try await channel.close().get()
        }
        return true
    }

    private func write(_ bytes: [UInt8], _ framing: Manner.Framing) async throws {
        guard !bytes.isEmpty else { return }
        guard framing == .chunked else { return try await write(bytes) }
        let size = String(bytes.count, radix: 16)
        try await send(Array("\(size)\r\n".utf8) + bytes + Array("\r\n".utf8))
        log.change(number) { $0.written += bytes.count }
    }

    private func write(_ bytes: [UInt8]) async throws {
        try await send(bytes)
        log.change(number) { $0.written += bytes.count }
    }

    private func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    private static let words = [
        200: "OK", 400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden",
        404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict",
        413: "Payload Too Large", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout",
    ]
}
