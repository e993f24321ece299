extension Migration {
    /// An outbox with leases and dead letters, for logins and notices alike; what people do not want to be told of; and
    /// from when on a tenant's imports are news.
    ///
    /// Which kinds of notices there are stands in `NoticeKind` alone, so that a new kind needs no new table.
    static let mail = Migration(
        name: "0009-mail",
        sql: """
            ALTER TABLE tenant ADD COLUMN history_until INTEGER;
            UPDATE tenant SET history_until = created_at WHERE EXISTS (
                SELECT 1 FROM ticket WHERE ticket.tenant_id = tenant.id AND ticket.external_id IS NOT NULL);
            ALTER TABLE contact ADD COLUMN unwanted TEXT NOT NULL DEFAULT '';
            ALTER TABLE contact ADD COLUMN overdue_told_at INTEGER;
            ALTER TABLE login_ask ADD COLUMN browser TEXT NOT NULL DEFAULT '';
            ALTER TABLE login_link ADD COLUMN browser TEXT NOT NULL DEFAULT '';
            CREATE TABLE outbox_kept (
                id TEXT NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                login_link_id TEXT REFERENCES login_link (id) ON DELETE CASCADE,
                tenant_id TEXT,
                company_id TEXT,
                contact_id TEXT,
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
                CHECK ((kind = 'login') = (contact_id IS NULL)),
                CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
            );
            INSERT INTO outbox_kept (id, kind, login_link_id, tries, due_at, ends_at, created_at)
            SELECT outbox.id, 'login', outbox.login_link_id, outbox.tries, outbox.due_at, login_link.expires_at,
                login_link.created_at
            FROM outbox JOIN login_link ON login_link.id = outbox.login_link_id;
            DROP TABLE outbox;
            ALTER TABLE outbox_kept RENAME TO outbox;
            CREATE INDEX outbox_due ON outbox (state, due_at, id);
            CREATE INDEX outbox_link ON outbox (login_link_id);
            CREATE INDEX outbox_contact ON outbox (tenant_id, contact_id);
            CREATE TABLE unsubscribe_link (
                token_hash BLOB NOT NULL PRIMARY KEY,
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                kind TEXT NOT NULL,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
            ) WITHOUT ROWID;
            CREATE INDEX unsubscribe_link_contact ON unsubscribe_link (tenant_id, contact_id);
            CREATE INDEX invoice_overdue ON invoice (tenant_id, state, due_on, company_id);
            """)
}
