/// Ends work that takes too long.
enum Deadline {
    /// Nothing came within the time.
    struct Passed: Error, CustomStringConvertible {
        let time: Duration
        var description: String { "nothing came within \(time)" }
    }

    /// Runs the body; throws when it has no end within the time.
    static func within<T: Sendable>(
        _ time: Duration, _ body: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        try await withThrowingTaskGroup(of: T.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: time)
                throw Passed(time: time)
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw Passed(time: time) }
            return first
        }
    }
}
