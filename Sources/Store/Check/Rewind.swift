import Access

extension Database {
    /// Puts every row but the audit's back to that moment, in a scratch house whose people are made up; throws in any
    /// other, and when the rows do not fit together.
    public func rewind(to moment: RowSnapshot) async throws {
        guard settings.isScratch else { throw StoreError.refused("only a scratch house is put back") }
        let now = try await snapshot()
        let changed = moment.tables.keys.filter { now.tables[$0] != moment.tables[$0] }.sorted()
        guard !changed.isEmpty else { return }
        try await writer.write { connection in
            try connection.deferringReferences()
            for table in changed {
                let rows = moment.rows(of: table)
                if table == "article" { try connection.forgetTerms(of: now.rows(of: table), unless: rows) }
                try connection.run(RewindStatements.clear(table), [])
                for row in rows { try connection.run(RewindStatements.add(table, row.values.count), row.values) }
                if table == "article" { try connection.learnTerms(of: rows, unless: now.rows(of: table)) }
            }
        }
    }
}

extension Connection {
    /// Lets rows refer to rows that come later in the same transaction.
    fileprivate func deferringReferences() throws {
        let mode = watch.mode
        watch.mode = .building
        defer { watch.mode = mode }
        try execute("PRAGMA defer_foreign_keys = ON")
    }

    fileprivate func forgetTerms(of articles: [RowSnapshot.Row], unless kept: [RowSnapshot.Row]) throws {
        for article in Set(articles).subtracting(kept) { try index(article, isVisible: false) }
    }

    fileprivate func learnTerms(of articles: [RowSnapshot.Row], unless known: [RowSnapshot.Row]) throws {
        for article in Set(articles).subtracting(known) {
            let columns = article.columns
            try index(
                article, isVisible: columns["state"] == "published" && columns["visibility"] != "internal")
        }
    }

    private func index(_ article: RowSnapshot.Row, isVisible: Bool) throws {
        let columns = article.columns
        try ArticleIndex(connection: self, tenant: TenantID(stored: columns["tenant_id"] ?? "")).update(
            ArticleID(stored: columns["id"] ?? ""), title: columns["title"] ?? "", body: columns["body"] ?? "",
            isVisible: isVisible)
    }
}

/// What putting rows back asks; the tables' names come from the schema itself.
enum RewindStatements {
    static func clear(_ table: String) -> Statement {
        Statement(.house, "rewind.clear.\(table)", "DELETE FROM \"\(table)\"")
    }

    static func add(_ table: String, _ columns: Int) -> Statement {
        let places = (1...columns).map { "$\($0)" }.joined(separator: ", ")
        return Statement(.house, "rewind.add.\(table)", "INSERT INTO \"\(table)\" VALUES (\(places))")
    }
}
