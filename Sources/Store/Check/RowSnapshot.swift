import Access

/// Every row of the database, written out, so that two moments can be compared; without the audit, which grows with
/// every call, evidence, which nothing takes back, and the terms of articles, which are made from the articles.
public struct RowSnapshot: Sendable, Hashable {
    /// One row: its table and its columns as text.
    public struct Row: Sendable, Hashable {
        /// The table.
        public let table: String
        /// Its columns by name; NULL is left out.
        public var columns: [String: String] {
            let pairs = zip(names, values).compactMap { name, value in value.writtenOut.map { (name, $0) } }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }

        let names: [String]
        let values: [SQLValue]

        /// The same row: the names follow from the table.
        public static func == (left: Self, right: Self) -> Bool {
            left.table == right.table && left.values == right.values
        }

        /// Takes the values alone; they differ soon enough.
        public func hash(into hasher: inout Hasher) { hasher.combine(values) }
    }

    /// The rows of each table, in the order in which the database keeps them.
    let tables: [String: [Row]]
    /// The tables' names, those that others refer to first.
    let order: [String]

    /// The rows of one table.
    public func rows(of table: String) -> [Row] { tables[table] ?? [] }

    /// The same with one value of one row otherwise.
    public func setting(_ column: String, to value: SQLValue, in table: String, where id: String) -> RowSnapshot {
        var tables = tables
        tables[table] = rows(of: table).map { row in
            guard row.columns["id"] == id, let place = row.names.firstIndex(of: column) else { return row }
            var values = row.values
            values[place] = value
            return Row(table: table, names: row.names, values: values)
        }
        return RowSnapshot(tables: tables, order: order)
    }

    /// What is different from an earlier moment, in the order of tables and rows.
    public func changes(since earlier: RowSnapshot) -> [RowChange] {
        var changes: [RowChange] = []
        for (table, rows) in tables where earlier.tables[table] != rows {
            let before = Set(earlier.tables[table] ?? [])
            var removed = Dictionary(grouping: before.subtracting(rows), by: RowChange.Key.init)
            for row in Set(rows).subtracting(before) {
                let was = removed[RowChange.Key(row)]?.popLast()
                changes.append(RowChange(table: row.table, before: was?.columns, after: row.columns))
            }
            changes += removed.values.joined().map { RowChange(table: $0.table, before: $0.columns, after: nil) }
        }
        return changes.map { ($0.description, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

/// One row that is not as it was.
public struct RowChange: Sendable, Hashable, CustomStringConvertible {
    /// The table.
    public let table: String
    /// The row as it was; nil when it is new.
    public let before: [String: String]?
    /// The row as it is; nil when it is gone.
    public let after: [String: String]?

    /// The columns that differ, with what was and what is, in words.
    public var description: String {
        let names = Set((before ?? [:]).keys).union((after ?? [:]).keys).sorted()
        let differing = names.filter { before?[$0] != after?[$0] }
        let words = differing.map { name in
            guard before != nil, after != nil else { return "\(name)=\((after ?? before)?[name] ?? "")" }
            return "\(name): \(before?[name] ?? "nothing") -> \(after?[name] ?? "nothing")"
        }
        let verb = before == nil ? "new" : after == nil ? "gone" : "changed"
        return "\(table) \(verb): " + words.joined(separator: ", ")
    }

    /// By what a row is known again.
    struct Key: Hashable {
        let table: String
        let id: String

        init(_ row: RowSnapshot.Row) {
            table = row.table
            id = row.columns["id"] ?? row.columns.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\u{1F}")
        }
    }
}

extension Database {
    /// Every row but the audit's, as they are at this moment and safe on disk.
    public func snapshot() async throws -> RowSnapshot {
        try await writer.write { connection in
            var tables: [String] = []
            try connection.run(SnapshotStatements.tables, []) { tables.append($0.text(0)) }
            var found: [String: [RowSnapshot.Row]] = [:]
            for table in tables {
                var names: [String]?
                var rows: [RowSnapshot.Row] = []
                try connection.run(SnapshotStatements.rows(of: table), []) { row in
                    let known = names ?? row.names
                    names = known
                    rows.append(RowSnapshot.Row(table: table, names: known, values: row.values))
                }
                found[table] = rows
            }
            return RowSnapshot(tables: found, order: tables)
        }
    }
}

extension Row {
    /// The names of the columns.
    fileprivate var names: [String] { (0..<width).map(name) }

    /// Every column as the database keeps it.
    fileprivate var values: [SQLValue] { (0..<width).map(value) }
}

extension SQLValue {
    /// The value as text, bytes as hexadecimal digits; nil for NULL.
    fileprivate var writtenOut: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .text(let text): text
        case .blob(let bytes): hexadecimal(bytes)
        }
    }
}

/// What a snapshot asks.
enum SnapshotStatements {
    static let tables = Statement(
        .house, "snapshot.tables",
        """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            AND name NOT IN ('audit_entry', 'audit_head', 'evidence_entry', 'article_term')
        ORDER BY rowid
        """)

    /// The table's name comes from the schema itself.
    static func rows(of table: String) -> Statement {
        Statement(.house, "snapshot.rows.\(table)", "SELECT * FROM \"\(table)\"")
    }
}
