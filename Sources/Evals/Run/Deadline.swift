import Synchronization

/// Ends work that takes too long.
enum Deadline {
    /// Nothing came within the time.
    struct Passed: Error, CustomStringConvertible {
        let time: Duration
        var description: String { "nothing came within \(time)" }
    }

    /// Runs the body; throws when it has no end within the time. What does not listen to its cancelling is left behind.
    static func within<T: Sendable>(
        _ time: Duration, _ body: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        let (ends, sink) = AsyncStream.makeStream(of: Result<T, any Error>.self)
        let work = Task {
            do { sink.yield(.success(try await body())) } catch { sink.yield(.failure(error)) }
        }
        let clock = Task {
            try await Task.sleep(for: time)
            sink.yield(.failure(Passed(time: time)))
        }
        defer {
            work.cancel()
            clock.cancel()
        }
        for await end in ends { return try end.get() }
        throw Passed(time: time)
    }
}
