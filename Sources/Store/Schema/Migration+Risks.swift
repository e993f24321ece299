extension Migration {
    /// Risks that companies are asked to accept: every version that was presented, who has seen it and what was decided.
    ///
    /// A document that was presented is never changed and never removed; a decision is made once for each version.
    static let risks = Migration(
        name: "0013-risks",
        sql: """
            CREATE TABLE risk (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                number TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 9999),
                state TEXT NOT NULL CHECK (state IN ('draft', 'pending', 'accepted', 'declined', 'under_review',
                    'renewed', 'revoked', 'resolved')),
                title TEXT NOT NULL,
                description TEXT NOT NULL,
                justification TEXT NOT NULL,
                residual_level TEXT NOT NULL CHECK (residual_level IN ('low', 'moderate', 'high', 'critical')),
                residual_risk TEXT NOT NULL,
                controls TEXT NOT NULL,
                source TEXT NOT NULL CHECK (source IN ('assessment', 'incident', 'audit', 'ticket', 'other')),
                source_reference TEXT NOT NULL,
                text TEXT NOT NULL,
                review_on INTEGER NOT NULL,
                due_on INTEGER NOT NULL,
                presented_by TEXT NOT NULL,
                presented_at INTEGER NOT NULL,
                provider_name TEXT NOT NULL,
                company_name TEXT NOT NULL,
                document_hash BLOB NOT NULL CHECK (length(document_hash) = 32),
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, number),
                UNIQUE (tenant_id, external_id),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX risk_company ON risk (tenant_id, company_id, presented_at, id);
            CREATE INDEX risk_company_due ON risk (tenant_id, company_id, due_on, id);
            CREATE TABLE risk_document (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                risk_id TEXT NOT NULL,
                version INTEGER NOT NULL,
                document_hash BLOB NOT NULL CHECK (length(document_hash) = 32),
                document BLOB NOT NULL,
                kept_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, risk_id, version),
                FOREIGN KEY (tenant_id, risk_id) REFERENCES risk (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE TABLE risk_view (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                risk_id TEXT NOT NULL,
                version INTEGER NOT NULL,
                document_hash BLOB NOT NULL CHECK (length(document_hash) = 32),
                viewed_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, contact_id, risk_id, version),
                FOREIGN KEY (tenant_id, risk_id, version)
                    REFERENCES risk_document (tenant_id, risk_id, version) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX risk_view_risk ON risk_view (tenant_id, risk_id, version);
            CREATE TABLE risk_decision (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                risk_id TEXT NOT NULL,
                version INTEGER NOT NULL,
                decision TEXT NOT NULL CHECK (decision IN ('accepted', 'declined')),
                contact_id TEXT,
                name TEXT NOT NULL,
                reason TEXT NOT NULL,
                document_hash BLOB NOT NULL CHECK (length(document_hash) = 32),
                decided_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, risk_id, version),
                FOREIGN KEY (tenant_id, risk_id, version)
                    REFERENCES risk_document (tenant_id, risk_id, version) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX risk_decision_contact ON risk_decision (tenant_id, contact_id);
            CREATE TABLE risk_ticket (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                risk_id TEXT NOT NULL,
                ticket_id TEXT NOT NULL,
                PRIMARY KEY (tenant_id, ticket_id),
                FOREIGN KEY (tenant_id, risk_id) REFERENCES risk (tenant_id, id) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, ticket_id) REFERENCES ticket (tenant_id, id) ON DELETE CASCADE
            );
            CREATE INDEX risk_ticket_risk ON risk_ticket (tenant_id, company_id, risk_id, ticket_id);
            """)
}
