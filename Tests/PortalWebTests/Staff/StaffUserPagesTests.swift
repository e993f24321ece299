import Access
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// The pages on which staff see contacts and let them in.
@Suite struct StaffUserPagesTests {
    private func portal(
        _ role: StaffRole = .admin,
        _ body: @escaping @Sendable (TestPortal, StaffBrowser, TestStaff) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines), ines)
        }
    }

    @Test func `the overview says what waits, with ways to it`() async throws {
        try await portal { _, browser, _ in
            let page = try await browser.get("/staff").page
            expect(page, says: ["Waiting", "without access", "not here yet", "How it is set up", "the guide answers"])
            #expect(page.links.contains("/staff/users?state=without"))
        }
    }

    @Test
    func `one person has a budget of their own, set and taken away on their page, and nobody else is bound by it`()
        async throws
    {
        try await portal { portal, browser, _ in
            let anna = try await portal.house.user("anna@")
            let path = "/staff/users/\(anna)/budget"
            let form = ["measure": "messages", "period": "day", "most": "3", "who": "tenant", "only": "x"]
            let wrong = try await browser.post(path, form.merging(["most": "many"]) { $1 })
            #expect(wrong.status == 422)
            expect(wrong.page, says: ["value=\"many\"", "Write a whole number such as 20"])
            #expect(try await browser.post(path, form).location == "/staff/users/\(anna)?done=budget")
            expect(try await browser.get("/staff/users/\(anna)").page, says: ["Only Anna Richter", "3 messages"])
            let store = portal.house.store
            let scopes = try await (
                portal.house.principal("anna@marigold.example").scope,
                portal.house.principal("ben@marigold.example").scope
            )
            #expect(try await store.messagesLeft(for: scopes.0)?.count == 3)
            #expect(try await store.messagesLeft(for: scopes.1) == nil)
            let quinn = try await portal.house.user("quinn@")
            #expect(try await browser.post("/staff/users/\(quinn)/budget", form).status == 404)
            #expect(try await browser.post(path + "/clear", form).location == "/staff/users/\(anna)?done=cleared")
            #expect(try await browser.post(path + "/clear", form).status == 409)
            #expect(try await store.messagesLeft(for: scopes.0) == nil)
            let lines = try await portal.house.audit(of: scopes.0.tenant).map { $0.value("record") }
            #expect(lines.contains("budget:contact messages day only \(anna)=3"))
        }
        try await portal(.technician) { portal, browser, _ in
            let anna = try await portal.house.user("anna@")
            expect(try await browser.get("/staff/users/\(anna)").page, says: [], not: ["What they may use of Nexie"])
            let form = ["measure": "messages", "period": "day", "most": "3"]
            #expect(try await browser.post("/staff/users/\(anna)/budget", form).status == 403)
        }
    }

    @Test func `the list shows the provider's own people, searched, filtered and never the other's`() async throws {
        try await portal { _, browser, _ in
            let all = try await browser.get("/staff/users").page
            expect(
                all, says: ["anna@marigold.example", "Not here yet", "Invite the chosen people"], not: ["copperline"])
            let found = try await browser.get("/staff/users?q=ANNA&state=expected").page
            expect(found, says: ["anna@marigold.example", "One person"], not: ["ben@marigold.example"])
            expect(try await browser.get("/staff/users?q=zzz").page, says: ["Nobody fits", "Show all"])
            for strange in ["page=0", "page=999999", "page=x", "state=x", "company=x", "role=%3Cb%3E", "q=%00"] {
                #expect([200, 400].contains(try await browser.get("/staff/users?\(strange)").status), "\(strange)")
            }
        }
    }

    @Test func `several are invited with one form, and who can't be is named`() async throws {
        try await portal { portal, browser, _ in
            let farid = try await portal.house.user("farid@")
            let kim = try await portal.house.user("kim@")
            let done = try await browser.post(
                "/staff/users/invite", ["user-\(farid)": "1", "user-\(kim)": "1", "q": "a"])
            #expect(done.location == "/staff/users?q=a&done=invited")
            expect(try await browser.get(done.location ?? "").page, says: ["Invited", "on its way", "Ines Vogel"])
            let again = try await browser.post("/staff/users/invite", ["user-\(farid)": "1"])
            #expect(again.status == 409)
            expect(again.page, says: ["Nobody was invited", "a moment ago"])
            let nobody = try await browser.post("/staff/users/invite")
            #expect(nobody.status == 422)
            expect(nobody.page, says: ["Choose somebody first"])
            let strange = try await browser.post("/staff/users/invite", ["user-x": "1"])
            #expect(strange.status == 409)
        }
    }

    @Test func `a person's page does what its buttons say`() async throws {
        try await portal { portal, browser, _ in
            let kim = try await portal.house.user("kim@")
            let page = "/staff/users/\(kim)"
            expect(try await browser.get(page).page, says: ["Send a login", "Take access away", "Set the role"])
            #expect(try await browser.post(page + "/resend").location == page + "?done=resent")
            #expect(try await browser.post(page + "/resend").status == 409)
            #expect(try await browser.post(page + "/role", ["role": "Billing"]).location == page + "?done=role")
            #expect(try await browser.post(page + "/disable").location == page + "?done=disabled")
            expect(try await browser.get(page + "?done=disabled").page, says: ["Disabled", "Invite", "Billing"])
            #expect(try await browser.post(page + "/enable").location == page + "?done=enabled")
        }
    }

    @Test func `what changes rights asks once more who it is, and then does it`() async throws {
        try await portal { portal, browser, ines in
            let kim = try await portal.house.user("kim@")
            let path = "/staff/users/\(kim)/role"
            portal.house.clock.advance(seconds: 16 * 60)
            let asks = try await browser.post(path, ["role": "Owner"])
            #expect(asks.status == 200)
            expect(asks.page, says: ["Confirm that it is you"])
            #expect(asks.page.secret("role") == "Owner")
            let wrong = try await browser.post(path, ["role": "Owner", "proof": "wrong words"])
            #expect(wrong.status == 422)
            #expect(wrong.page.secret("role") == "Owner")
            #expect(!wrong.page.html.contains("wrong words"))
            let done = try await browser.post(path, ["role": "Owner", "proof": ines.code(at: portal.house.clock.now)])
            #expect(done.location == "/staff/users/\(kim)?done=role")
            for _ in 0..<5 { _ = try await browser.post(path, ["role": "Owner", "proof": "wrong words"]) }
            #expect(try await browser.get("/staff").status == 303)
        }
    }

    @Test(arguments: [StaffRole.viewer, .technician])
    func `a role that may not gets no button and no way around it`(role: StaffRole) async throws {
        try await portal(role) { portal, browser, _ in
            let kim = try await portal.house.user("kim@")
            let page = "/staff/users/\(kim)"
            let refused = role == .viewer ? ["invite", "resend", "enable", "disable", "role"] : ["role"]
            let before = try await portal.house.store.snapshot()
            for verb in refused {
                let answer = try await browser.post("\(page)/\(verb)", ["role": "Owner"])
                #expect(answer.status == 403, "\(verb)")
                expect(answer.page, says: ["Your role does not include this"])
            }
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
            let person = try await browser.get(page).page
            expect(person, says: ["Company"], not: ["Set the role"])
            if role == .viewer {
                expect(person, says: [], not: ["Send a login", "Take access away"])
                expect(try await browser.get("/staff/users").page, says: [], not: ["Invite the chosen", "checkbox"])
                #expect(try await browser.post("/staff/users/invite", ["user-\(kim)": "1"]).status == 403)
            }
        }
    }

    @Test func `somebody of another provider is not there`() async throws {
        try await portal { portal, browser, _ in
            let quinn = try await portal.house.user("quinn@")
            let before = try await portal.house.store.snapshot()
            #expect(try await browser.get("/staff/users/\(quinn)").status == 404)
            for verb in ["invite", "resend", "enable", "disable", "role"] {
                #expect(
                    try await browser.post("/staff/users/\(quinn)/\(verb)", ["role": "Owner"]).status == 404, "\(verb)")
            }
            #expect(try await browser.post("/staff/users/invite", ["user-\(quinn)": "1"]).status == 409)
            for path in ["/staff/users/x", "/staff/users/../users", "/staff/nothing"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
        }
    }

    @Test func `a disabled member is out at the next click`() async throws {
        try await portal { portal, browser, ines in
            #expect(try await browser.get("/staff").status == 200)
            try await portal.house.addAnotherAdmin()
            try await portal.house.store.disableStaff(email: ines.email)
            #expect(try await browser.get("/staff").location == "/staff/login")
            let answer = try await browser.post("/staff/logout")
            #expect(answer.status == 303)
        }
    }
}
