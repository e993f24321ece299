import NIOPosix
import Synchronization

/// Where passphrases are hashed: on two threads of its own, so that no number of logins takes the memory or the threads
/// that everybody else needs.
enum PassphraseMill {
    /// Beyond so many that wait, the next one is told that the house is busy.
    private static let most = 40
    private static let inside = Mutex(0)
    private static let threads: NIOThreadPool = {
        let threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        return threads
    }()

    /// Runs the body on one of the threads; throws `.busy` when too many wait.
    static func grind<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        let isIn = inside.withLock { inside in
            guard inside < most else { return false }
            inside += 1
            return true
        }
        guard isIn else { throw StoreError.busy }
        defer { inside.withLock { $0 -= 1 } }
        return try await threads.runIfActive(body)
    }
}
