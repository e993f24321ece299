extension Migration {
    /// Conversations with Nexie, the proposals made in them, and the keys that make an effect happen once.
    static let talk = Migration(
        name: "0004-talk",
        sql: """
            CREATE TABLE conversation (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                id TEXT NOT NULL,
                title TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX conversation_contact ON conversation (tenant_id, company_id, contact_id, updated_at, id);
            CREATE TABLE message (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                conversation_id TEXT NOT NULL,
                id TEXT NOT NULL,
                author TEXT NOT NULL CHECK (author IN ('person', 'nexie')),
                state TEXT NOT NULL CHECK (state IN ('complete', 'stopped', 'failed')),
                content TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX message_conversation
                ON message (tenant_id, company_id, contact_id, conversation_id, created_at, id);
            CREATE TABLE proposal (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                conversation_id TEXT NOT NULL,
                id TEXT NOT NULL,
                tool TEXT NOT NULL,
                input TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'cancelled')),
                origin TEXT NOT NULL,
                receipt TEXT,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX proposal_conversation
                ON proposal (tenant_id, company_id, contact_id, conversation_id, created_at, id);
            CREATE TABLE once (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                tool TEXT NOT NULL,
                key TEXT NOT NULL,
                result TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, contact_id, tool, key)
            );
            """)
}
