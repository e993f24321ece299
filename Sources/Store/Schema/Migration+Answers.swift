extension Migration {
    /// Words to search conversations by, ratings of answers, and conversations that their person can delete.
    ///
    /// Messages and proposals are made anew because what hangs on a conversation is deleted by name: a cascade acts in
    /// nobody's name, and a client's connection refuses whatever does.
    static let answers = Migration(
        name: "0008-answers",
        sql: """
            ALTER TABLE conversation ADD COLUMN sought TEXT NOT NULL DEFAULT '';
            UPDATE conversation SET sought = lower(title);
            CREATE TABLE message_kept (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                conversation_id TEXT NOT NULL,
                id TEXT NOT NULL,
                author TEXT NOT NULL CHECK (author IN ('person', 'nexie')),
                state TEXT NOT NULL CHECK (state IN ('complete', 'stopped', 'failed')),
                content TEXT NOT NULL,
                said TEXT NOT NULL DEFAULT '',
                created_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
                FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE NO ACTION
            );
            INSERT INTO message_kept (tenant_id, company_id, contact_id, conversation_id, id, author, state, content,
                created_at)
            SELECT tenant_id, company_id, contact_id, conversation_id, id, author, state, content, created_at
            FROM message;
            DROP TABLE message;
            ALTER TABLE message_kept RENAME TO message;
            CREATE INDEX message_conversation
                ON message (tenant_id, company_id, contact_id, conversation_id, created_at, id);
            CREATE TABLE proposal_kept (
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
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
                FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE NO ACTION
            );
            INSERT INTO proposal_kept (tenant_id, company_id, contact_id, conversation_id, id, tool, input, state,
                origin, receipt, created_at, expires_at)
            SELECT tenant_id, company_id, contact_id, conversation_id, id, tool, input, state, origin, receipt,
                created_at, expires_at
            FROM proposal;
            DROP TABLE proposal;
            ALTER TABLE proposal_kept RENAME TO proposal;
            CREATE INDEX proposal_conversation
                ON proposal (tenant_id, company_id, contact_id, conversation_id, created_at, id);
            CREATE TABLE answer_rating (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                conversation_id TEXT NOT NULL,
                message_id TEXT NOT NULL,
                rating TEXT NOT NULL CHECK (rating IN ('good', 'bad')),
                reason TEXT NOT NULL CHECK (reason IN ('', 'wrong', 'incomplete', 'unclear', 'other')),
                comment TEXT NOT NULL,
                rated_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, message_id),
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
                FOREIGN KEY (tenant_id, message_id) REFERENCES message (tenant_id, id) ON DELETE NO ACTION
            );
            CREATE INDEX answer_rating_conversation
                ON answer_rating (tenant_id, company_id, contact_id, conversation_id, message_id);
            """)
}
