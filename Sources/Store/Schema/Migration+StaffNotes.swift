extension Migration {
    /// Notes that staff write in the portal: who of them wrote it, and the key that makes one form one note. The tickets of
    /// a provider are found by where they stand, the latest change first.
    static let staffNotes = Migration(
        name: "0027-staff-notes",
        sql: """
            ALTER TABLE ticket_note ADD COLUMN author_staff_id TEXT;
            ALTER TABLE ticket_note ADD COLUMN once_key TEXT;
            CREATE UNIQUE INDEX ticket_note_once ON ticket_note (tenant_id, author_staff_id, once_key)
                WHERE once_key IS NOT NULL;
            CREATE INDEX ticket_state ON ticket (tenant_id, state, updated_at, id);
            """)
}
