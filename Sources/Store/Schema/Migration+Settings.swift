extension Migration {
    /// Messages with which staff try the mail, how long conversations are kept, and which answers a model refused.
    ///
    /// The outbox is made anew because a message to a member of staff has no contact, which only logins could lack.
    static let settings = Migration(
        name: "0021-settings",
        sql: """
            ALTER TABLE tenant ADD COLUMN kept_days INTEGER NOT NULL DEFAULT 0
                CHECK (kept_days = 0 OR kept_days BETWEEN 7 AND 3650);
            ALTER TABLE staff ADD COLUMN mail_tried_at INTEGER;
            ALTER TABLE message ADD COLUMN refused INTEGER
                GENERATED ALWAYS AS (author = 'nexie' AND instr(content, '"stop":"refusal"') > 0) VIRTUAL;
            CREATE INDEX message_answer ON message (tenant_id, created_at, state, refused) WHERE author = 'nexie';
            CREATE INDEX conversation_age ON conversation (tenant_id, updated_at);
            CREATE INDEX answer_rating_moment ON answer_rating (tenant_id, rated_at);
            CREATE TABLE outbox_kept (
                id TEXT NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                login_link_id TEXT REFERENCES login_link (id) ON DELETE CASCADE,
                tenant_id TEXT,
                company_id TEXT,
                contact_id TEXT,
                staff_id TEXT,
                record_id TEXT,
                state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'dead')),
                tries INTEGER NOT NULL DEFAULT 0,
                due_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                lease_owner TEXT,
                lease_until INTEGER,
                reason TEXT NOT NULL DEFAULT '',
                created_at INTEGER NOT NULL,
                died_at INTEGER,
                CHECK ((kind = 'login') = (login_link_id IS NOT NULL)),
                CHECK ((kind = 'trial') = (staff_id IS NOT NULL)),
                CHECK ((kind IN ('login', 'trial')) = (contact_id IS NULL)),
                CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE CASCADE
            );
            INSERT INTO outbox_kept (id, kind, login_link_id, tenant_id, company_id, contact_id, record_id, state, tries,
                due_at, ends_at, lease_owner, lease_until, reason, created_at, died_at)
            SELECT id, kind, login_link_id, tenant_id, company_id, contact_id, record_id, state, tries, due_at, ends_at,
                lease_owner, lease_until, reason, created_at, died_at
            FROM outbox;
            DROP TABLE outbox;
            ALTER TABLE outbox_kept RENAME TO outbox;
            CREATE INDEX outbox_due ON outbox (state, due_at, id);
            CREATE INDEX outbox_link ON outbox (login_link_id);
            CREATE INDEX outbox_contact ON outbox (tenant_id, contact_id);
            CREATE INDEX outbox_staff ON outbox (tenant_id, staff_id);
            CREATE INDEX outbox_login ON outbox (state, due_at, id) WHERE kind = 'login';
            CREATE INDEX outbox_code ON outbox (state, due_at, id) WHERE kind = 'signing';
            """)
}
