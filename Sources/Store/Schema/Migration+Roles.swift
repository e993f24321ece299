extension Migration {
    /// Runs of the evaluation over providers' roles, and what they found.
    static let roles = Migration(
        name: "0025-roles",
        sql: """
            CREATE TABLE evaluation (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL UNIQUE,
                staff_id TEXT NOT NULL,
                roles TEXT NOT NULL,
                judged TEXT NOT NULL,
                proposed TEXT,
                program TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN
                    ('waiting', 'running', 'passed', 'failed', 'error', 'broken', 'stopped')),
                asked_at INTEGER NOT NULL,
                started_at INTEGER,
                ended_at INTEGER,
                decisions INTEGER NOT NULL DEFAULT 0,
                failed INTEGER NOT NULL DEFAULT 0,
                undecided INTEGER NOT NULL DEFAULT 0,
                milliseconds INTEGER NOT NULL DEFAULT 0,
                families TEXT NOT NULL DEFAULT '',
                problems TEXT NOT NULL DEFAULT '',
                note TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX evaluation_state ON evaluation (state, asked_at, id);
            CREATE INDEX evaluation_asked ON evaluation (tenant_id, asked_at, id);
            CREATE INDEX contact_role ON contact (tenant_id, role_id);
            """)
}
