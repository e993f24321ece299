import Access
import Logging

/// The rows of one installation: one writer, several readers, one audit chain for each tenant.
///
/// Clients' calls go through `read` and `change`, which open a `ScopedStore`; everything else here is the house's own.
public final class Database: Sendable {
    let readers: Readers
    let writer: Writer
    let keys: HouseKeys
    let audit: AuditChain
    let evidence: EvidenceChain
    let walks = AuditWalks()
    let settings: Settings
    let log: Logger
    let folder: DataFolder

    /// What an installation may set.
    public struct Settings: Sendable {
        /// Tells the time; tests hand in their own.
        public var now: @Sendable () -> Instant
        /// How many connections read at once.
        public var readers: Int
        /// How login, sessions and limits behave.
        public var login: LoginSettings
        /// Whether nobody's rows are here, so that they may be put back to an earlier moment.
        public var isScratch = false
        /// What tells the program that judges roles from every other one; empty where none can be judged.
        public var program = ""

        /// Settings as a new installation has them.
        public init(
            now: @escaping @Sendable () -> Instant, readers: Int = 4, login: LoginSettings = LoginSettings()
        ) {
            self.now = now
            self.readers = readers
            self.login = login
        }
    }

    /// Opens the data folder's database, brings its schema up to date and reads its settings back.
    public init(folder: DataFolder, keys: HouseKeys, settings: Settings, log: Logger) throws {
        self.folder = folder
        self.keys = keys
        self.settings = settings
        self.log = log
        ImportScratch.sweep(folder: folder.path)
        let connection = try Connection(path: folder.database, reading: false)
        try Self.prepare(connection)
        try Migration.apply(to: connection, now: settings.now())
        try PortalView.install(on: connection)
        try Self.countUnsettled(on: connection)
        let heads = AuditHeads(folder: try folder.folder("audit-heads"), log: log)
        let audit = AuditChain(keys: keys, heads: heads)
        self.audit = audit
        let signed = AuditHeads(folder: try folder.folder(EvidenceChain.folder), log: log)
        let evidence = EvidenceChain(keys: keys, heads: signed)
        self.evidence = evidence
        try audit.catchUp(on: connection)
        try evidence.catchUp(on: connection)
        writer = Writer(
            connection,
            edges: .init(
                before: {
                    try audit.seal(on: $0)
                    try evidence.seal(on: $0)
                },
                after: {
                    heads.keep()
                    signed.keep()
                },
                failed: {
                    heads.forget()
                    signed.forget()
                }))
        readers = try Readers(path: folder.database, count: settings.readers)
    }

    /// The moment that rows are stamped with.
    public var now: Instant { settings.now() }

    /// Runs a client's reads in one snapshot, off the cooperative threads, until the deadline.
    public func read<T: Sendable>(
        as scope: Scope, seeing sight: Sight, within time: Duration,
        _ body: @escaping @Sendable (borrowing ScopedStore) throws -> T
    ) async throws -> T {
        try await readers.portal(scope, sight, until: .now + time, body)
    }

    /// Runs a client's writes and the audit of them in one transaction, safe on disk when it answers.
    ///
    /// When the body throws, its writes are gone and the event that `audited` makes of the error stays.
    public func change<T: Sendable>(
        as scope: Scope, seeing sight: Sight,
        audited: @escaping @Sendable (Result<T, any Error>) -> AuditEvent,
        _ body: @escaping @Sendable (borrowing ScopedStore, Instant) throws -> T
    ) async throws -> T {
        try await change(as: scope, seeing: sight, audited: audited, first: { _, _ in }, body)
    }

    /// The same after something of the house's own, in the same transaction, that may stop it.
    func change<T: Sendable>(
        as scope: Scope, seeing sight: Sight,
        audited: @escaping @Sendable (Result<T, any Error>) -> AuditEvent,
        first: @escaping @Sendable (Connection, Instant) throws -> Void,
        _ body: @escaping @Sendable (borrowing ScopedStore, Instant) throws -> T
    ) async throws -> T {
        let now = settings.now()
        let writing = ScopedStore.Writing(evidence: evidence, keys: keys)
        let outcome = try await writer.write { [audit] connection in
            try connection.atEdge(TransactionStatements.beginEffect)
            let outcome = Result {
                try first(connection, now)
                return try connection.watch.opened(scope, sight, until: nil) {
                    try body(ScopedStore(connection: connection, scope: scope, writing: writing), now)
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

    /// Records an event that changed nothing; it is on disk moments later, in the order of the calls.
    ///
    /// False when so many events wait that this one had to be refused.
    public func record(_ event: AuditEvent) -> Bool {
        let now = settings.now()
        return writer.later { [audit] connection in try audit.append(event, at: now, on: connection) }
    }

    /// Waits until everything recorded so far is on disk.
    public func settle() async throws {
        try await writer.write { _ in }
    }

    /// Ends the threads and closes the connections.
    public func stop() async throws {
        try await writer.stop()
        try await readers.stop()
    }

    /// Recursive triggers are what lets a trigger of deletes see a row that OR REPLACE takes the place of.
    private static func prepare(_ connection: Connection) throws {
        try connection.execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA recursive_triggers = ON;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            """)
        for (pragma, expected) in [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("recursive_triggers", "1"),
        ] {
            var found = ""
            try connection.run(Statement(.house, "pragma.\(pragma)", "PRAGMA \(pragma)"), []) { found = $0.text(0) }
            guard found == expected else { throw StoreError.fault("\(pragma) is \(found), not \(expected)") }
        }
    }
}
