import Foundation
import Synchronization

/// A server on this machine that plays a script for every connection, each on a thread of its own.
final class RawServer: Sendable {
    let port: Int
    private let socket: Int32
    private let count = Atomic(0)

    /// How many connections have come.
    var connections: Int { count.load(ordering: .relaxed) }

    /// Plays the script until the object goes. The connection is closed when the script ends.
    init(_ script: @escaping @Sendable (RawConnection) -> Void) throws {
        // A test writes into connections that are gone.
        signal(SIGPIPE, SIG_IGN)
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, size) == 0 && listen(socket, 1024) == 0
                    && getsockname(socket, address, &size) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        self.socket = socket
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread { [weak self] in
            while true {
                let descriptor = accept(socket, nil, nil)
                guard descriptor >= 0 else { return }
                self?.count.add(1, ordering: .relaxed)
                Self.play(script, on: descriptor)
            }
        }.start()
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    var url: String { "http://127.0.0.1:\(port)/" }

    private static func play(_ script: @escaping @Sendable (RawConnection) -> Void, on descriptor: Int32) {
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        let size = socklen_t(MemoryLayout.size(ofValue: patience))
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
        var now: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &now, socklen_t(MemoryLayout.size(ofValue: now)))
        Thread {
            let connection = RawConnection(descriptor)
            script(connection)
            connection.hangUp()
        }.start()
    }
}

/// Something that one thread says once, and a test waits for.
final class Said<T: Sendable>: Sendable {
    private let stream: AsyncStream<T>
    private let continuation: AsyncStream<T>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func say(_ value: T) { continuation.yield(value) }

    /// The next value; nothing when none comes within ten seconds.
    func next() async -> T? {
        await withTaskGroup(of: T?.self) { group in
            group.addTask { [stream] in await stream.first { _ in true } }
            group.addTask {
                try? await Task.sleep(for: .seconds(10))
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}

extension RawConnection {
    /// Waits on its own thread until a test says so.
    func waits(for said: Said<Void>) {
        let gate = DispatchSemaphore(value: 0)
        Task {
            _ = await said.next()
            gate.signal()
        }
        gate.wait()
    }

    /// Lets what was said arrive by itself.
    func pauses(_ milliseconds: UInt32 = 20) { usleep(milliseconds * 1000) }
}
