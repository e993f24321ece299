extension Migration {
    /// The orders in which people read their lists: tickets by number, invoices by due date, articles by their latest change.
    static let lists = Migration(
        name: "0007-lists",
        sql: """
            CREATE INDEX ticket_company_number ON ticket (tenant_id, company_id, number);
            CREATE INDEX invoice_company_due ON invoice (tenant_id, company_id, due_on, id);
            CREATE INDEX article_updated ON article (tenant_id, updated_at, id);
            """)
}
