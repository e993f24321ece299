extension Migration {
    /// What people do with a ticket when it is done: close it, open it again, say how it went.
    ///
    /// `moved_at` is when a client last closed or opened the ticket; nothing that a source says of an earlier moment
    /// moves it again.
    static let tickets = Migration(
        name: "0016-tickets",
        sql: """
            ALTER TABLE ticket ADD COLUMN moved_at INTEGER;
            ALTER TABLE ticket_note ADD COLUMN kind TEXT NOT NULL DEFAULT 'note'
                CHECK (kind IN ('note', 'closed', 'reopened'));
            CREATE TABLE ticket_rating (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                ticket_id TEXT NOT NULL,
                rating TEXT NOT NULL CHECK (rating IN ('good', 'ok', 'bad')),
                words TEXT NOT NULL,
                rated_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, ticket_id, contact_id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, ticket_id) REFERENCES ticket (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX ticket_rating_contact ON ticket_rating (tenant_id, contact_id);
            """)
}
