import Access
import Store
import Synchronization
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// The pages on which staff look at roles, propose what they give, and read what the evaluation found.
@Suite struct RolePagesTests {
    private func portal(
        _ role: StaffRole = .admin,
        _ body: @escaping @Sendable (TestPortal, StaffBrowser) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines))
        }
    }

    /// The address of a role's page.
    private func page(of name: String, _ portal: TestPortal) async throws -> String {
        let rows = try await portal.house.store.snapshot().rows(of: "role")
        let tenants = try await portal.house.store.tenants()
        let tenant = try #require(tenants.first { $0.slug == "larkfield" }).id.text
        let row = rows.first { $0.columns["name"] == name && $0.columns["tenant_id"] == tenant }
        return "/staff/roles/" + (try #require(row?.columns["id"]))
    }

    /// The mark of the role that a form carries.
    private func mark(in html: String) throws -> String {
        String(try #require(html.firstMatch(of: #/name="was" value="([0-9a-f]{24})"/#)).output.1)
    }

    private func pass(_ portal: TestPortal, _ state: RoleEvaluation.State = .passed) async throws {
        while let run = try await portal.house.store.takeEvaluation() {
            var finding = RoleEvaluation.Finding()
            finding.decisions = 1234
            finding.families = [.init(name: "objects", decisions: 1234, wrong: 0)]
            _ = try await portal.house.store.end(run, as: state, finding: finding)
        }
    }

    @Test func `the matrix says in plain words what each role gives, and who holds it`() async throws {
        try await portal(.viewer) { portal, browser in
            let list = try await browser.get("/staff/roles").page
            expect(
                list, says: ["Owner", "Everything, now and later", "see invoices", "Default", "Held by"],
                not: ["invoices:read", "Make the copy"])
            let billing = try await page(of: "Billing", portal)
            expect(
                try await browser.get(billing).page, says: ["see invoices", "Who holds it"],
                not: ["Show what this changes", "Delete the role", "checkbox"])
            for path in ["/proposal?wanted=tickets:read", "/default"] {
                #expect(try await browser.get(billing + path).status == 403, "\(path)")
            }
            #expect(try await browser.post("/staff/roles", ["role": "x", "name": "y"]).status == 403)
            #expect(try await browser.post("/staff/evals").status == 403)
            #expect(try await browser.get("/staff/evals").status == 200)
        }
    }

    @Test func `a change is shown in people, waits for the report, and is made once it has passed`() async throws {
        try await portal { portal, browser in
            let page = try await page(of: "Technical", portal)
            let was = try mark(in: try await browser.get(page).page.html)
            let asked = try await browser.post(
                page + "/proposal", ["was": was, "may-tickets:read": "on", "may-invoices:read": "on"])
            #expect(asked.status == 303)
            let proposal = try #require(asked.location)
            let waiting = try await browser.get(proposal)
            expect(
                waiting.page,
                says: [
                    "will see invoices", "can no longer open tickets", "Waits", "Nexie can then:",
                    "Nexie can then no longer:", "Look again",
                ],
                not: ["Change the role"])
            #expect(waiting.headers[.named("Refresh")] == "20")
            let early = try await browser.post(
                page + "/permissions", ["wanted": "tickets:read invoices:read", "was": was])
            #expect(early.status == 409)
            try await pass(portal)
            let passed = try await browser.get(proposal)
            expect(passed.page, says: ["Passed", "1234 decisions", "Change the role"])
            #expect(passed.headers[.named("Refresh")] == nil)
            let done = try await browser.post(
                page + "/permissions", ["wanted": "tickets:read invoices:read", "was": was])
            #expect(done.location == page + "?done=saved")
            let again = try await browser.post(
                page + "/permissions", ["wanted": "tickets:read invoices:read", "was": was])
            #expect(again.status == 409)
            expect(again.page, says: ["Somebody has changed this role"])
        }
    }

    @Test(arguments: [RoleEvaluation.State.failed, .error, .broken, .stopped])
    func `a report that did not pass shows no way to make the change`(state: RoleEvaluation.State) async throws {
        try await portal { portal, browser in
            let page = try await page(of: "Technical", portal)
            let asked = try await browser.post(page + "/proposal", ["may-tickets:read": "on"])
            try await pass(portal, state)
            let proposal = try #require(asked.location)
            let shown = try await browser.get(proposal).page
            expect(shown, says: ["Judge these rights"], not: ["Change the role", "Passed"])
        }
    }

    @Test func `a role's name is text wherever it stands`() async throws {
        try await portal { portal, browser in
            let name = "<b>\"L'ead\" & =1+1</b>"
            let billing = try await page(of: "Billing", portal).split(separator: "/").last.map(String.init) ?? ""
            let made = try await browser.post("/staff/roles", ["role": billing, "name": name])
            let page = try #require(made.location?.split(separator: "?").first.map(String.init))
            for path in ["/staff/roles", page, page + "/default", "/staff/users"] {
                let html = try await browser.get(path).page.html
                #expect(!html.contains("<b>\"L"), "\(path)")
                #expect(html.contains("L&#39;ead") || html.contains("L'ead"), "\(path)")
            }
            let taken = try await browser.post("/staff/roles", ["role": billing, "name": name.uppercased()])
            #expect(taken.status == 409)
            expect(taken.page, says: ["There is a role of this name already"])
            let words = String(repeating: "x", count: 41)
            let long = try await browser.post("/staff/roles", ["role": billing, "name": words])
            #expect(long.status == 422)
            expect(long.page, says: ["aria-invalid", words])
            #expect(try await browser.post(page + "/name", ["name": "Lead"]).location == page + "?done=renamed")
            #expect(try await browser.post(page + "/delete").location == "/staff/roles?done=deleted")
            #expect(try await browser.get(page).status == 404)
        }
    }

    @Test func `a change of a role asks who it is when that was shown long ago, and keeps what was chosen`()
        async throws
    {
        try await portal { portal, browser in
            let page = try await page(of: "Technical", portal)
            let asked = try await browser.post(page + "/proposal", ["may-tickets:read": "on"])
            try await pass(portal)
            let proposal = try #require(asked.location)
            let was = try mark(in: try await browser.get(proposal).page.html)
            portal.house.clock.advance(seconds: ToolRuntime.proofSeconds)
            let form = ["wanted": "tickets:read", "was": was]
            let ask = try await browser.post(page + "/permissions", form)
            expect(ask.page, says: ["Confirm that it is you", "value=\"tickets:read\"", was])
            let wrong = try await browser.post(page + "/permissions", form.merging(["proof": "no"]) { $1 })
            #expect(wrong.status == 422)
            let done = try await browser.post(
                page + "/permissions", form.merging(["proof": TestStaff.passphrase]) { $1 })
            #expect(done.location == page + "?done=saved")
        }
    }

    @Test func `a report is taken along by its own provider alone`() async throws {
        let judge = CannedJudge()
        try await TestPortal.with(judge: judge) { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let dale = try await portal.house.enrolled("dale@copperline.example", .admin, at: "copperline")
            let browser = portal.staffBrowser(ines)
            let asked = try await browser.post("/staff/evals")
            let run = try #require(asked.location)
            #expect(judge.calls.withLock { $0 } == 1)
            expect(try await browser.get(run).page, says: ["Waits"], not: ["report.json"])
            try await pass(portal)
            expect(try await browser.get(run).page, says: ["Passed", "objects", "report.json", "1234"])
            let report = try await browser.get(run + "/report.html")
            #expect(report.page.html == "the html of it")
            #expect(report.headers[.named("Content-Disposition")]?.hasPrefix("attachment;") == true)
            for path in [run, run + "/report.json", run + "/report.html"] {
                #expect(try await portal.staffBrowser(dale).get(path).status == 404)
            }
            expect(try await portal.staffBrowser(dale).get("/staff/evals").page, says: ["Nothing was judged yet"])
        }
    }
}

/// A judge who judges nothing and has written one report.
private final class CannedJudge: RoleJudge {
    let calls = Mutex(0)

    func wake() { calls.withLock { $0 += 1 } }

    func report(of run: EvaluationID, for tenant: TenantID, as kind: EvaluationReport) -> [UInt8]? {
        Array("the \(kind.rawValue) of it".utf8)
    }
}
