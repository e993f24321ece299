import Access
import Testing

@testable import Store

/// What waited in an outbox before staff could try the mail waits there still.
@Suite struct SettingsMigrationTests {
    @Test func `every message of an older outbox is carried over as it was`() throws {
        let connection = try Connection(path: ":memory:", reading: false)
        let now = Instant(milliseconds: 1000)
        let before = Migration.all.prefix { $0.name != Migration.settings.name }
        try Migration.apply(Array(before), to: connection, now: now)
        try connection.execute(
            """
            INSERT INTO tenant (id, slug, name, time_zone, support_phone, support_email, guide_allowed, created_at)
            VALUES ('T', 't', 'T', 'UTC', '', '', 0, 1);
            INSERT INTO company (tenant_id, id, external_id, name, active) VALUES ('T', 'C', 'c', 'C', 1);
            INSERT INTO contact (tenant_id, company_id, id, external_id, name, email, active, portal_enabled)
            VALUES ('T', 'C', 'P', 'p', 'P', 'p@x.example', 1, 1);
            INSERT INTO login_link (id, tenant_id, company_id, contact_id, address_hash, destination, state, created_at,
                expires_at)
            VALUES ('L', 'T', 'C', 'P', x'00', '/portal', 'waiting', 1, 9);
            INSERT INTO outbox (id, kind, login_link_id, due_at, ends_at, created_at) VALUES ('A', 'login', 'L', 5, 9, 1);
            INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, record_id, state, tries, due_at, ends_at,
                reason, created_at, died_at)
            VALUES ('B', 'note', 'T', 'C', 'P', 'R', 'dead', 3, 5, 9, '550 no', 1, 7);
            INSERT INTO outbox (id, kind, tenant_id, company_id, contact_id, due_at, ends_at, lease_owner, lease_until,
                created_at)
            VALUES ('D', 'signing', 'T', 'C', 'P', 5, 9, 'me', 8, 1);
            """)
        let read = Statement(
            .house, "test.outbox",
            """
            SELECT id, kind, coalesce(login_link_id, '-'), coalesce(contact_id, '-'), coalesce(record_id, '-'), state,
                tries, due_at, ends_at, coalesce(lease_owner, '-'), coalesce(lease_until, 0), reason, created_at,
                coalesce(died_at, 0)
            FROM outbox ORDER BY id
            """)
        var kept: [[SQLValue]] = []
        try connection.run(read, []) { row in kept.append((0..<14).map { row.value($0) }) }
        try Migration.apply(to: connection, now: now)
        var found: [[SQLValue]] = []
        try connection.run(read, []) { row in found.append((0..<14).map { row.value($0) }) }
        #expect(found.count == 3)
        #expect(found == kept)
    }

    @Test func `budgets are carried over, and previews hold one for all of them`() throws {
        let connection = try Connection(path: ":memory:", reading: false)
        let now = Instant(milliseconds: 1000)
        let before = Migration.all.prefix { $0.name != Migration.asked.name }
        try Migration.apply(Array(before), to: connection, now: now)
        try connection.execute(
            """
            INSERT INTO tenant (id, slug, name, time_zone, support_phone, support_email, guide_allowed, created_at)
            VALUES ('T', 't', 'T', 'UTC', '', '', 0, 1);
            INSERT INTO budget (tenant_id, holder, holder_id, measure, period, most)
            VALUES ('T', 'contact', 'P', 'messages', 'day', 7), ('T', 'tenant', '', 'tokens', 'month', 9);
            """)
        try Migration.apply(to: connection, now: now)
        try connection.execute(
            """
            INSERT INTO budget (tenant_id, holder, holder_id, measure, period, most)
            VALUES ('T', 'preview', '', 'messages', 'day', 1)
            """
        )
        #expect(throws: StoreError.self) {
            try connection.execute(
                """
                INSERT INTO budget (tenant_id, holder, holder_id, measure, period, most)
                VALUES ('T', 'preview', 'P', 'messages', 'day', 1)
                """
            )
        }
        let read = Statement(.house, "test.budget", "SELECT holder || holder_id || most FROM budget ORDER BY 1")
        var kept: [String] = []
        try connection.run(read, []) { kept.append($0.text(0)) }
        #expect(kept == ["contactP7", "preview1", "tenant9"])
    }
}
