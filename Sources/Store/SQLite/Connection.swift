import Access
import CSQLite

/// One connection to the database, used by one thread at a time.
///
/// Every statement passes the connection's `Watch` when it is prepared. Prepared statements are kept and used again.
final class Connection {
    let watch = Watch()
    /// The texts that it runs.
    let planted: PlantedSQL
    private let handle: OpaquePointer
    private var kept: [Statement: Prepared] = [:]

    /// Opens the file; a reader can never write to it.
    init(path: String, reading: Bool, planted: PlantedSQL = .now) throws {
        self.planted = planted
        let flags = (reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw StoreError.fault("the database can't be opened (SQLite \(code))")
        }
        handle = opened
        sqlite3_busy_timeout(handle, 5000)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        watchStatements()
        watchTime()
        try provideScope()
    }

    deinit {
        kept.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Runs a statement and hands each row to the closure.
    func run(_ statement: Statement, _ values: [SQLValue], _ each: (Row) throws -> Void = { _ in }) throws {
        guard watch.mode != .portal || statement.side == .client else {
            throw StoreError.refused("\(statement.name) is not a client's statement")
        }
        guard (watch.mode == .staff) == (statement.side == .staff) else {
            throw StoreError.refused("\(statement.name) does not run here")
        }
        planted.note(statement)
        let prepared = try prepare(statement)
        defer { prepared.reset() }
        try prepared.bind(values)
        while true {
            switch sqlite3_step(prepared.pointer) {
            case SQLITE_ROW: try each(Row(statement: prepared.pointer))
            case SQLITE_DONE: return
            case let code: throw failure(code)
            }
        }
    }

    /// Runs text that is part of the program, such as a migration or a transaction's edge.
    func execute(_ text: String) throws {
        let code = sqlite3_exec(handle, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Runs the body on one snapshot of the database, whatever is written meanwhile.
    func inSnapshot<T>(_ body: () throws -> T) throws -> T {
        try atEdge(TransactionStatements.begin)
        do {
            let answer = try body()
            try atEdge(TransactionStatements.end)
            return answer
        } catch {
            try? atEdge(TransactionStatements.end)
            throw error
        }
    }

    /// Runs the edge of a transaction, which no client's statement may.
    func atEdge(_ statement: Statement) throws {
        let mode = watch.mode
        watch.mode = .house
        defer { watch.mode = mode }
        try run(statement, [])
    }

    /// Runs the house's own statements in the midst of a client's call, such as those that write evidence.
    func asHouse<T>(_ body: (Connection) throws -> T) rethrows -> T {
        let mode = watch.mode
        watch.mode = .house
        defer { watch.mode = mode }
        return try body(self)
    }

    /// Writes a consistent copy of the database into a new file.
    func copy(to path: String) throws {
        var target: OpaquePointer?
        defer { sqlite3_close_v2(target) }
        guard sqlite3_open(path, &target) == SQLITE_OK, let target,
            let backup = sqlite3_backup_init(target, "main", handle, "main")
        else { throw StoreError.unwritable }
        let step = sqlite3_backup_step(backup, -1)
        let finish = sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE, finish == SQLITE_OK else { throw failure(step) }
    }

    /// The statement as it was compiled here before, or compiled now; throws when the database refuses it.
    func prepare(_ statement: Statement) throws -> Prepared {
        if let prepared = kept[statement] { return prepared }
        watch.opened = statement.opens
        defer { watch.opened = [] }
        var pointer: OpaquePointer?
        let text = planted.text(of: statement)
        let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
        guard code == SQLITE_OK, let pointer else { throw failure(code) }
        let prepared = Prepared(pointer: pointer)
        kept[statement] = prepared
        return prepared
    }

    private func failure(_ code: Int32) -> StoreError {
        let message = String(cString: sqlite3_errmsg(handle))
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED: return .busy
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN: return .unwritable
        case SQLITE_INTERRUPT: return .outOfTime
        case SQLITE_AUTH: return .refused(message)
        case SQLITE_CONSTRAINT: return .constraint(message)
        default: return .fault("SQLite \(code): \(message)")
        }
    }

    private func watchStatements() {
        let callback:
            @convention(c) (
                UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
                UnsafePointer<CChar>?
            ) -> Int32 = { context, action, first, second, _, accessor in
                guard let context else { return SQLITE_DENY }
                let watch = Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
                let allowed = watch.permits(action, text(first), text(second), from: text(accessor))
                return allowed ? SQLITE_OK : SQLITE_DENY
            }
        sqlite3_set_authorizer(handle, callback, Unmanaged.passUnretained(watch).toOpaque())
    }

    private func watchTime() {
        let callback: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
            guard let context else { return 1 }
            return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().isOutOfTime ? 1 : 0
        }
        sqlite3_progress_handler(handle, 2000, callback, Unmanaged.passUnretained(watch).toOpaque())
    }

    private func provideScope() throws {
        try provide("nexie_tenant", arguments: 0) { call, _ in answer(call, watching(call)?.scope?.tenant.text) }
        try provide("nexie_company", arguments: 0) { call, _ in answer(call, watching(call)?.scope?.company.text) }
        try provide("nexie_contact", arguments: 0) { call, _ in answer(call, watching(call)?.scope?.contact.text) }
        // SQLite's own lower() knows ASCII only; PostgreSQL's knows all letters, as this one does.
        try provide("lower", arguments: 1) { call, value in answer(call, sqlite3_value_text(value).map(lowered)) }
        try provide("nexie_sees", arguments: 1) { call, value in
            let asked = Sight(rawValue: Int(sqlite3_value_int64(value)))
            sqlite3_result_int(call, watching(call)?.sight.isSuperset(of: asked) == true ? 1 : 0)
        }
    }

    private typealias Provided = @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

    private func provide(
        _ name: String, arguments: Int32, _ body: @escaping @Sendable (OpaquePointer?, OpaquePointer?) -> Void
    ) throws {
        let provided = ProvidedFunction(watch: watch, body: body)
        let callback: Provided = { call, _, values in
            guard let data = sqlite3_user_data(call) else { return }
            Unmanaged<ProvidedFunction>.fromOpaque(data).takeUnretainedValue().body(call, values?.pointee)
        }
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        let code = sqlite3_create_function_v2(
            handle, name, arguments, flags, Unmanaged.passRetained(provided).toOpaque(), callback, nil, nil,
            { data in
                if let data { Unmanaged<ProvidedFunction>.fromOpaque(data).release() }
            })
        guard code == SQLITE_OK else { throw failure(code) }
    }
}

/// One SQL function of ours and the watch that it answers from.
private final class ProvidedFunction {
    let watch: Watch
    let body: @Sendable (OpaquePointer?, OpaquePointer?) -> Void

    init(watch: Watch, body: @escaping @Sendable (OpaquePointer?, OpaquePointer?) -> Void) {
        self.watch = watch
        self.body = body
    }
}

private func watching(_ call: OpaquePointer?) -> Watch? {
    sqlite3_user_data(call).map { Unmanaged<ProvidedFunction>.fromOpaque($0).takeUnretainedValue().watch }
}

private func answer(_ call: OpaquePointer?, _ text: String?) {
    guard let text else { return sqlite3_result_null(call) }
    sqlite3_result_text(call, text, -1, nexie_sqlite_transient())
}

private func lowered(_ characters: UnsafePointer<UInt8>) -> String {
    String(cString: characters).lowercased()
}

private func text(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
}
