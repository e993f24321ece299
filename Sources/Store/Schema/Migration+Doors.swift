extension Migration {
    /// Logins, sessions, limits, the outbox and the audit chain.
    static let doors = Migration(
        name: "0005-doors",
        sql: """
            CREATE TABLE login_ask (
                id TEXT NOT NULL PRIMARY KEY,
                email TEXT NOT NULL,
                destination TEXT NOT NULL,
                browser_hash BLOB,
                created_at INTEGER NOT NULL
            );
            CREATE TABLE login_link (
                id TEXT NOT NULL PRIMARY KEY,
                tenant_id TEXT,
                company_id TEXT,
                contact_id TEXT,
                address_hash BLOB NOT NULL,
                browser_hash BLOB,
                destination TEXT NOT NULL,
                token_hash BLOB UNIQUE,
                code_hmac BLOB,
                wrong_codes INTEGER NOT NULL DEFAULT 0,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'spent', 'void')),
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX login_link_address ON login_link (address_hash, state);
            CREATE INDEX login_link_expiry ON login_link (expires_at);
            CREATE TABLE session (
                key_hash BLOB NOT NULL PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                login_link_id TEXT NOT NULL UNIQUE,
                user_agent TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX session_contact ON session (tenant_id, contact_id);
            CREATE INDEX session_end ON session (ends_at);
            CREATE TABLE rate_limit (
                key TEXT NOT NULL PRIMARY KEY,
                due INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE INDEX rate_limit_due ON rate_limit (due);
            CREATE TABLE outbox (
                id TEXT NOT NULL PRIMARY KEY,
                login_link_id TEXT NOT NULL REFERENCES login_link (id) ON DELETE CASCADE,
                tries INTEGER NOT NULL DEFAULT 0,
                due_at INTEGER NOT NULL
            );
            CREATE INDEX outbox_due ON outbox (due_at, id);
            CREATE TABLE audit_entry (
                tenant_id TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                previous_hash BLOB NOT NULL,
                hash BLOB NOT NULL,
                canonical BLOB NOT NULL,
                PRIMARY KEY (tenant_id, sequence),
                UNIQUE (tenant_id, previous_hash)
            );
            CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
                BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
            CREATE TRIGGER audit_entry_remains BEFORE DELETE ON audit_entry
                BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
            CREATE TABLE audit_head (
                tenant_id TEXT NOT NULL PRIMARY KEY,
                sequence INTEGER NOT NULL,
                hash BLOB NOT NULL,
                signature BLOB NOT NULL
            );
            """)
}
