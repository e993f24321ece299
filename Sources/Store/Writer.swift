import Dispatch
import Logging
import NIOPosix
import Synchronization

/// The one connection that writes.
///
/// Jobs that wait at the same moment share one transaction and one flush to the disk; each has a savepoint of its own,
/// so that a failing one takes nothing of the others back. A job is answered only after the flush.
final class Writer: Sendable {
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Mutex<Waiting>(Waiting())
    private let desk: Desk
    private let edges: Edges

    /// What happens around every commit, on the writer's thread.
    struct Edges: Sendable {
        var before: @Sendable (Connection) throws -> Void = { _ in }
        var after: @Sendable () -> Void = {}
        var failed: @Sendable () -> Void = {}
    }

    private struct Waiting {
        var jobs: [Job] = []
        var isDraining = false
    }

    /// Something to do inside the shared transaction, and whom to tell.
    private struct Job: Sendable {
        let work: @Sendable (Connection) throws -> Void
        let done: @Sendable (StoreError?) -> Void
        /// Whether it stays and is tried again when the disk is full, because nobody waits to hear of it.
        var isPatient = false
        /// Whether it shares its transaction with nobody, and a failure undoes the whole of it.
        var isAlone = false
    }

    private final class Desk: @unchecked Sendable {
        let connection: Connection
        init(_ connection: Connection) { self.connection = connection }
    }

    init(_ connection: Connection, edges: Edges) {
        desk = Desk(connection)
        self.edges = edges
        thread.start()
    }

    /// How many jobs wait at most before a job that nobody waits for is refused.
    private static let patience = 50_000

    /// Runs the body in the writing transaction and answers once it is safe on disk.
    func write<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await answer(body, isAlone: false)
    }

    /// The same in a transaction that no other job shares, for a body that writes a lot.
    ///
    /// There is no savepoint in it: for one, every page that the body changes would be kept in memory.
    func writeAlone<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await answer(body, isAlone: true)
    }

    /// Takes a job that nobody waits for; false when too many wait already and it was refused.
    func later(_ work: @escaping @Sendable (Connection) throws -> Void) -> Bool {
        guard waiting.withLock({ $0.jobs.count < Self.patience }) else { return false }
        enqueue(Job(work: work, done: { _ in }, isPatient: true))
        return true
    }

    /// Ends the thread once everything that waits is done.
    func stop() async throws {
        try await write { _ in }
        try await thread.shutdownGracefully()
    }

    private func answer<T: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> T, isAlone: Bool
    ) async throws -> T {
        let result = Mutex<Result<T, any Error>?>(nil)
        return try await withCheckedThrowingContinuation { continuation in
            var job = Job { connection in
                let outcome = Result { try body(connection) }
                result.withLock { $0 = outcome }
                _ = try outcome.get()
            } done: { problem in
                let outcome = result.withLock { $0 }
                if isAlone, case .failure(let own) = outcome { return continuation.resume(throwing: own) }
                if let problem { return continuation.resume(throwing: problem) }
                guard let outcome else {
                    return continuation.resume(throwing: StoreError.fault("the writer forgot a job"))
                }
                continuation.resume(with: outcome)
            }
            job.isAlone = isAlone
            enqueue(job)
        }
    }

    private func enqueue(_ job: Job) {
        let mustStart = waiting.withLock { waiting in
            waiting.jobs.append(job)
            defer { waiting.isDraining = true }
            return !waiting.isDraining
        }
        if mustStart { thread.submit { _ in self.drain() } }
    }

    private func drain() {
        while true {
            let jobs = waiting.withLock { waiting in
                let shared = waiting.jobs.prefix(256).prefix { !$0.isAlone }
                let batch = Array(shared.isEmpty ? waiting.jobs.prefix(1) : shared)
                waiting.jobs.removeFirst(batch.count)
                if batch.isEmpty { waiting.isDraining = false }
                return batch
            }
            guard !jobs.isEmpty else { return }
            let problem = commit(jobs)
            for job in jobs { job.done(problem) }
            if problem == .unwritable || problem == .busy { return wait(with: jobs.filter(\.isPatient)) }
        }
    }

    /// Puts patient jobs back in front of those that came later, and goes on in a moment.
    private func wait(with jobs: [Job]) {
        waiting.withLock { $0.jobs.insert(contentsOf: jobs, at: 0) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(250)) {
            self.thread.submit { _ in self.drain() }
        }
    }

    private func commit(_ jobs: [Job]) -> StoreError? {
        do {
            try desk.connection.atEdge(TransactionStatements.beginWriting)
            for job in jobs { try savepoint(job) }
            try edges.before(desk.connection)
            try desk.connection.atEdge(TransactionStatements.end)
        } catch {
            try? desk.connection.atEdge(TransactionStatements.undo)
            edges.failed()
            return error as? StoreError ?? .fault("\(error)")
        }
        edges.after()
        return nil
    }

    private func savepoint(_ job: Job) throws {
        if job.isAlone { return try job.work(desk.connection) }
        try desk.connection.atEdge(TransactionStatements.beginJob)
        do {
            try job.work(desk.connection)
            try desk.connection.atEdge(TransactionStatements.endJob)
        } catch let problem as StoreError where problem == .unwritable || problem == .busy {
            throw problem
        } catch {
            try desk.connection.atEdge(TransactionStatements.undoJob)
            try desk.connection.atEdge(TransactionStatements.endJob)
        }
    }
}
