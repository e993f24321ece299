import Access
import NIOPosix

extension Database {
    /// Brings records of another system into a tenant: all of them or, when one is refused, none.
    ///
    /// Records are known by their kind and external id; a known one is replaced whole and keeps its identifier. Throws
    /// `ImportProblems` with every reason found, by line. The order of the records does not matter.
    public func importRecords(
        _ records: [(line: Int, record: ImportRecord)], into tenant: TenantID, isQuiet: Bool = false
    ) async throws -> ImportSummary {
        try await importRecords(into: tenant, isQuiet: isQuiet) { scratch in
            for (line, record) in records { try scratch.add(record, line: line) }
        }
    }

    /// The same with any number of records, which the closure adds one after the other on a thread that may block.
    ///
    /// Nothing is written to the tenant before the closure is done; what it throws ends the import. A quiet import tells
    /// nobody of anything; see `ImportNews` for what is told by the others.
    public func importRecords(
        into tenant: TenantID, isQuiet: Bool = false, tally: ImportTally = ImportTally(),
        from fill: @escaping @Sendable (ImportScratch) throws -> Void
    ) async throws -> ImportSummary {
        let scratch = try await NIOThreadPool.singleton.runIfActive { [folder] in
            let scratch = try ImportScratch(folder: folder.path, tally: tally)
            try fill(scratch)
            return scratch
        }
        let now = settings.now()
        return try await writer.writeAlone { [audit] connection in
            let importer = try Importer(
                connection: connection, tenant: tenant, scratch: scratch, isQuiet: isQuiet, now: now)
            let summary = try importer.run()
            let event = AuditEvent(
                tenant: tenant, company: nil, contact: nil, origin: "command", action: "import:records",
                door: "command", outcome: .allowed, record: "records:\(summary.records)")
            for record in importer.adopted {
                try audit.append(.setUp("import:adopt", tenant: tenant, record: record), at: now, on: connection)
            }
            try audit.append(event, at: now, on: connection)
            return summary
        }
    }
}
