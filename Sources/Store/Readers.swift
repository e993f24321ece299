import Access
import NIOPosix
import Synchronization

/// The connections that only read: each waits on a thread of its own pool, so no reader blocks the cooperative threads.
final class Readers: Sendable {
    private let threads: NIOThreadPool
    private let idle: Mutex<[Lane]>

    /// One thread's pair of connections: the house's and the clients'.
    private final class Lane: @unchecked Sendable {
        let house: Connection
        let portal: Connection

        init(path: String) throws {
            house = try Connection(path: path, reading: true)
            house.watch.mode = .house
            portal = try Connection(path: path, reading: true)
            try PortalView.install(on: portal)
            portal.watch.mode = .portal
        }
    }

    init(path: String, count: Int) throws {
        idle = Mutex(try (0..<count).map { _ in try Lane(path: path) })
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    /// Runs the body on a reading thread with the house's connection, in one snapshot.
    func house<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await onLane { lane in try lane.house.inSnapshot { try body(lane.house) } }
    }

    /// Runs the body on a reading thread with a client's connection that shows this scope and sight only, in one snapshot.
    func portal<T: Sendable>(
        _ scope: Scope, _ sight: Sight, until deadline: ContinuousClock.Instant,
        _ body: @escaping @Sendable (borrowing ScopedStore) throws -> T
    ) async throws -> T {
        try await onLane { lane in
            try lane.portal.inSnapshot {
                try lane.portal.watch.opened(scope, sight, until: deadline) {
                    try body(ScopedStore(connection: lane.portal, scope: scope))
                }
            }
        }
    }

    func stop() async throws {
        try await threads.shutdownGracefully()
        idle.withLock { $0.removeAll() }
    }

    private func onLane<T: Sendable>(_ body: @escaping @Sendable (Lane) throws -> T) async throws -> T {
        try await threads.runIfActive {
            guard let lane = self.idle.withLock({ $0.popLast() }) else {
                throw StoreError.fault("more readers than connections")
            }
            defer { self.idle.withLock { $0.append(lane) } }
            return try body(lane)
        }
    }
}

extension Watch {
    /// Runs the body as a client: with this scope and sight, no statements but a client's.
    ///
    /// Reads stop at the deadline. Writes have none: an interrupted write would undo the others of its transaction.
    func opened<T>(
        _ scope: Scope, _ sight: Sight, until deadline: ContinuousClock.Instant?, _ body: () throws -> T
    ) rethrows -> T {
        let outer = mode
        self.mode = .portal
        self.scope = scope
        self.sight = sight
        self.deadline = deadline
        defer {
            self.mode = outer
            self.scope = nil
            self.sight = []
            self.deadline = nil
        }
        return try body()
    }
}
