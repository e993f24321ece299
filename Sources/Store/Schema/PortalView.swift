import CSQLite

/// A view through which a client's statement sees the rows of one table that its scope and sight allow.
///
/// The rule sits in a view under a random name, which alone may read the table; the plain name that statements use is a
/// view over it. A statement can't write that random name, so a CTE or a view of its own gains nothing by its name.
struct PortalView {
    /// The name without `portal_`.
    let name: String
    /// A select over base tables with the whole rule in it.
    let rule: String
    /// What an insert, update or delete through the view does to the base table; nothing unless it stands here.
    var writes: [Write] = []

    /// A write through the view, and what it does to the base table.
    typealias Write = (action: Action, effect: String)

    /// A write that a view may take.
    enum Action: String {
        case insert = "INSERT"
        case update = "UPDATE"
        case delete = "DELETE"

        var code: Int32 {
            switch self {
            case .insert: SQLITE_INSERT
            case .update: SQLITE_UPDATE
            case .delete: SQLITE_DELETE
            }
        }
    }

    /// Makes every view on a connection and closes it to everything else for client statements.
    static func install(_ views: [PortalView] = all, on connection: Connection) throws {
        for view in views {
            let secret = "v_" + Secret.hex(bytes: 16)
            try connection.execute("CREATE TEMP VIEW \(secret) AS \(connection.planted.rule(of: view))")
            try connection.execute("CREATE TEMP VIEW portal_\(view.name) AS SELECT * FROM \(secret)")
            connection.watch.privileged.insert(secret)
            connection.watch.readable.insert("portal_\(view.name)")
            for write in view.writes { try view.install(write, on: connection) }
        }
        connection.watch.mode = .house
    }

    /// What a write does: nothing for a row that is not of the scope.
    func body(of write: Write) -> String {
        let guarded = write.action == .insert ? "NEW" : "OLD"
        return """
            SELECT RAISE(ABORT, 'outside the scope')
            WHERE \(guarded).tenant_id IS NOT nexie_tenant() OR \(guarded).company_id IS NOT nexie_company();
            \(write.effect)
            """
    }

    private func install(_ write: Write, on connection: Connection) throws {
        let trigger = "t_" + Secret.hex(bytes: 16)
        try connection.execute(
            """
            CREATE TEMP TRIGGER \(trigger) INSTEAD OF \(write.action.rawValue) ON portal_\(name) BEGIN
            \(connection.planted.body(of: write, on: self))
            END
            """)
        connection.watch.privileged.insert(trigger)
        connection.watch.writable.insert(PortalWrite(view: "portal_\(name)", action: write.action.code))
    }
}
