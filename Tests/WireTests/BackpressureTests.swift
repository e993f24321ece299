import Foundation
import Synchronization
import Testing

@testable import Wire

@Suite struct BackpressureTests {
    @Test func `a reader that does not read makes the sender wait, and loses nothing`() async throws {
        let (size, sent) = (24 << 20, Counter())
        let piece = (0..<(64 << 10)).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let server = try RawServer { connection in
            connection.readHead()
            connection.say(.head(length: size))
            for _ in 0..<(size / piece.count) where connection.say(piece) { sent.add(piece.count) }
        }
        let wire = try Wire()
        // While our own reader makes the pause, no silence is the sender's.
        let limits = WireLimits(silence: .milliseconds(300))
        let body = try await wire.exchange(WireRequest(url: server.url, limits: limits)).body
        let before = await sent.whenStill()
        #expect(before < size)
        try await Task.sleep(for: .milliseconds(700))
        #expect(sent.value == before)

        var (all, largest): ([UInt8], Int) = ([], 0)
        for try await bytes in body {
            all += bytes
            largest = max(largest, bytes.count)
        }
        let isRight = all.withUnsafeBytes { all in
            stride(from: 0, to: min(size, all.count), by: piece.count).allSatisfy { start in
                all.baseAddress.map { memcmp($0 + start, piece, piece.count) } == 0
            }
        }
        #expect(all.count == size && isRight)
        #expect(largest <= Transfer.mostUnread)
        await wire.stop()
    }

    @Test func `one who does not read holds up nobody else`() async throws {
        let server = try RawServer { connection in
            while let head = connection.readHead() {
                let size = head.contains("/large") ? 32 << 20 : 10_000
                connection.say(.head(length: size))
                connection.say([UInt8](repeating: 7, count: size))
            }
        }
        let wire = try Wire()
        let unread = try await wire.exchange(WireRequest(url: server.url + "large")).body
        for _ in 0..<20 {
            #expect(try await wire.bytes(of: WireRequest(url: server.url + "small")).count == 10_000)
        }
        #expect(await unread.readOut().bytes.count == 32 << 20)
        await wire.stop()
    }

    @Test func `what is unread is bounded, and what was refused comes again`() async throws {
        let mailbox = Mailbox(try EventPoll())
        let transfer = Transfer(.request(WireRequest(url: "http://a/")), mailbox)
        func offer(_ count: Int) -> Bool {
            [UInt8](repeating: 1, count: count).withUnsafeBytes { transfer.take($0) }
        }
        #expect(offer(Transfer.mostUnread - 1) && offer(1))
        #expect(!offer(1))
        #expect(mailbox.take().isEmpty)
        #expect(try await transfer.next()?.count == Transfer.mostUnread)
        #expect(mailbox.take().count == 1, "reading sets it going again")
        #expect(offer(Transfer.mostUnread + 1), "a piece larger than all is taken when nothing waits")
    }
}

/// A sum that a server's thread adds to and a test looks at.
final class Counter: Sendable {
    private let sum = Atomic(0)

    var value: Int { sum.load(ordering: .relaxed) }

    func add(_ change: Int) { sum.add(change, ordering: .relaxed) }

    /// The sum, once it has stood still for half a second.
    func whenStill() async -> Int {
        var last = -1
        for _ in 0..<40 where value != last {
            last = value
            try? await Task.sleep(for: .milliseconds(500))
        }
        return value
    }
}
