extension Migration {
    /// The providers' own people: accounts, enrolments, logins; and who let which contact in.
    static let staff = Migration(
        name: "0018-staff",
        sql: """
            CREATE TABLE staff (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE RESTRICT,
                id TEXT NOT NULL,
                email TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                role TEXT NOT NULL CHECK (role IN ('admin', 'technician', 'viewer')),
                active INTEGER NOT NULL CHECK (active IN (0, 1)),
                passphrase TEXT,
                sealed_totp BLOB,
                sealed_by TEXT NOT NULL DEFAULT '',
                last_step INTEGER NOT NULL DEFAULT 0,
                created_at INTEGER NOT NULL,
                last_login_at INTEGER,
                PRIMARY KEY (tenant_id, id),
                CHECK ((passphrase IS NULL) = (sealed_totp IS NULL) AND (sealed_totp IS NULL) = (sealed_by = ''))
            );
            CREATE TABLE staff_recovery_code (
                tenant_id TEXT NOT NULL,
                staff_id TEXT NOT NULL,
                code_hash BLOB NOT NULL,
                PRIMARY KEY (tenant_id, staff_id, code_hash),
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE CASCADE
            ) WITHOUT ROWID;
            CREATE TABLE staff_enrolment (
                tenant_id TEXT NOT NULL,
                staff_id TEXT NOT NULL,
                token_hash BLOB NOT NULL UNIQUE,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, staff_id),
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE CASCADE
            );
            CREATE TABLE staff_session (
                key_hash BLOB NOT NULL PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                tenant_id TEXT NOT NULL,
                staff_id TEXT NOT NULL,
                user_agent TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL,
                proved_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX staff_session_staff ON staff_session (tenant_id, staff_id);
            CREATE INDEX staff_session_end ON staff_session (ends_at);
            CREATE TABLE staff_browser (
                key_hash BLOB NOT NULL,
                tenant_id TEXT NOT NULL,
                staff_id TEXT NOT NULL,
                seen_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, staff_id, key_hash),
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE CASCADE
            ) WITHOUT ROWID;
            CREATE TABLE portal_access (
                tenant_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                invited_at INTEGER,
                invited_by TEXT,
                last_login_at INTEGER,
                PRIMARY KEY (tenant_id, contact_id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
                FOREIGN KEY (tenant_id, invited_by) REFERENCES staff (tenant_id, id) ON DELETE RESTRICT
            );
            INSERT INTO portal_access (tenant_id, contact_id, last_login_at)
            SELECT tenant_id, contact_id, max(created_at) FROM session GROUP BY tenant_id, contact_id;
            ALTER TABLE login_link ADD COLUMN invited_by TEXT NOT NULL DEFAULT '';
            """)
}
