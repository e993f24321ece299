import Access
import TestSupport
import Testing

@testable import PortalWeb

/// The pages on which staff read the audit.
@Suite struct StaffAuditPagesTests {
    private func portal(
        _ role: StaffRole = .admin, _ body: @escaping @Sendable (TestPortal, StaffBrowser) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines))
        }
    }

    @Test func `what a member did stands first, with their name and what came of it`() async throws {
        try await portal { _, browser in
            _ = try await browser.get("/staff/users")
            let page = try await browser.get("/staff/audit").page
            expect(page, says: ["Audit", "staff:list_users", "Ines Vogel (staff)", "Done"], not: ["copperline"])
        }
    }

    @Test func `entries are found by person, action, record and outcome`() async throws {
        try await portal { portal, browser in
            let kim = try await portal.house.user("kim@")
            #expect(try await browser.post("/staff/users/\(kim)/resend").status == 303)
            #expect(try await browser.post("/staff/users/\(kim)/resend").status == 409)
            let found = try await browser.get("/staff/audit?action=resend&outcome=failed").page
            expect(found, says: ["staff:resend_login", "Not done", "conflict", "One entry"], not: ["staff:list_users"])
            expect(
                try await browser.get("/staff/audit?record=\(kim)&outcome=allowed").page,
                says: ["staff:resend_login", "contact:enable"], not: ["conflict"])
            expect(try await browser.get("/staff/audit?person=INES&action=resend").page, says: ["Ines Vogel"])
            expect(
                try await browser.get("/staff/audit?person=nobody-of-that-name").page, says: ["Nothing fits"],
                not: ["Ines Vogel (staff)"])
        }
    }

    @Test func `older entries follow page by page down to the first`() async throws {
        try await portal { _, browser in
            for _ in 0..<60 { _ = try await browser.get("/staff") }
            let first = try await browser.get("/staff/audit?action=staff_home").page
            let older = try #require(first.links.first { $0.contains("before=") })
            expect(first, says: ["50 entries", "Older"])
            expect(
                try await browser.get(older.replacing("&amp;", with: "&")).page, says: ["Newest", "staff:staff_home"],
                not: ["Older"])
        }
    }

    @Test func `the chain is walked when asked, and a changed byte is said`() async throws {
        try await portal { portal, browser in
            let whole = try await browser.post("/staff/audit/verify")
            expect(whole.page, says: ["The audit is whole", "from the first to the last"])
        }
        let broken = StaffAuditPages.notice(of: .init(entries: 3, broken: "entry 2 is missing."))
        #expect(broken.title == "The audit is not what was written")
        #expect(broken.text?.contains("entry 2 is missing.") == true)
    }

    @Test func `files hold the same entries, and no text of them becomes a formula`() async throws {
        try await portal { _, browser in
            let csv = try await browser.get("/staff/audit.csv?action=login")
            #expect(csv.status == 200)
            #expect(csv.page.html.contains("\"Ines Vogel\"") && csv.page.html.contains("\"Place\""))
            let json = try await browser.get("/staff/audit.json?action=login")
            #expect(json.page.html.hasPrefix("{\"entries\":[{\"sequence\":"))
        }
    }

    @Test(arguments: [StaffRole.technician, .viewer])
    func `who may not read the audit is told which right it needs, and has no way to it`(role: StaffRole)
        async throws
    {
        try await portal(role) { _, browser in
            #expect(!(try await browser.get("/staff").page.links.contains("/staff/audit")))
            for path in ["/staff/audit", "/staff/audit.csv", "/staff/audit.json"] {
                let refused = try await browser.get(path)
                #expect(refused.status == 403)
                expect(refused.page, says: ["read the audit"])
            }
            #expect(try await browser.post("/staff/audit/verify").status == 403)
        }
    }
}
