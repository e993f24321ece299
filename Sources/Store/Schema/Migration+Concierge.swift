extension Migration {
    /// How each tenant's Nexie is set up, what people may use of it and have used, and conversations handed to people.
    static let concierge = Migration(
        name: "0010-concierge",
        sql: """
            CREATE TABLE claude_setup (
                tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenant (id) ON DELETE RESTRICT,
                sealed_key BLOB,
                sealed_by TEXT NOT NULL DEFAULT '',
                last_four TEXT NOT NULL DEFAULT '' CHECK (length(last_four) IN (0, 4)),
                model TEXT NOT NULL CHECK (length(model) BETWEEN 1 AND 100),
                effort TEXT NOT NULL CHECK (length(effort) <= 20),
                most_output INTEGER NOT NULL CHECK (most_output BETWEEN 256 AND 64000),
                changed_at INTEGER NOT NULL,
                CHECK ((sealed_key IS NULL) = (sealed_by = '') AND (sealed_key IS NULL) = (last_four = ''))
            );
            CREATE TABLE budget (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE RESTRICT,
                holder TEXT NOT NULL CHECK (holder IN ('contact', 'company', 'tenant')),
                holder_id TEXT NOT NULL CHECK (holder <> 'tenant' OR holder_id = ''),
                measure TEXT NOT NULL CHECK (measure IN ('messages', 'tokens', 'micro_dollars')),
                period TEXT NOT NULL CHECK (period IN ('day', 'month')),
                most INTEGER NOT NULL CHECK (most >= 0),
                PRIMARY KEY (tenant_id, holder, holder_id, measure, period)
            );
            CREATE TABLE spending (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                day INTEGER NOT NULL,
                model TEXT NOT NULL,
                messages INTEGER NOT NULL CHECK (messages >= 0),
                input INTEGER NOT NULL CHECK (input >= 0),
                output INTEGER NOT NULL CHECK (output >= 0),
                cache_read INTEGER NOT NULL CHECK (cache_read >= 0),
                cache_write INTEGER NOT NULL CHECK (cache_write >= 0),
                micro_dollars INTEGER NOT NULL CHECK (micro_dollars >= 0),
                unpriced INTEGER NOT NULL CHECK (unpriced >= 0),
                PRIMARY KEY (tenant_id, company_id, contact_id, day, model),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX spending_day ON spending (tenant_id, day);
            CREATE TABLE spending_hold (
                id TEXT NOT NULL PRIMARY KEY,
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                day INTEGER NOT NULL,
                messages INTEGER NOT NULL CHECK (messages >= 0),
                tokens INTEGER NOT NULL CHECK (tokens >= 0),
                micro_dollars INTEGER CHECK (micro_dollars >= 0),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX spending_hold_tenant ON spending_hold (tenant_id, day);
            ALTER TABLE conversation ADD COLUMN handed_to INTEGER;
            """)
}
