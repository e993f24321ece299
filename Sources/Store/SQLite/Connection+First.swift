extension Connection {
    /// The first row of a statement.
    func first<T>(_ statement: Statement, _ values: [SQLValue], _ read: (Row) throws -> T) throws -> T? {
        var found: T?
        try run(statement, values) { row in
            if found == nil { found = try read(row) }
        }
        return found
    }
}
