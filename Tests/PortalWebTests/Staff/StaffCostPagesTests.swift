import Access
import Store
import TestSupport
import Testing

@testable import PortalWeb

/// The page on which staff see what Nexie costs.
@Suite struct StaffCostPagesTests {
    private func portal(
        _ role: StaffRole = .viewer, _ body: @escaping @Sendable (TestPortal, StaffBrowser) async throws -> Void
    ) async throws {
        try await TestPortal.with(care: SomeCare()) { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines))
        }
    }

    private static func use(
        _ house: TestHouse, _ email: String, _ dollars: Int64?, model: String = "claude-haiku-5-5"
    ) async throws {
        let scope = try await house.principal(email).scope
        let wanted = BudgetAmount(messages: 1, tokens: 10, microDollars: dollars)
        guard case .held(let hold) = try await house.store.reserve(wanted, for: scope) else { return }
        let use = ConciergeUse(
            model: model, isAnswered: true, input: 30, output: 40, cacheRead: 20, cacheWrite: 10, microDollars: dollars)
        try await house.store.settle(hold, as: use, for: scope)
    }

    @Test func `a month without a use says so, and leads to the month before`() async throws {
        try await portal { _, browser in
            let page = try await browser.get("/staff/nexie").page
            #expect(page.status == 200)
            expect(
                page,
                says: [
                    "Claude was not used in this month", "Mar 2026", "Nobody found an answer bad",
                    "Searched for in vain",
                ], not: ["Take it along", "<svg viewBox=\"0 0 100 200\""])
            #expect(page.links.contains("/staff/nexie?month=2026-02"))
            #expect(!page.links.contains("/staff/nexie?month=2026-04"))
            expect(try await browser.get("/staff/nexie?month=2026-02").page, says: ["Month after", "Feb 2026"])
        }
    }

    @Test func `cost stands for each day, company and model, with what has no known price, of this provider alone`()
        async throws
    {
        try await portal { portal, browser in
            try await Self.use(portal.house, "anna@marigold.example", 1_250_000)
            try await Self.use(portal.house, "anna@marigold.example", nil, model: "claude-of-tomorrow")
            try await Self.use(portal.house, "quinn@juniper-finch.example", 999_000_000)
            let page = try await browser.get("/staff/nexie?month=2026-03").page
            expect(
                page,
                says: [
                    "$1.25 and what has no known price", "Marigold", "claude-of-tomorrow", "price unknown",
                    "One use has no known price", "5 Mar 2026", "viewBox=\"0 0 100 200\"", "The same in numbers",
                ], not: ["Juniper", "999"])
            let file = try await browser.get("/staff/nexie.csv?month=2026-03")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"nexie-2026-03.csv\"")
            let rows = file.page.html.split(separator: "\r\n")
            #expect(rows.count == 3)
            #expect(rows.contains { $0.hasSuffix("\"claude-haiku-5-5\",1,30,40,20,10,1.25,0") })
            #expect(rows.contains { $0.hasSuffix("\"claude-of-tomorrow\",1,30,40,20,10,0.00,1") })
        }
    }

    @Test func `a model or a company that looks like a formula is text in the file`() async throws {
        try await portal { portal, browser in
            try await Self.use(portal.house, "anna@marigold.example", 1, model: "=HYPERLINK(\"x\")")
            let file = try await browser.get("/staff/nexie.csv").page
            #expect(file.html.contains(",\"'=HYPERLINK(\"\"x\"\")\","))
        }
    }

    @Test(arguments: ["2026-13", "2026", "x", "2026-3", "0000-01", "2026-01-01", "%3Cb%3E"])
    func `what is no month is not there`(month: String) async throws {
        try await portal { _, browser in
            for page in ["/staff/nexie", "/staff/nexie.csv"] {
                let answer = try await browser.get("\(page)?month=\(month)")
                #expect(answer.status == 404)
            }
        }
    }

    @Test func `the earliest and the latest month are shown without a fault`() async throws {
        try await portal { _, browser in
            for month in ["0001-01", "1969-12", "9999-12"] {
                let answer = try await browser.get("/staff/nexie?month=\(month)")
                #expect(answer.status == 200, "\(month)")
            }
        }
    }
}
