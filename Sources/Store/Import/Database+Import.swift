import Access

extension Database {
    /// Brings records of another system into a tenant: all of them or, when one is refused, none.
    ///
    /// Records are known by their kind and external id; a known one is replaced whole and keeps its identifier. Throws
    /// `ImportProblems` with every reason found, by line. The order of the records does not matter.
    public func importRecords(
        _ records: [(line: Int, record: ImportRecord)], into tenant: TenantID
    ) async throws -> ImportSummary {
        let now = settings.now()
        return try await writer.write { [audit] connection in
            let importer = Importer(connection: connection, tenant: tenant, now: now)
            let summary = try importer.run(records)
            let event = AuditEvent(
                tenant: tenant, company: nil, contact: nil, origin: "command", action: "import:records",
                door: "command", outcome: .allowed, record: "records:\(summary.records)")
            try audit.append(event, at: now, on: connection)
            return summary
        }
    }
}
