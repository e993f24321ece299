extension Migration {
    /// Looks of staff that can be used: by whom, in which login of theirs, with which key, and until when.
    static let preview = Migration(
        name: "0024-preview",
        sql: """
            ALTER TABLE preview ADD COLUMN staff_id TEXT;
            ALTER TABLE preview ADD COLUMN staff_session_id TEXT;
            ALTER TABLE preview ADD COLUMN staff_role TEXT;
            ALTER TABLE preview ADD COLUMN role_id TEXT;
            ALTER TABLE preview ADD COLUMN key_hash BLOB;
            ALTER TABLE preview ADD COLUMN ends_at INTEGER;
            UPDATE preview SET ended_at = started_at WHERE ended_at IS NULL;
            CREATE UNIQUE INDEX preview_key ON preview (key_hash);
            CREATE INDEX preview_running ON preview (tenant_id, staff_id) WHERE ended_at IS NULL;
            """)
}
