extension Migration {
    /// Tickets and invoices.
    static let work = Migration(
        name: "0002-work",
        sql: """
            CREATE TABLE ticket (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT,
                number INTEGER NOT NULL,
                subject TEXT NOT NULL,
                description TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'resolved', 'closed')),
                priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, number),
                UNIQUE (tenant_id, external_id),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX ticket_company ON ticket (tenant_id, company_id, updated_at, id);
            CREATE INDEX ticket_company_state ON ticket (tenant_id, company_id, state, updated_at, id);
            CREATE INDEX ticket_own ON ticket (tenant_id, company_id, contact_id, updated_at, id);
            CREATE INDEX ticket_own_state ON ticket (tenant_id, company_id, contact_id, state, updated_at, id);
            CREATE TABLE ticket_note (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                ticket_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT,
                author TEXT NOT NULL CHECK (author IN ('contact', 'staff')),
                author_contact_id TEXT,
                author_name TEXT NOT NULL,
                visibility TEXT NOT NULL CHECK (visibility IN ('public', 'internal')),
                body TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, external_id),
                FOREIGN KEY (tenant_id, ticket_id) REFERENCES ticket (tenant_id, id) ON DELETE CASCADE,
                FOREIGN KEY (tenant_id, author_contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX ticket_note_ticket ON ticket_note (tenant_id, ticket_id, created_at, id);
            CREATE TABLE invoice (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                number TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'paid', 'void')),
                currency TEXT NOT NULL CHECK (length(currency) = 3),
                issued_on INTEGER NOT NULL,
                due_on INTEGER NOT NULL,
                memo TEXT,
                pay_url TEXT,
                tax INTEGER NOT NULL,
                total INTEGER NOT NULL,
                paid INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, number),
                UNIQUE (tenant_id, external_id),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX invoice_company ON invoice (tenant_id, company_id, issued_on, id);
            CREATE INDEX invoice_company_state ON invoice (tenant_id, company_id, state, due_on, id);
            CREATE TABLE invoice_line (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                invoice_id TEXT NOT NULL,
                position INTEGER NOT NULL,
                description TEXT NOT NULL,
                quantity_thousandths INTEGER NOT NULL,
                unit_price INTEGER NOT NULL,
                amount INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, invoice_id, position),
                FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice (tenant_id, id) ON DELETE CASCADE
            );
            CREATE TABLE payment (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                invoice_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                received_on INTEGER NOT NULL,
                amount INTEGER NOT NULL,
                method TEXT,
                reference TEXT,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, external_id),
                FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX payment_invoice ON payment (tenant_id, invoice_id, received_on, id);
            """)
}
