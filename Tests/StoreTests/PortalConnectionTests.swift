import Access
import Foundation
import Testing

@_spi(Minting) @testable import Access
@testable import Store

/// A connection on which clients' statements run refuses, when a statement is prepared, everything but the scoped views.
@Suite struct PortalConnectionTests {
    let connection: Connection
    private static let scope = Scope(
        tenant: TenantID(stored: "T"), company: CompanyID(stored: "C"), contact: ContactID(stored: "P"))

    init() throws {
        connection = try Connection(path: ":memory:", reading: false)
        try Migration.apply(to: connection, now: Instant(milliseconds: 0))
        try PortalView.install(on: connection)
    }

    private func attempt(_ sql: String) -> StoreError? {
        connection.watch.opened(Self.scope, [.companyTickets, .ownTickets, .invoices, .articles], until: nil) {
            do {
                try connection.run(Statement(.client, "attempt: \(sql)", sql), [])
                return nil
            } catch {
                return error as? StoreError
            }
        }
    }

    @Test(arguments: [
        "SELECT * FROM ticket", "SELECT count(*) FROM invoice", "SELECT rowid FROM audit_entry",
        "SELECT * FROM main.ticket", "SELECT key_hash FROM session", "SELECT * FROM login_link",
        "SELECT subject FROM portal_ticket UNION SELECT subject FROM ticket",
        "SELECT (SELECT count(*) FROM contact)", "SELECT 1 WHERE EXISTS (SELECT 1 FROM tenant)",
    ])
    func `a client's statement cannot read a base table`(sql: String) {
        guard case .refused = attempt(sql) else {
            Issue.record("not refused: \(sql)")
            return
        }
    }

    @Test(arguments: [
        "WITH portal_invoice AS (SELECT * FROM invoice) SELECT * FROM portal_invoice",
        "WITH portal_ticket AS (SELECT * FROM ticket) SELECT * FROM portal_ticket",
        "WITH v AS (SELECT * FROM ticket) SELECT * FROM v",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 5",
        "SELECT * FROM (SELECT * FROM ticket) AS portal_ticket",
    ])
    func `a name borrowed from a view gives no privilege`(sql: String) {
        guard case .refused = attempt(sql) else {
            Issue.record("not refused: \(sql)")
            return
        }
    }

    @Test(arguments: [
        "SELECT * FROM sqlite_master", "SELECT * FROM sqlite_schema", "SELECT * FROM temp.sqlite_master",
        "SELECT * FROM sqlite_temp_schema", "PRAGMA table_info(ticket)", "PRAGMA writable_schema = 1",
        "SELECT * FROM pragma_table_info('ticket')", "ATTACH ':memory:' AS other", "DETACH main", "VACUUM",
        "BEGIN", "COMMIT", "SAVEPOINT s", "CREATE TABLE t (a)", "CREATE TEMP TABLE t (a)", "DROP TABLE ticket",
        "CREATE TEMP VIEW portal_x AS SELECT * FROM ticket", "DROP VIEW temp.portal_ticket", "REINDEX", "ANALYZE",
        "SELECT randomblob(10)", "SELECT load_extension('x')", "SELECT zeroblob(1000000000)",
        "SELECT readfile('/etc/passwd')", "SELECT * FROM json_each('[1]')",
    ])
    func `a client's statement cannot touch the schema, the settings or the outside`(sql: String) {
        switch attempt(sql) {
        case .refused, .fault: break
        case let other: Issue.record("\(sql): \(String(describing: other))")
        }
    }

    @Test(arguments: [
        "INSERT INTO ticket (tenant_id) VALUES ('T')", "UPDATE ticket SET subject = 'x'", "DELETE FROM ticket",
        "DELETE FROM portal_ticket", "INSERT INTO portal_invoice (id) VALUES ('x')",
        "UPDATE portal_contact SET name = 'x'", "DELETE FROM portal_ticket_note",
        "UPDATE portal_ticket_note SET body = 'x'", "INSERT INTO audit_entry (tenant_id) VALUES ('T')",
        "UPDATE portal_invoice SET paid = total", "INSERT INTO portal_pay_host (host) VALUES ('evil.example')",
        "UPDATE portal_article SET body = 'x'", "DELETE FROM portal_message",
    ])
    func `a client's statement cannot write what is not on the list`(sql: String) {
        switch attempt(sql) {
        case .refused, .fault: break
        case let other: Issue.record("\(sql): \(String(describing: other))")
        }
    }

    @Test func `a client's statement can read the views and their joins and sums`() {
        for sql in [
            "SELECT * FROM portal_ticket", "SELECT count(*), max(total) FROM portal_invoice",
            "SELECT t.subject, n.body FROM portal_ticket AS t JOIN portal_ticket_note AS n ON n.ticket_id = t.id",
            "WITH mine AS (SELECT number FROM portal_ticket) SELECT count(*) FROM mine",
        ] { #expect(attempt(sql) == nil, "\(sql)") }
    }

    @Test func `a write for another tenant is undone by the view itself`() throws {
        let insert = """
            INSERT INTO portal_ticket (tenant_id, company_id, id, subject, description, priority, created_at)
            VALUES ('OTHER', 'C', 'X', 's', 'd', 'normal', 1)
            """
        guard case .constraint(let message) = attempt(insert) else {
            Issue.record("not refused")
            return
        }
        #expect(message.contains("outside the scope"))
    }

    @Test func `outside a call the views show nothing`() throws {
        connection.watch.mode = .portal
        var rows = 0
        try connection.run(Statement(.client, "all", "SELECT tenant_id FROM portal_tenant"), []) { _ in rows += 1 }
        #expect(rows == 0)
    }
}
