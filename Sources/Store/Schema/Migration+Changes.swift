extension Migration {
    /// Answers of staff to requests for another name or address, and what the source of an import last said of both, so
    /// that an import which says nothing new takes nothing back that was approved.
    static let changes = Migration(
        name: "0023-changes",
        sql: """
            ALTER TABLE contact ADD COLUMN source_name TEXT;
            ALTER TABLE contact ADD COLUMN source_email TEXT;
            UPDATE contact SET source_name = name, source_email = email;
            ALTER TABLE change_request ADD COLUMN earlier TEXT NOT NULL DEFAULT '';
            ALTER TABLE change_request ADD COLUMN settled_by TEXT;
            CREATE INDEX change_request_state ON change_request (tenant_id, state, id);
            """)
}
