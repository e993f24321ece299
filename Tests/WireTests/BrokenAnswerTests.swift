import Testing

@testable import Wire

/// What ends too early is never taken for whole, and every limit has a fault of its own.
@Suite struct BrokenAnswerTests {
    @Test(arguments: [
        (String.head(length: 5) + "abc", "abc"),
        (.chunked + "3\r\nabc\r\n", "abc"),
        (.chunked + "5\r\nabc", "abc"),
        (.chunked + "3\r\nabc\r\n0\r\n", "abc"),
        (.chunked + "x\r\nabc\r\n0\r\n\r\n", ""),
    ])
    func `a body that ends early is broken after what came of it`(answer: String, came: String) async throws {
        for resets in [false, true] {
            let server = try RawServer { connection in
                connection.readHead()
                connection.say(answer)
                connection.pauses(100)
                if resets { connection.reset() }
            }
            let wire = try Wire()
            let (bytes, fault) = await (try wire.exchange(WireRequest(url: server.url))).body.readOut()
            #expect(String(decoding: bytes, as: UTF8.self) == came)
            #expect(fault == .broken)
            await wire.stop()
        }
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 OK\r\n\r\n", "no HTTP at all\r\n\r\n", "220 hello\r\n",
    ])
    func `an answer without a whole head is broken`(answer: String) async throws {
        let server = try RawServer { connection in
            connection.readHead()
            connection.say(answer)
        }
        let wire = try Wire()
        #expect(await wire.fault(of: WireRequest(url: server.url)) == .broken)
        await wire.stop()
    }

    @Test func `a body that only the end of the connection ends is whole`() async throws {
        let server = try RawServer { connection in
            connection.readHead()
            connection.say("HTTP/1.0 200 OK\r\n\r\nabc")
        }
        let wire = try Wire()
        #expect(try await wire.bytes(of: WireRequest(url: server.url)) == Array("abc".utf8))
        await wire.stop()
    }

    @Test func `where nobody listens and what has no address is unreachable`() async throws {
        let wire = try Wire()
        #expect(await wire.fault(of: WireRequest(url: "http://127.0.0.1:1/")) == .unreachable)
        #expect(await wire.fault(of: WireRequest(url: "http://nowhere.invalid/")) == .unreachable)
        await wire.stop()
    }

    @Test func `a server that speaks no TLS is not trusted`() async throws {
        let server = try RawServer { connection in
            _ = connection.readBytes(5)
            connection.say("HTTP/1.1 400 Bad Request\r\n\r\n")
        }
        let wire = try Wire()
        #expect(await wire.fault(of: WireRequest(url: "https://127.0.0.1:\(server.port)/")) == .insecure)
        await wire.stop()
    }

    @Test func `a body may be as large as allowed and no larger`() async throws {
        for answer in [String.head(length: 10) + "0123456789", .chunked + "a\r\n0123456789\r\n0\r\n\r\n"] {
            let server = try RawServer { connection in
                connection.readHead()
                connection.say(answer)
            }
            let wire = try Wire()
            var request = WireRequest(url: server.url, limits: WireLimits(largestBody: 10))
            #expect(await wire.fault(of: request) == nil)
            request.limits.largestBody = 9
            #expect(await wire.fault(of: request) == .tooLarge)
            await wire.stop()
        }
    }

    @Test func `a head may not be without end`() async throws {
        let server = try RawServer { connection in
            connection.readHead()
            connection.say("HTTP/1.1 200 OK\r\n")
            while connection.say("X-Much: \(String(repeating: "m", count: 1000))\r\n") {}
        }
        let wire = try Wire()
        #expect(await wire.fault(of: WireRequest(url: server.url)) == .tooLarge)
        await wire.stop()
    }
}
