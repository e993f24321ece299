/// One named SQL text of the closed list; nothing else reaches the database while people are served.
///
/// In a client's statement `$1` is the tenant, `$2` the company and `$3` the contact, bound from the scope by the
/// transaction; a caller's own values begin at `$4`. In a statement of staff's `$1` is the tenant of the member who asks.
/// In a house statement all values are the caller's.
struct Statement: Hashable, Sendable {
    /// Whose statement it is.
    enum Side: Sendable {
        /// Runs for a contact, on the scoped views.
        case client
        /// Runs for a member of staff, on the few base tables that staff may touch.
        case staff
        /// Runs for the house itself, on base tables.
        case house
    }

    let side: Side
    let name: String
    let sql: String
    /// Columns, as `table.column`, that staff read by this statement and by no other that does not name them too.
    let opens: Set<String>

    init(_ side: Side, _ name: String, opens: Set<String> = [], _ sql: String) {
        self.side = side
        self.name = name
        self.sql = sql
        self.opens = opens
    }

    static func == (left: Statement, right: Statement) -> Bool {
        left.name == right.name && left.side == right.side && left.sql == right.sql
    }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The edges of a reader's snapshot.
enum TransactionStatements {
    static let begin = Statement(.house, "transaction.begin", "BEGIN")

    static let beginWriting = Statement(.house, "transaction.begin_writing", "BEGIN IMMEDIATE")

    static let beginJob = Statement(.house, "transaction.begin_job", "SAVEPOINT job")

    static let endJob = Statement(.house, "transaction.end_job", "RELEASE job")

    static let undoJob = Statement(.house, "transaction.undo_job", "ROLLBACK TO job")

    static let beginEffect = Statement(.house, "transaction.begin_effect", "SAVEPOINT effect")

    static let endEffect = Statement(.house, "transaction.end_effect", "RELEASE effect")

    static let undoEffect = Statement(.house, "transaction.undo_effect", "ROLLBACK TO effect")

    static let undo = Statement(.house, "transaction.undo", "ROLLBACK")

    static let end = Statement(.house, "transaction.end", "COMMIT")
}
