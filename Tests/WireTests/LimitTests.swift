import Testing

@testable import Wire

@Suite struct LimitTests {
    @Test func `a connection that is not ready in time is told from an answer that does not come`() async throws {
        let server = try RawServer { connection in _ = connection.seesTheEnd() }
        let wire = try Wire()
        let tls = WireRequest(
            url: "https://127.0.0.1:\(server.port)/", limits: WireLimits(connect: .milliseconds(300)))
        let plain = WireRequest(url: server.url, limits: WireLimits(firstByte: .milliseconds(300)))
        #expect(await wire.fault(of: tls) == .connectTimeout)
        #expect(await wire.fault(of: plain) == .firstByteTimeout)
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\n", .head(length: 9), .head(length: 9) + "abc", .chunked + "3\r\nabc\r\n"])
    func `silence in the middle of an answer ends it, and the server sees that`(answer: String) async throws {
        let ended = Said<Bool>()
        let server = try RawServer { connection in
            connection.readHead()
            connection.say(answer)
            ended.say(connection.seesTheEnd())
        }
        let wire = try Wire()
        let limits = WireLimits(silence: .milliseconds(300))
        #expect(await wire.fault(of: WireRequest(url: server.url, limits: limits)) == .silence)
        #expect(await ended.next() == true)
        await wire.stop()
    }

    @Test func `every single byte breaks the silence`() async throws {
        let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00003\r\nabc\r\n0\r\n\r\n"
        let server = try RawServer { connection in
            connection.readHead()
            for byte in answer.utf8 {
                connection.say([byte])
                connection.pauses(50)
            }
        }
        let wire = try Wire()
        let limits = WireLimits(silence: .milliseconds(1200))
        let bytes = try await wire.bytes(of: WireRequest(url: server.url, limits: limits))
        #expect(bytes == Array("abc".utf8))
        await wire.stop()
    }

    @Test func `the whole has a limit, however busy it is`() async throws {
        let server = try RawServer { connection in
            connection.readHead()
            connection.say(.chunked)
            while connection.say("1\r\na\r\n") { connection.pauses(10) }
        }
        let wire = try Wire()
        let limits = WireLimits(silence: .milliseconds(400), whole: .milliseconds(900))
        #expect(await wire.fault(of: WireRequest(url: server.url, limits: limits)) == .whole)
        await wire.stop()
    }

    @Test func `limits are looked at when they can be over, whatever stage comes next`() {
        let start = ContinuousClock.now
        let limits = WireLimits(
            connect: .seconds(5), firstByte: .seconds(60), silence: .seconds(2), whole: .seconds(600))
        var patience = Patience(limits, at: start)
        #expect(patience.nextLook(after: start) == start + .seconds(2))
        #expect(patience.fault(at: start + .seconds(4)) == nil)
        #expect(patience.fault(at: start + .seconds(5)) == .connectTimeout)
        patience.reach(.waiting, at: start + .seconds(4))
        #expect(patience.fault(at: start + .seconds(63)) == nil)
        #expect(patience.fault(at: start + .seconds(64)) == .firstByteTimeout)
        patience.reach(.streaming, at: start + .seconds(10))
        #expect(patience.nextLook(after: start + .seconds(10)) == start + .seconds(12))
        patience.touch(at: start + .seconds(11))
        #expect(patience.fault(at: start + .seconds(12)) == nil)
        #expect(patience.fault(at: start + .seconds(13)) == .silence)
        patience.pause()
        #expect(patience.fault(at: start + .seconds(599)) == nil)
        #expect(patience.fault(at: start + .seconds(600)) == .whole)
    }
}
