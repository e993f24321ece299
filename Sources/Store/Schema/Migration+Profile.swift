extension Migration {
    /// What a person asks to have changed of their name and address, and who of the provider's staff looked at the
    /// portal as that person.
    ///
    /// What the source of an import last said of a contact is kept beside what holds, so that an import which says
    /// nothing new takes nothing back that the person changed.
    static let profile = Migration(
        name: "0015-profile",
        sql: """
            ALTER TABLE contact ADD COLUMN source_phone TEXT;
            ALTER TABLE contact ADD COLUMN source_mobile TEXT;
            ALTER TABLE contact ADD COLUMN source_title TEXT;
            ALTER TABLE contact ADD COLUMN source_zone TEXT;
            UPDATE contact SET source_phone = phone, source_mobile = mobile, source_title = title,
                source_zone = time_zone;
            CREATE TABLE change_request (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                id TEXT NOT NULL,
                field TEXT NOT NULL CHECK (field IN ('name', 'email')),
                wanted TEXT NOT NULL CHECK (length(wanted) BETWEEN 1 AND 254),
                state TEXT NOT NULL DEFAULT 'requested'
                    CHECK (state IN ('requested', 'approved', 'declined', 'withdrawn')),
                reason TEXT NOT NULL DEFAULT '',
                created_at INTEGER NOT NULL,
                settled_at INTEGER,
                seen_at INTEGER,
                CHECK ((state = 'requested') = (settled_at IS NULL)),
                PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE UNIQUE INDEX change_request_waiting ON change_request (tenant_id, contact_id, field)
                WHERE state = 'requested';
            CREATE INDEX change_request_contact ON change_request (tenant_id, company_id, contact_id, id);
            CREATE TABLE preview (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                id TEXT NOT NULL,
                staff_name TEXT NOT NULL,
                reason TEXT NOT NULL,
                started_at INTEGER NOT NULL,
                ended_at INTEGER,
                PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX preview_contact ON preview (tenant_id, company_id, contact_id, started_at, id);
            """)
}
