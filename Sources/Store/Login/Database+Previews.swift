import Access

extension Database: PreviewDesk {
    /// The contact whom the key shows, read afresh; nil when the preview is over or either side may not be here any more.
    public func principal(for key: PreviewKey) async throws -> Principal? {
        let now = settings.now()
        let hash = HouseKeys.hash(key.secret)
        let found = try await readers.house { try $0.previewed(hash, at: now) }
        if found == nil { try await close(hash, because: "over", at: now) }
        return found
    }

    /// Ends the preview; ending it twice, or when it is over, is no error.
    public func end(_ key: PreviewKey) async throws {
        try await close(HouseKeys.hash(key.secret), because: "stopped", at: settings.now())
    }

    private func close(_ hash: [UInt8], because reason: String, at now: Instant) async throws {
        guard try await readers.house({ try $0.first(PreviewNoteStatements.open, [.blob(hash)]) { _ in true } }) != nil
        else { return }
        try await writer.write { [audit] connection in
            try connection.closePreview(hash, because: reason, at: now, audit)
        }
    }
}

extension Connection {
    /// The person behind a key of a preview, when everything that it rests on still holds.
    fileprivate func previewed(_ hash: [UInt8], at now: Instant) throws -> Principal? {
        try first(Minting.byPreview, [.blob(hash), .instant(now)]) { row in
            Minting.principal(
                row,
                origin: .preview(
                    .init(
                        id: row.id(15), staff: row.id(16), staffName: row.text(17), reason: row.text(18),
                        endsAt: row.instant(19))))
        }
    }

    /// Ends every preview whose time is over, or on one side of which somebody may not be here any more.
    func sweepPreviews(at now: Instant, _ audit: AuditChain) throws {
        var open: [[UInt8]] = []
        try run(PreviewNoteStatements.allOpen, []) { open.append($0.blob(0)) }
        for hash in open where try previewed(hash, at: now) == nil {
            try closePreview(hash, because: "over", at: now, audit)
        }
    }

    /// Writes the end down once, in the preview and in the audit, with both people.
    fileprivate func closePreview(
        _ hash: [UInt8], because reason: String, at now: Instant, _ audit: AuditChain
    ) throws {
        let event = try first(PreviewNoteStatements.close, [.blob(hash), .instant(now)]) { row in
            AuditEvent(
                tenant: row.id(0), company: row.id(1), contact: row.id(2), origin: "preview:\(row.text(3))",
                action: "preview:end", door: "pages", outcome: .allowed, reason: reason,
                record: "contact:\(row.text(2))", staff: row.id(4))
        }
        if let event { try audit.append(event, at: now, on: self) }
    }
}

/// What the house asks of previews by itself.
enum PreviewNoteStatements {
    static let open = Statement(
        .house, "preview.open", "SELECT 1 FROM preview WHERE key_hash = $1 AND ended_at IS NULL")

    static let allOpen = Statement(
        .house, "preview.all_open", "SELECT key_hash FROM preview WHERE ended_at IS NULL AND key_hash IS NOT NULL")

    static let close = Statement(
        .house, "preview.close",
        """
        UPDATE preview SET ended_at = min(ends_at, $2) WHERE key_hash = $1 AND ended_at IS NULL
        RETURNING tenant_id, company_id, contact_id, id, staff_id
        """)
}
