extension Migration {
    /// What Nexie could not answer, and what staff ask in previews, which no client's budget pays.
    ///
    /// The budgets are made anew because previews hold one.
    static let asked = Migration(
        name: "0026-asked",
        sql: """
            ALTER TABLE message ADD COLUMN lack TEXT GENERATED ALWAYS AS (CASE
                WHEN author <> 'nexie' THEN ''
                WHEN instr(content, '"stop":"refusal"') > 0 THEN 'refused'
                WHEN state = 'failed' THEN 'broken'
                WHEN instr(content, '"lack":"not_understood"') > 0 THEN 'not_understood'
                WHEN instr(content, '"lack":"tools"') > 0 THEN 'tools'
                WHEN instr(content, '"lack":"nothing_found"') > 0 THEN 'nothing_found'
                ELSE '' END) VIRTUAL;
            CREATE INDEX message_lack ON message (tenant_id, created_at, id) WHERE lack <> '';
            CREATE TABLE budget_kept (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE RESTRICT,
                holder TEXT NOT NULL CHECK (holder IN ('contact', 'company', 'tenant', 'preview')),
                holder_id TEXT NOT NULL CHECK (holder NOT IN ('tenant', 'preview') OR holder_id = ''),
                measure TEXT NOT NULL CHECK (measure IN ('messages', 'tokens', 'micro_dollars')),
                period TEXT NOT NULL CHECK (period IN ('day', 'month')),
                most INTEGER NOT NULL CHECK (most >= 0),
                PRIMARY KEY (tenant_id, holder, holder_id, measure, period)
            );
            INSERT INTO budget_kept (tenant_id, holder, holder_id, measure, period, most)
            SELECT tenant_id, holder, holder_id, measure, period, most FROM budget;
            DROP TABLE budget;
            ALTER TABLE budget_kept RENAME TO budget;
            CREATE TABLE preview_spending (
                tenant_id TEXT NOT NULL,
                staff_id TEXT NOT NULL,
                day INTEGER NOT NULL,
                model TEXT NOT NULL,
                messages INTEGER NOT NULL CHECK (messages >= 0),
                input INTEGER NOT NULL CHECK (input >= 0),
                output INTEGER NOT NULL CHECK (output >= 0),
                cache_read INTEGER NOT NULL CHECK (cache_read >= 0),
                cache_write INTEGER NOT NULL CHECK (cache_write >= 0),
                micro_dollars INTEGER NOT NULL CHECK (micro_dollars >= 0),
                unpriced INTEGER NOT NULL CHECK (unpriced >= 0),
                PRIMARY KEY (tenant_id, staff_id, day, model),
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX preview_spending_day ON preview_spending (tenant_id, day);
            CREATE TABLE preview_hold (
                id TEXT NOT NULL PRIMARY KEY,
                tenant_id TEXT NOT NULL,
                staff_id TEXT NOT NULL,
                day INTEGER NOT NULL,
                messages INTEGER NOT NULL CHECK (messages >= 0),
                tokens INTEGER NOT NULL CHECK (tokens >= 0),
                micro_dollars INTEGER CHECK (micro_dollars >= 0),
                FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX preview_hold_tenant ON preview_hold (tenant_id, day);
            """)
}
