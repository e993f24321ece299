import Access

/// The rows of one provider, open for one operation of its staff.
///
/// It can't be kept: it lives inside the closure that receives it. `$1` of every statement is the tenant of the member who
/// asks, bound here and nowhere else; the connection refuses every statement that is not staff's, and every table and
/// column that staff need not see.
public struct StaffStore: ~Copyable {
    let connection: Connection
    /// Whose provider this is, and who asks.
    public let scope: StaffScope
    let keys: HouseKeys
    let linkMinutes: Int
    /// What tells this program from every other one that judges roles; empty where none can be judged.
    let program: String

    /// Every row of a statement of staff's; the caller's values begin at `$2`.
    func all<T>(_ statement: Statement, _ values: [SQLValue] = [], _ read: (Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try connection.run(statement, [.id(scope.tenant)] + values) { found.append(try read($0)) }
        return found
    }

    /// The first row of a statement of staff's.
    func first<T>(_ statement: Statement, _ values: [SQLValue] = [], _ read: (Row) throws -> T) throws -> T? {
        try connection.first(statement, [.id(scope.tenant)] + values, read)
    }

    /// Runs a statement of staff's that writes.
    func run(_ statement: Statement, _ values: [SQLValue]) throws {
        try connection.run(statement, [.id(scope.tenant)] + values)
    }
}

extension Database {
    /// Runs reads of a member of staff in one snapshot, off the cooperative threads, until the deadline.
    public func read<T: Sendable>(
        as scope: StaffScope, within time: Duration,
        _ body: @escaping @Sendable (borrowing StaffStore) throws -> T
    ) async throws -> T {
        let (keys, minutes, program) = (keys, settings.login.linkMinutes, settings.program)
        let end = ContinuousClock.now + time
        return try await readers.house { connection in
            try connection.watch.openedForStaff(until: end) {
                let store = StaffStore(
                    connection: connection, scope: scope, keys: keys, linkMinutes: minutes, program: program)
                return try body(store)
            }
        }
    }

    /// Runs writes of a member of staff and the audit of them in one transaction, safe on disk when it answers.
    ///
    /// When the body throws, its writes are gone and the event that `audited` makes of the error stays.
    public func change<T: Sendable>(
        as scope: StaffScope, audited: @escaping @Sendable (Result<T, any Error>) -> AuditEvent,
        _ body: @escaping @Sendable (borrowing StaffStore, Instant) throws -> T
    ) async throws -> T {
        let now = settings.now()
        let (keys, minutes, program) = (keys, settings.login.linkMinutes, settings.program)
        let outcome = try await writer.write { [audit] connection in
            try connection.atEdge(TransactionStatements.beginEffect)
            let outcome = Result {
                try connection.watch.openedForStaff(until: nil) {
                    let store = StaffStore(
                        connection: connection, scope: scope, keys: keys, linkMinutes: minutes, program: program)
                    return try body(store, now)
                }
            }
            if case .failure(let fault as StoreError) = outcome, fault == .unwritable || fault == .busy { throw fault }
            if case .failure = outcome { try connection.atEdge(TransactionStatements.undoEffect) }
            try connection.atEdge(TransactionStatements.endEffect)
            try audit.append(audited(outcome), at: now, on: connection)
            return outcome
        }
        return try outcome.get()
    }
}

extension Watch {
    /// Runs the body as a member of staff: no statements but staff's. Reads stop at the deadline.
    func openedForStaff<T>(until deadline: ContinuousClock.Instant?, _ body: () throws -> T) rethrows -> T {
        let outer = mode
        mode = .staff
        self.deadline = deadline
        defer {
            mode = outer
            self.deadline = nil
        }
        return try body()
    }
}
