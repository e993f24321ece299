import Access
import NIOPosix

extension Database {
    /// Brings records of another system into a tenant: all of them or, when one is refused, none.
    ///
    /// Records are known by their kind and external id; a known one is replaced whole and keeps its identifier. Throws
    /// `ImportProblems` with every reason found, by line. The order of the records does not matter.
    public func importRecords(
        _ records: [(line: Int, record: ImportRecord)], into tenant: TenantID
    ) async throws -> ImportSummary {
        try await importRecords(into: tenant) { scratch in
            for (line, record) in records { try scratch.add(record, line: line) }
        }
    }

    /// The same with any number of records, which the closure adds one after the other on a thread that may block.
    ///
    /// Nothing is written to the tenant before the closure is done; what it throws ends the import.
    public func importRecords(
        into tenant: TenantID, tally: ImportTally = ImportTally(),
        from fill: @escaping @Sendable (ImportScratch) throws -> Void
    ) async throws -> ImportSummary {
        let scratch = try await NIOThreadPool.singleton.runIfActive { [folder] in
            let scratch = try ImportScratch(folder: folder.path, tally: tally)
            try fill(scratch)
            return scratch
        }
        let now = settings.now()
        return try await writer.writeAlone { [audit] connection in
            let summary = try Importer(connection: connection, tenant: tenant, scratch: scratch, now: now).run()
            let event = AuditEvent(
                tenant: tenant, company: nil, contact: nil, origin: "command", action: "import:records",
                door: "command", outcome: .allowed, record: "records:\(summary.records)")
            try audit.append(event, at: now, on: connection)
            return summary
        }
    }
}
