extension Migration {
    /// Tenants, roles, companies and contacts.
    static let people = Migration(
        name: "0001-people",
        sql: """
            CREATE TABLE tenant (
                id TEXT NOT NULL PRIMARY KEY,
                slug TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
                time_zone TEXT NOT NULL,
                support_phone TEXT NOT NULL,
                support_email TEXT NOT NULL,
                guide_allowed INTEGER NOT NULL DEFAULT 0 CHECK (guide_allowed IN (0, 1)),
                next_ticket INTEGER NOT NULL DEFAULT 1001,
                created_at INTEGER NOT NULL
            );
            CREATE TABLE pay_host (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
                host TEXT NOT NULL,
                PRIMARY KEY (tenant_id, host)
            );
            CREATE TABLE role (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE RESTRICT,
                id TEXT NOT NULL,
                name TEXT NOT NULL,
                grants TEXT NOT NULL,
                starting INTEGER NOT NULL CHECK (starting IN (0, 1)),
                standard INTEGER NOT NULL CHECK (standard IN (0, 1)),
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, name)
            );
            CREATE UNIQUE INDEX role_standard ON role (tenant_id) WHERE standard = 1;
            CREATE TABLE company (
                tenant_id TEXT NOT NULL REFERENCES tenant (id) ON DELETE RESTRICT,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                name TEXT NOT NULL,
                active INTEGER NOT NULL CHECK (active IN (0, 1)),
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, external_id)
            );
            CREATE TABLE contact (
                tenant_id TEXT NOT NULL,
                company_id TEXT NOT NULL,
                id TEXT NOT NULL,
                external_id TEXT NOT NULL,
                name TEXT NOT NULL,
                email TEXT NOT NULL,
                phone TEXT,
                mobile TEXT,
                title TEXT,
                time_zone TEXT,
                active INTEGER NOT NULL CHECK (active IN (0, 1)),
                portal_enabled INTEGER NOT NULL DEFAULT 0 CHECK (portal_enabled IN (0, 1)),
                role_id TEXT,
                PRIMARY KEY (tenant_id, id),
                UNIQUE (tenant_id, external_id),
                UNIQUE (tenant_id, email),
                FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE RESTRICT,
                FOREIGN KEY (tenant_id, role_id) REFERENCES role (tenant_id, id) ON DELETE RESTRICT
            );
            CREATE INDEX contact_email ON contact (email);
            CREATE INDEX contact_company ON contact (tenant_id, company_id);
            """)
}
