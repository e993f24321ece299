import Access
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// Why somebody does not see something: the reason that staff read is the one by which the portal decides.
@Suite struct StaffSightTests {
    private func portal(
        _ body: @escaping @Sendable (TestPortal, StaffBrowser, TestStaff) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .viewer, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines), ines)
        }
    }

    private func sight(_ user: String, _ place: SightPlace, _ number: String = "") -> String {
        "/staff/users/\(user)/sight?place=\(place.rawValue)&number=\(TestBrowser.encoded(number))"
    }

    @Test func `a missing right is named as the person's own page names it`() async throws {
        try await portal { portal, browser, _ in
            let david = try await portal.house.user("david@marigold")
            let page = try await browser.get(sight(david, .invoices)).page
            let words = "right to see invoices (invoices:read)"
            expect(
                page, says: ["does not see the page Invoices", words, "The role Member does not give", "another role"])
            let own = try await portal.browser("david@marigold.example").get("/portal/invoices")
            #expect(own.status == 403)
            expect(own, says: [words])
            let anna = try await portal.house.user("anna@marigold")
            expect(
                try await browser.get(sight(anna, .invoices)).page,
                says: ["sees the page Invoices", "The role Owner gives the right to see invoices"])
        }
    }

    @Test func `a colleague's ticket, another company's, a draft and nothing are told apart`() async throws {
        try await portal { portal, browser, _ in
            let rows = try await portal.house.store.snapshot()
            let contacts = rows.rows(of: "contact").map(\.columns)
            let david = try #require(contacts.first { $0["email"]?.hasPrefix("david@marigold") == true })
            let (id, company) = (try #require(david["id"]), try #require(david["company_id"]))
            let tenant = try #require(david["tenant_id"])
            let tickets = rows.rows(of: "ticket").map(\.columns).filter { $0["tenant_id"] == tenant }
            let own = try #require(tickets.first { $0["contact_id"] == id }?["number"])
            let theirs = try #require(
                tickets.first { $0["company_id"] == company && $0["contact_id"] != id }?["number"])
            let foreign = try #require(tickets.first { $0["company_id"] != company }?["number"])
            expect(try await browser.get(sight(id, .tickets, own)).page, says: ["David", "sees ticket \(own)"])
            expect(
                try await browser.get(sight(id, .tickets, theirs)).page,
                says: ["does not see ticket", "opened it", "tickets:read_company", "Where to change it"])
            expect(
                try await browser.get(sight(id, .tickets, foreign)).page,
                says: ["does not see ticket", "It belongs to", "is of Marigold Bakery"])
            expect(
                try await browser.get(sight(id, .tickets, "987654")).page,
                says: ["The records have nothing called 987654 there"])
            let anna = try await portal.house.user("anna@marigold")
            let draft = rows.rows(of: "invoice").map(\.columns).first {
                $0["company_id"] == company && $0["state"] == "draft"
            }
            if let number = draft?["number"] {
                expect(
                    try await browser.get(sight(anna, .invoices, number)).page,
                    says: ["does not see invoice", "It is draft, and that is not shown to clients"])
            }
        }
    }

    @Test func `somebody without access is told so, and nothing is asked as them`() async throws {
        try await portal { portal, browser, _ in
            let farid = try await portal.house.user("farid@")
            let page = try await browser.get(sight(farid, .tickets)).page
            expect(page, says: ["Nobody has let Farid", "does not see the page Tickets", "Invite"])
        }
    }

    @Test func `the verdict is the person's own, for everybody and every page`() async throws {
        try await portal { portal, browser, ines in
            let staff = try await portal.house.staff(ines.session)
            let users = try await portal.house.runtime.perform(ListUsers.self, .init(), as: staff).users
            let pages: [SightPlace: String] = [
                .tickets: "tickets", .invoices: "invoices", .quotes: "quotes", .contracts: "contracts",
                .risks: "risks", .articles: "kb", .nexie: "nexie",
            ]
            for user in users where user.state == .expected || user.state == .active {
                let own = try await portal.browser(user.email)
                for (place, path) in pages {
                    let told = try await portal.house.runtime.explain(
                        .init(user: user.id.text, place: place), as: staff)
                    let status = try await own.get("/portal/\(path)").status
                    #expect(told.isSeen == (status == 200), "\(user.email) \(place) \(status)")
                    #expect(told.steps.allSatisfy(\.holds) == told.isSeen)
                }
            }
        }
    }

    @Test func `a question leaves both names in the audit, no trace on the person, and shows nothing of a record`()
        async throws
    {
        try await portal { portal, browser, ines in
            let member = try await portal.house.staff(ines.session)
            let anna = try await portal.house.user("anna@marigold")
            let before = try await portal.house.store.snapshot()
            let mark = try await portal.house.store.auditEnd(of: member.scope.tenant)
            let ticket = try #require(
                before.rows(of: "ticket").map(\.columns).first { $0["contact_id"] == anna })
            let page = try await browser.get(sight(anna, .tickets, ticket["number"] ?? "")).page
            expect(page, says: ["sees ticket"], not: [try #require(ticket["subject"])])
            #expect(try await portal.house.store.snapshot().changes(since: before).map(\.description) == [])
            let lines = try await portal.house.store.audit(of: member.scope.tenant, after: mark)
            #expect(lines.map { $0.value("action") } == ["staff:look_for_sight", "tool:get_ticket"])
            #expect(lines.allSatisfy { $0.value("staff") == member.scope.staff.text })
            #expect(lines.last?.value("contact") == anna && lines.last?.value("origin") == "staff-question")
        }
    }

    @Test func `another provider's staff find nobody, and strange questions break nothing`() async throws {
        try await portal { portal, browser, _ in
            let anna = try await portal.house.user("anna@marigold")
            let other = portal.staffBrowser(
                try await portal.house.enrolled("dale@copperline.example", .admin, at: "copperline"))
            #expect(try await other.get(sight(anna, .tickets)).status == 404)
            let quinn = try await portal.house.user("quinn@")
            #expect(try await browser.get(sight(quinn, .tickets)).status == 404)
            for text in [
                "' OR 1=1", "-1", "99999999999999999999", "<b>x</b>", String(repeating: "9", count: 300), "\u{0}",
            ] {
                for place in SightPlace.allCases {
                    let answer = try await browser.get(sight(anna, place, text))
                    #expect([200, 400].contains(answer.status), "\(place) \(text) \(answer.status)")
                    #expect(!answer.page.html.contains("<b>x</b>"))
                }
            }
            #expect(try await browser.get("/staff/users/\(anna)/sight?place=x").status == 200)
        }
    }
}
