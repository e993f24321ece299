extension Migration {
    /// Evidence of signatures, chained for each tenant, and the codes by which a person proves once more who they are.
    ///
    /// Evidence refers to no other row, because it outlives them all. The check before each insert holds also where a
    /// row is put in with OR REPLACE, for which SQLite asks no trigger of deletes.
    static let evidence = Migration(
        name: "0014-evidence",
        sql: """
            ALTER TABLE session ADD COLUMN way TEXT NOT NULL DEFAULT '';
            CREATE TABLE evidence_entry (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                risk_id TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                previous_hash BLOB NOT NULL,
                hash BLOB NOT NULL,
                signature BLOB NOT NULL,
                key_id TEXT NOT NULL,
                code_hash BLOB NOT NULL UNIQUE,
                canonical BLOB NOT NULL,
                document BLOB NOT NULL,
                PRIMARY KEY (tenant_id, sequence),
                UNIQUE (tenant_id, previous_hash)
            );
            CREATE INDEX evidence_entry_risk ON evidence_entry (tenant_id, company_id, risk_id, sequence);
            CREATE TRIGGER evidence_entry_stays BEFORE UPDATE ON evidence_entry
                BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
            CREATE TRIGGER evidence_entry_remains BEFORE DELETE ON evidence_entry
                BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
            CREATE TRIGGER evidence_entry_follows BEFORE INSERT ON evidence_entry
                BEGIN SELECT RAISE(ABORT, 'evidence is append-only') WHERE NEW.sequence <> 1 + coalesce(
                    (SELECT max(sequence) FROM evidence_entry WHERE tenant_id = NEW.tenant_id), 0); END;
            CREATE TABLE signing_proof (
                id TEXT NOT NULL PRIMARY KEY,
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                session_id TEXT NOT NULL,
                risk_id TEXT NOT NULL,
                wrong_codes INTEGER NOT NULL DEFAULT 0,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                proved_at INTEGER,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX signing_proof_session ON signing_proof (session_id, risk_id, id);
            CREATE INDEX signing_proof_contact ON signing_proof (tenant_id, contact_id);
            CREATE INDEX signing_proof_end ON signing_proof (expires_at);
            """)
}
