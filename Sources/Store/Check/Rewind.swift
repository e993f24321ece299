import Access

extension Database {
    /// Puts every row but the audit's back to that moment, in a scratch house whose people are made up; throws in any
    /// other, and when the rows do not fit together.
    public func rewind(to moment: RowSnapshot) async throws {
        guard settings.isScratch else { throw StoreError.refused("only a scratch house is put back") }
        let now = try await snapshot()
        let ways = moment.order.map { RewoundTable($0, from: now, to: moment) }.filter { !$0.isEmpty }
        guard !ways.isEmpty else { return }
        try await writer.write { connection in
            for table in ways { try table.putBack(into: connection) }
            for table in ways.reversed() { try table.takeOut(of: connection) }
        }
        evidence.startOver()
    }
}

/// What has to be done to one table.
private struct RewoundTable: Sendable {
    let name: String
    /// Rows that were not there.
    let new: [RowSnapshot.Row]
    /// Rows that are gone or were otherwise.
    let missing: [RowSnapshot.Row]

    init(_ name: String, from now: RowSnapshot, to moment: RowSnapshot) {
        self.name = name
        guard now.tables[name] != moment.tables[name] else {
            (new, missing) = ([], [])
            return
        }
        let (found, was) = (Set(now.rows(of: name)), Set(moment.rows(of: name)))
        let gone = was.subtracting(found)
        let keys = Set(gone.map(RowChange.Key.init))
        new = found.subtracting(was).filter { !keys.contains(RowChange.Key($0)) }
        missing = moment.rows(of: name).filter(gone.contains)
    }

    var isEmpty: Bool { new.isEmpty && missing.isEmpty }

    func takeOut(of connection: Connection) throws {
        for row in new {
            if name == "article" { try index(row, isVisible: false, on: connection) }
            try connection.run(RewindStatements.remove(row), row.values)
        }
    }

    func putBack(into connection: Connection) throws {
        for row in missing {
            try connection.run(RewindStatements.put(row), row.values)
            guard name == "article" else { continue }
            let columns = row.columns
            let isVisible = columns["state"] == "published" && columns["visibility"] != "internal"
            try index(row, isVisible: isVisible, on: connection)
        }
    }

    private func index(_ article: RowSnapshot.Row, isVisible: Bool, on connection: Connection) throws {
        let columns = article.columns
        try ArticleIndex(connection: connection, tenant: TenantID(stored: columns["tenant_id"] ?? "")).update(
            ArticleID(stored: columns["id"] ?? ""), title: columns["title"] ?? "", body: columns["body"] ?? "",
            isVisible: isVisible)
    }
}

/// What putting rows back asks; the names of tables and columns come from the schema itself.
enum RewindStatements {
    static func remove(_ row: RowSnapshot.Row) -> Statement {
        let same = row.names.enumerated().map { "\"\($0.element)\" IS $\($0.offset + 1)" }.joined(separator: " AND ")
        return Statement(.house, "rewind.remove.\(row.table)", "DELETE FROM \"\(row.table)\" WHERE \(same)")
    }

    static func put(_ row: RowSnapshot.Row) -> Statement {
        let places = row.names.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let values = row.names.map { "\"\($0)\" = excluded.\"\($0)\"" }.joined(separator: ", ")
        return Statement(
            .house, "rewind.put.\(row.table)",
            "INSERT INTO \"\(row.table)\" VALUES (\(places)) ON CONFLICT DO UPDATE SET \(values)")
    }
}
