import Access

/// The rows of one person's world, open for one call.
///
/// It can't be kept: it lives inside the closure that receives it, and the connection behind it shows nothing of any
/// other tenant, company or, where a row belongs to a person, contact.
public struct ScopedStore: ~Copyable {
    let connection: Connection
    /// Whose world this is.
    public let scope: Scope
    /// What signing needs besides rows; nil where nothing can be written.
    let writing: Writing?

    /// What signing needs besides rows.
    struct Writing: Sendable {
        let evidence: EvidenceChain
        let keys: HouseKeys
    }

    init(connection: Connection, scope: Scope, writing: Writing? = nil) {
        self.connection = connection
        self.scope = scope
        self.writing = writing
    }

    /// Every row of a client's statement.
    func all<T>(_ statement: Statement, _ values: [SQLValue] = [], _ read: (Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try connection.run(statement, bound(values)) { found.append(try read($0)) }
        return found
    }

    /// The first row of a client's statement.
    func first<T>(_ statement: Statement, _ values: [SQLValue] = [], _ read: (Row) throws -> T) throws -> T? {
        try connection.first(statement, bound(values), read)
    }

    /// Runs a client's statement that writes.
    func run(_ statement: Statement, _ values: [SQLValue]) throws {
        try connection.run(statement, bound(values))
    }

    private func bound(_ values: [SQLValue]) -> [SQLValue] {
        [.id(scope.tenant), .id(scope.company), .id(scope.contact)] + values
    }
}
