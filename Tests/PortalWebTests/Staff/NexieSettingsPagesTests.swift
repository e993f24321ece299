import Access
import Concierge
import Store
import TestSupport
import Testing

@testable import PortalWeb

/// The page on which staff set up how Nexie talks.
@Suite struct NexieSettingsPagesTests {
    private static let key = "sk-ant-api03-of-the-page-tests-WxYz"

    private func portal(
        _ role: StaffRole = .admin, care: (any ModelCare)? = SomeCare(),
        _ body: @escaping @Sendable (TestPortal, StaffBrowser, TestStaff) async throws -> Void
    ) async throws {
        try await TestPortal.with(care: care) { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines), ines)
        }
    }

    @Test func `an administrator sees what is set and a form for each part of it`() async throws {
        try await portal { _, browser, _ in
            let page = try await browser.get("/staff/settings").page
            #expect(page.status == 200)
            expect(
                page,
                says: [
                    "none yet", "claude-haiku-5-5", "4096 tokens", "The guide is", "There is no budget", "Give a key",
                    "Set a budget", "Only Marigold",
                ], not: ["Only an administrator", "Your passphrase"])
        }
    }

    @Test func `a key is kept, shown by its end alone, tried and taken away`() async throws {
        try await portal { portal, browser, _ in
            let kept = try await browser.post("/staff/settings/key", ["key": Self.key])
            #expect(kept.location == "/staff/settings?done=key")
            let page = try await browser.get("/staff/settings?done=key").page
            expect(
                page, says: ["The key is kept", "ends in WxYz", "Replace the key", "Try it"], not: [Self.key, "sk-ant"])
            let tried = try await browser.post("/staff/settings/key/try")
            #expect(tried.status == 200)
            expect(tried.page, says: ["Answered in 0.8 s as model claude-of-the-tests"])
            let gone = try await browser.post("/staff/settings/key/remove")
            #expect(gone.location == "/staff/settings?done=removed")
            let bare = try await browser.post("/staff/settings/key/try")
            #expect(bare.status == 409)
            expect(bare.page, says: ["There is no key yet"])
        }
    }

    @Test func `with an old proof a key is not kept on any page, and asks for the proof beside it`() async throws {
        try await portal { portal, browser, ines in
            portal.house.clock.advance(seconds: 16 * 60)
            expect(try await browser.get("/staff/settings").page, says: ["Your passphrase, or the code of your app"])
            for proof in ["", "wrong words"] {
                let asks = try await browser.post("/staff/settings/key", ["key": Self.key, "proof": proof])
                #expect(asks.status == 422)
                #expect(!asks.page.html.contains(Self.key) && !asks.page.html.contains("wrong words"))
                expect(asks.page, says: ["Nothing was changed", "key once more"])
            }
            #expect(try await portal.house.store.budgets().isEmpty)
            let code = ines.code(at: portal.house.clock.now)
            let done = try await browser.post("/staff/settings/key", ["key": Self.key, "proof": code])
            #expect(done.location == "/staff/settings?done=key")
            portal.house.clock.advance(seconds: 16 * 60)
            let asked = try await browser.post("/staff/settings/key/remove")
            expect(asked.page, says: ["Confirm that it is you"])
        }
    }

    @Test func `what is no key is refused at its field and not shown again`() async throws {
        try await portal { _, browser, _ in
            let refused = try await browser.post("/staff/settings/key", ["key": "sk-ant too short"])
            #expect(refused.status == 422)
            expect(refused.page, says: ["20 to 512 characters"], not: ["sk-ant too short"])
        }
    }

    @Test func `model, effort and length are kept, and what is wrong keeps what was typed`() async throws {
        try await portal { portal, browser, _ in
            let wrong = try await browser.post(
                "/staff/settings/claude", ["model": "a model", "effort": "high", "most_output": "12"])
            #expect(wrong.status == 422)
            expect(wrong.page, says: ["without spaces", "from 256 to 64000", "value=\"a model\"", "value=\"12\""])
            let done = try await browser.post(
                "/staff/settings/claude", ["model": "claude-of-tomorrow", "effort": "high", "most_output": "9000"])
            #expect(done.location == "/staff/settings?done=claude")
            expect(
                try await browser.get("/staff/settings").page,
                says: ["claude-of-tomorrow (its price is unknown)", "9000 tokens"])
        }
    }

    @Test func `the guide is switched on and off`() async throws {
        try await portal { portal, browser, _ in
            let off = try await browser.post("/staff/settings/guide", ["allowed": "0"])
            #expect(off.location == "/staff/settings?done=guideOff")
            expect(
                try await browser.get("/staff/settings").page, says: ["Switch the guide on", "does not answer at all"])
            #expect(try await portal.house.principal("kim@tidewater.example").isGuideAllowed == false)
            _ = try await browser.post("/staff/settings/guide", ["allowed": "1"])
            #expect(try await portal.house.principal("kim@tidewater.example").isGuideAllowed)
        }
    }

    @Test func `budgets are set, listed in words, bounded and taken away`() async throws {
        try await portal { portal, browser, _ in
            let form = ["who": "contact", "measure": "messages", "period": "day", "most": "20"]
            #expect(try await browser.post("/staff/settings/budgets", form).location == "/staff/settings?done=budget")
            var dollars = ["who": "tenant", "measure": "micro_dollars", "period": "month", "most": "$2.50"]
            _ = try await browser.post("/staff/settings/budgets", dollars)
            let page = try await browser.get("/staff/settings").page
            expect(page, says: ["Each person", "20 messages", "Everybody together", "$2.50", "Take away: Each person"])
            for wrong in ["", "many", "-1", "1e3", "99999999999999999999"] {
                dollars["most"] = wrong
                let refused = try await browser.post("/staff/settings/budgets", dollars)
                #expect(refused.status == 422, "\(wrong)")
                expect(refused.page, says: ["Write a whole number such as 20"])
            }
            let gone = try await browser.post("/staff/settings/budgets/clear", form)
            #expect(gone.location == "/staff/settings?done=cleared")
            #expect(try await portal.house.store.budgets().map(\.most) == [2_500_000])
            #expect(try await browser.post("/staff/settings/budgets/clear", form).status == 404)
            dollars["who"] = "company-01ARZ3NDEKTSV4RRFFQ69G5FAV"
            dollars["most"] = "1"
            #expect(try await browser.post("/staff/settings/budgets", dollars).status == 404)
        }
    }

    @Test func `a budget that lets no answer through is named`() async throws {
        try await portal { _, browser, _ in
            let form = ["who": "tenant", "measure": "tokens", "period": "day", "most": "10"]
            _ = try await browser.post("/staff/settings/budgets", form)
            expect(try await browser.get("/staff/settings").page, says: ["lets no answer through", "5000 tokens"])
        }
    }

    @Test(arguments: [StaffRole.viewer, .technician])
    func `who may only look sees no form, and a form of theirs names the right that is missing`(
        role: StaffRole
    ) async throws {
        try await portal(role) { portal, browser, _ in
            let tenant = try await portal.house.principal("kim@tidewater.example").scope.tenant
            try await portal.house.store.setClaudeKey(ServiceKey(Self.key), of: tenant)
            let page = try await browser.get("/staff/settings").page
            expect(
                page, says: ["ends in WxYz", "Only an administrator"],
                not: ["Try it", "Replace the key", "Set a budget", "Switch the guide", "sk-ant"])
            let before = try await portal.house.store.snapshot()
            for path in ["key", "key/remove", "key/try", "claude", "guide", "budgets", "budgets/clear"] {
                let refused = try await browser.post("/staff/settings/\(path)", ["key": Self.key])
                #expect(refused.status == 403, "\(path)")
                expect(refused.page, says: ["Your role does not include this", "set up Nexie", "settings:nexie"])
            }
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
        }
    }

    @Test func `what went wrong in a try is said in words`() async throws {
        for (trial, words) in [
            (ModelTrial.failed("The key was refused by somebody."), "The key was refused by somebody."),
            (.busy, "Somebody is trying it"), (.noKey, "no key to try"),
        ] {
            try await portal(care: SomeCare(outcome: trial)) { _, browser, _ in
                _ = try await browser.post("/staff/settings/key", ["key": Self.key])
                expect(try await browser.post("/staff/settings/key/try").page, says: [words])
            }
        }
    }
}

/// A model's care that says what it is told to say.
struct SomeCare: ModelCare {
    var outcome = ModelTrial.answered(model: "claude-of-the-tests", seconds: 0.84)

    var pricesDated: CalendarDate { CalendarDate(dayNumber: 20_000) }
    func trial(of tenant: TenantID) async -> ModelTrial { outcome }
    func hasPrice(_ model: String) -> Bool { model == ClaudeSetup.standardModel }
    func mostOfShortest(model: String, mostOutput: Int) -> BudgetAmount {
        BudgetAmount(messages: 0, tokens: 5000, microDollars: 9000)
    }
}
