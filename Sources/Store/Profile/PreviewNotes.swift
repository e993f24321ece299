import Access

extension Database {
    /// Writes down that a member of the tenant's staff looks at the portal as that person, from now on.
    public func beginPreview(of scope: Scope, by staff: String, because reason: String) async throws -> PreviewID {
        let now = settings.now()
        let id = PreviewID.new(at: now)
        try await writer.write { connection in
            try connection.run(
                PreviewNoteStatements.begin,
                [
                    .id(scope.tenant), .id(scope.company), .id(scope.contact), .id(id), .text(staff), .text(reason),
                    .instant(now),
                ])
        }
        return id
    }

    /// Writes down that the look is over; ending it twice is no error.
    public func endPreview(_ id: PreviewID, of tenant: TenantID) async throws {
        let now = settings.now()
        try await writer.write { try $0.run(PreviewNoteStatements.end, [.id(tenant), .id(id), .instant(now)]) }
    }
}

/// How looks of staff are written down.
enum PreviewNoteStatements {
    static let begin = Statement(
        .house, "preview.begin",
        """
        INSERT INTO preview (tenant_id, company_id, contact_id, id, staff_name, reason, started_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    static let end = Statement(
        .house, "preview.end",
        "UPDATE preview SET ended_at = $3 WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL")
}
