import Testing

@testable import Wire

/// Whoever leaves takes the connection with them, at once.
@Suite struct LeavingTests {
    /// A server that says the beginning of an answer and then tells whether the other end left.
    private func waiting(_ answer: String, _ ended: Said<Bool>) throws -> RawServer {
        try RawServer { connection in
            guard connection.readHead() != nil else { return }
            connection.say(answer)
            ended.say(connection.seesTheEnd())
        }
    }

    @Test(arguments: ["", .head(length: 9) + "abc"])
    func `cancelling the task that waits closes the connection`(answer: String) async throws {
        let (ended, wire) = (Said<Bool>(), try Wire())
        let server = try waiting(answer, ended)
        let task = Task { await wire.fault(of: WireRequest(url: server.url)) }
        while server.connections == 0 { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(await ended.next() == true)
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test func `a task that is cancelled already sends nothing that could be answered`() async throws {
        let (ended, wire) = (Said<Bool>(), try Wire())
        let server = try waiting(.head(length: 0), ended)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await wire.fault(of: WireRequest(url: server.url))
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test func `dropping the body unread closes the connection`() async throws {
        let (ended, wire) = (Said<Bool>(), try Wire())
        let server = try waiting(.head(length: 9) + "abc", ended)
        #expect(try await wire.exchange(WireRequest(url: server.url)).status == 200)
        #expect(await ended.next() == true)
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test func `leaving the loop over a body closes the connection, though the body is still held`() async throws {
        let (ended, wire) = (Said<Bool>(), try Wire())
        let server = try waiting(.head(length: 9) + "abc", ended)
        let answer = try await wire.exchange(WireRequest(url: server.url))
        for try await bytes in answer.body where !bytes.isEmpty { break }
        #expect(await ended.next() == true)
        #expect(answer.status == 200)
        await wire.stop()
    }

    @Test(arguments: ["", .head(length: 9) + "abc"])
    func `stopping the wire ends everything with one fault`(answer: String) async throws {
        let (ended, wire) = (Said<Bool>(), try Wire())
        let server = try waiting(answer, ended)
        let faults = await withTaskGroup(of: WireFault?.self) { group in
            for _ in 0..<8 { group.addTask { await wire.fault(of: WireRequest(url: server.url)) } }
            while server.connections < 8 { try? await Task.sleep(for: .milliseconds(5)) }
            try? await Task.sleep(for: .milliseconds(100))
            await wire.stop()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(faults == Array(repeating: .stopped, count: 8))
        #expect(wire.handles == 0)
        #expect(await ended.next() == true)
        #expect(await wire.fault(of: WireRequest(url: server.url)) == .stopped)
        await wire.stop()
    }

    @Test func `a wire that nobody holds any more stops`() async throws {
        let ended = Said<Bool>()
        let server = try waiting(.head(length: 9) + "abc", ended)
        let body = try await Wire().exchange(WireRequest(url: server.url)).body
        #expect(await body.readOut().fault == .stopped)
        #expect(await ended.next() == true)
    }

    @Test func `many transfers that are left at any moment leave nothing behind`() async throws {
        let wire = try Wire()
        let server = try RawServer { connection in
            while connection.readHead() != nil {
                connection.say(.chunked)
                for _ in 0..<20 where connection.say("1000\r\n\(String(repeating: "a", count: 4096))\r\n") {}
                connection.say("0\r\n\r\n")
            }
        }
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<400 {
                group.addTask {
                    let task = Task { await wire.fault(of: WireRequest(url: server.url)) }
                    try? await Task.sleep(for: .microseconds(number * 37 % 20_000))
                    task.cancel()
                    let fault = await task.value
                    #expect(fault == nil || fault == .cancelled)
                }
            }
        }
        #expect(await wire.hasNoHandles())
        #expect(await wire.fault(of: WireRequest(url: server.url)) == nil, "and it still works")
        await wire.stop()
    }
}
