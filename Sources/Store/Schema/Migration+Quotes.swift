extension Migration {
    /// Quotes with their sections and lines, and contracts.
    static let quotes = Migration(
        name: "0012-quotes",
        sql: """
            CREATE TABLE quote (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                number TEXT NOT NULL,
                title TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'accepted', 'declined')),
                currency TEXT NOT NULL CHECK (length(currency) = 3),
                issued_on INTEGER NOT NULL,
                valid_until INTEGER NOT NULL,
                decided_on INTEGER,
                introduction TEXT,
                terms TEXT,
                approval_url TEXT,
                discount INTEGER NOT NULL CHECK (discount >= 0),
                discount_percent INTEGER,
                tax INTEGER NOT NULL,
                total INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, number),
                UNIQUE (tenant_id, external_id),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX quote_company ON quote (tenant_id, company_id, issued_on, id);
            CREATE INDEX quote_company_state ON quote (tenant_id, company_id, state, valid_until, id);
            CREATE TABLE quote_section (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                quote_id TEXT NOT NULL,
                position INTEGER NOT NULL,
                title TEXT NOT NULL,
                PRIMARY KEY (tenant_id, quote_id, position),
                FOREIGN KEY (tenant_id, quote_id) REFERENCES quote (tenant_id, id) ON DELETE CASCADE
            );
            CREATE TABLE quote_line (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                quote_id TEXT NOT NULL,
                section INTEGER NOT NULL,
                position INTEGER NOT NULL,
                description TEXT NOT NULL,
                quantity_thousandths INTEGER NOT NULL,
                unit_price INTEGER NOT NULL,
                discount INTEGER NOT NULL CHECK (discount >= 0),
                discount_percent INTEGER,
                amount INTEGER NOT NULL,
                is_optional INTEGER NOT NULL CHECK (is_optional IN (0, 1)),
                is_chosen INTEGER NOT NULL CHECK (is_chosen IN (0, 1) AND is_chosen <= is_optional),
                PRIMARY KEY (tenant_id, quote_id, section, position),
                FOREIGN KEY (tenant_id, quote_id) REFERENCES quote (tenant_id, id) ON DELETE CASCADE
            );
            CREATE TABLE contract (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                number TEXT NOT NULL,
                title TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (
                    kind IN ('managed_services', 'block_hours', 'retainer', 'time_and_materials', 'fixed_price')),
                state TEXT NOT NULL CHECK (state IN ('draft', 'active', 'ended')),
                starts_on INTEGER NOT NULL,
                ends_on INTEGER,
                renews_on INTEGER,
                notice_until INTEGER,
                renewal TEXT,
                covers TEXT,
                terms TEXT,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, number),
                UNIQUE (tenant_id, external_id),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX contract_company ON contract (tenant_id, company_id, starts_on, id);
            """)
}
