import Access
import Concierge
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let david = "david@marigold.example"
private let hana = "hana@tidewater.example"
private let quinn = "quinn@juniper-finch.example"

/// A person with a suggestion on the page.
struct Suggested: Sendable {
    let portal: TestPortal
    let browser: TestBrowser
    let conversation: String
    let id: String

    static func with(_ body: @escaping @Sendable (Suggested) async throws -> Void) async throws {
        try await TestPortal.chatting([.suggestsTicket, .says("Shall I open it?")]) { portal, _ in
            let browser = try await portal.browser(david)
            let conversation = try await browser.say("The oven is cold").conversation
            let page = try await browser.get("/portal/nexie?conversation=\(conversation)")
            let id = try #require(page.proposal, "no card on the page")
            try await body(Suggested(portal: portal, browser: browser, conversation: conversation, id: id))
        }
    }

    func decide(_ decision: String, by other: TestBrowser? = nil, csrf: String? = nil) async throws -> TestPage {
        try await (other ?? browser).post("/portal/nexie/proposals/\(id)", ["decision": decision], csrf: csrf)
    }

    func page(for other: TestBrowser? = nil) async throws -> TestPage {
        try await (other ?? browser).get("/portal/nexie?conversation=\(conversation)")
    }

    /// How many tickets the suggestion has become.
    func tickets() async throws -> Int {
        let page = try await browser.get("/portal/tickets?status=all&q=Kumquat")
        return page.links.filter { $0.contains(#/\/portal\/tickets\/\d+$/#) }.count
    }
}

@Suite struct ProposalTests {
    @Test func `a suggestion shows every field as it would be sent, and nothing is sent yet`() async throws {
        try await Suggested.with { suggested in
            let page = try await suggested.page()
            expect(
                page,
                says: [
                    "Nexie suggests a ticket", "Kumquat &lt;3&gt; is cold", "Since six.\nNo &amp; light.", "High",
                    "Nothing is sent until you choose.", "Create", "Cancel", #"value="confirm""#, "Shall I open it?",
                ], not: ["Ticket 10", "receipt"])
            expect(
                page, says: ["Change it first", #"name="proposal" value="\#(suggested.id)""#, "Create it like this"])
            #expect(try await suggested.tickets() == 0)
        }
    }

    @Test func `a confirmed suggestion is one ticket with a receipt, however often it is confirmed`() async throws {
        try await Suggested.with { suggested in
            for _ in 1...3 {
                let sent = try await suggested.decide("confirm")
                #expect(sent.status == 303)
                let (talk, id) = (suggested.conversation, suggested.id)
                let place = "/portal/nexie?conversation=\(talk)&proposal=\(id)#proposal-\(id)"
                #expect(sent.location == place)
            }
            let page = try await suggested.page()
            let receipt = try #require(page.main.firstMatch(of: #/href="([^"]*)">Ticket \d+ created/#))
            expect(page, says: ["receipt"], not: ["Nothing is sent until you choose.", #"value="confirm""#])
            #expect(try await suggested.tickets() == 1)
            expect(
                try await suggested.browser.get(String(receipt.1)),
                says: ["Kumquat &lt;3&gt; is cold", "No &amp; light.", "High"])
        }
    }

    @Test func `a hundred clicks at once make one ticket`() async throws {
        try await Suggested.with { suggested in
            let answers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...100 { group.addTask { try await suggested.decide("confirm").status } }
                return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(answers == [303: 100])
            #expect(try await suggested.tickets() == 1)
        }
    }

    @Test func `a cancelled suggestion leaves nothing behind and can't be confirmed`() async throws {
        try await Suggested.with { suggested in
            #expect(try await suggested.decide("cancel").status == 303)
            #expect(try await suggested.decide("cancel").status == 303)
            expect(try await suggested.page(), says: ["Cancelled"], not: ["Create", #"value="confirm""#])
            let refused = try await suggested.decide("confirm")
            #expect(refused.status == 409)
            expect(refused, says: ["This was cancelled."], not: [#"value="confirm""#])
            #expect(try await suggested.tickets() == 0)
        }
    }

    @Test func `a confirmed suggestion can't be cancelled`() async throws {
        try await Suggested.with { suggested in
            _ = try await suggested.decide("confirm")
            let refused = try await suggested.decide("cancel")
            #expect(refused.status == 409)
            expect(refused, says: ["This was confirmed already.", "created"], not: ["Cancelled"])
            #expect(try await suggested.tickets() == 1)
        }
    }

    @Test(arguments: ["confirm", "cancel"])
    func `a suggestion that waited too long is closed`(decision: String) async throws {
        try await Suggested.with { suggested in
            suggested.portal.house.clock.advance(seconds: 3700)
            expect(
                try await suggested.page(), says: ["too old to confirm", "Kumquat &lt;3&gt; is cold"],
                not: [#"value="confirm""#])
            let refused = try await suggested.decide(decision)
            #expect(refused.status == 409)
            expect(refused, says: ["This suggestion is too old. Ask Nexie again."])
            #expect(try await suggested.tickets() == 0)
        }
    }

    @Test(arguments: ["confirm", "cancel"])
    func `another login of the same person sees a suggestion and decides nothing`(decision: String) async throws {
        try await Suggested.with { suggested in
            let other = try await suggested.portal.browser(david)
            expect(
                try await suggested.page(for: other),
                says: ["suggested in another login", "Kumquat &lt;3&gt; is cold"],
                not: [#"value="confirm""#, "Change it first"])
            let refused = try await suggested.decide(decision, by: other)
            #expect(refused.status == 409)
            expect(refused, says: ["made in another login"])
            #expect(try await suggested.tickets() == 0)
            expect(try await suggested.page(), says: [#"value="confirm""#])
        }
    }

    @Test func `in another login a suggestion's words can be sent as the person's own ticket, once`() async throws {
        try await Suggested.with { suggested in
            let other = try await suggested.portal.browser(david)
            let page = try await suggested.page(for: other)
            expect(
                page, says: ["Send it as your own ticket", #"id="change-\#(suggested.id)""#], not: [#"name="proposal""#]
            )
            let key = try #require(page.main.firstMatch(of: #/name="idempotency_key" value="([0-9a-f]{32})"/#)).1
            let words = ["subject": "Kumquat, changed", "description": "Since six.", "priority": "high"]
            for _ in 1...2 {
                let sent = try await other.post("/portal/tickets", words.merging(["idempotency_key": "\(key)"]) { $1 })
                #expect(sent.status == 303)
            }
            #expect(try await suggested.tickets() == 1)
            #expect(try await suggested.page(for: other).main.contains("\(key)"))
            expect(try await suggested.page(), says: [#"value="confirm""#], not: ["Send it as your own ticket"])
        }
    }

    @Test(arguments: [anna, hana, quinn])
    func `a suggestion is not there for anybody else`(who: String) async throws {
        try await Suggested.with { suggested in
            let other = try await suggested.portal.browser(who)
            for decision in ["confirm", "cancel"] {
                let answer = try await suggested.decide(decision, by: other)
                #expect(answer.status == 404)
                expect(answer, says: ["There is nothing here"], not: ["Kumquat"])
            }
            #expect(try await suggested.page(for: other).status == 404)
            let edit = try await other.get("/portal/tickets/new?proposal=\(suggested.id)")
            #expect(edit.status == 404)
            let stolen = try await other.post("/portal/tickets", suggested.edited)
            #expect(stolen.status == 404)
            #expect(try await suggested.tickets() == 0)
        }
    }

    @Test(arguments: ["", "yes", "CONFIRM", "open"])
    func `a decision that is none changes nothing`(decision: String) async throws {
        try await Suggested.with { suggested in
            #expect(try await suggested.decide(decision).status == 400)
            #expect(try await suggested.decide("confirm", csrf: "wrong").status == 403)
            expect(try await suggested.page(), says: [#"value="confirm""#])
            #expect(try await suggested.tickets() == 0)
        }
    }

    @Test(arguments: ["01HZZZZZZZZZZZZZZZZZZZZZZZ", "x", String(repeating: "0", count: 300)])
    func `a suggestion that never was is not there`(id: String) async throws {
        try await TestPortal.chatting([]) { portal, _ in
            let browser = try await portal.browser(david)
            #expect(try await browser.post("/portal/nexie/proposals/\(id)", ["decision": "confirm"]).status == 404)
        }
    }

    @Test func `a person who lost the right between is told so, and the suggestion stays open`() async throws {
        try await Suggested.with { suggested in
            let tenant = try await suggested.portal.house.store.tenant(slug: "larkfield").id
            let store = suggested.portal.house.store
            try await store.setPortalAccess(tenant: tenant, contactExternalID: "david", role: "Viewer", enabled: true)
            expect(
                try await suggested.page(), says: ["no longer includes the right to open tickets"],
                not: [#"value="confirm""#])
            let refused = try await suggested.decide("confirm")
            #expect(refused.status == 403)
            expect(refused, says: ["open tickets", "(tickets:create)", "Larkfield IT (Demo) can give it to you."])
            try await store.setPortalAccess(tenant: tenant, contactExternalID: "david", role: "Member", enabled: true)
            #expect(try await suggested.tickets() == 0)
            #expect(try await suggested.decide("confirm").status == 303)
            #expect(try await suggested.tickets() == 1)
        }
    }

    @Test func `a confirmation that broke off is taken up again and makes one ticket`() async throws {
        try await Suggested.with { suggested in
            let key = try #require(SessionKey(suggested.browser.session ?? ""))
            let principal = try #require(try await suggested.portal.portal.sessions.principal(for: key))
            var claim = SettleProposal.Input()
            claim.proposal = suggested.id
            claim.decision = .confirm
            claim.changed = #"{"subject":"Kumquat 3 stays cold","description":"As I said it."}"#
            _ = try await suggested.portal.house.runtime.call(SettleProposal.self, claim, as: principal)
            expect(
                try await suggested.page(),
                says: ["there is no receipt yet", "Create it now", "Kumquat 3 stays cold", "As I said it."],
                not: ["Cancel", "Since six."])
            claim.changed = #"{"subject":"Too late","description":"To change it."}"#
            _ = try await suggested.portal.house.runtime.call(SettleProposal.self, claim, as: principal)
            #expect(try await suggested.decide("confirm").status == 303)
            expect(try await suggested.page(), says: ["created"], not: ["Create it now"])
            expect(
                try await suggested.browser.get("/portal/tickets"), says: ["Kumquat 3 stays cold"], not: ["Too late"])
            #expect(try await suggested.tickets() == 1)
        }
    }
}

@Suite struct EditedProposalTests {
    @Test func `a suggestion can be changed in the form and becomes one ticket with its receipt`() async throws {
        try await Suggested.with { suggested in
            let form = try await suggested.browser.get("/portal/tickets/new?proposal=\(suggested.id)")
            expect(
                form,
                says: ["Kumquat &lt;3&gt; is cold", "Since six.\nNo &amp; light.", #"value="high" selected"#])
            #expect(form.secret("proposal") == suggested.id)
            let sent = try await suggested.browser.post("/portal/tickets", suggested.edited)
            let path = try #require(sent.location?.split(separator: "?").first.map(String.init))
            #expect(sent.status == 303 && path.contains(#/\/portal\/tickets\/\d+$/#))
            expect(
                try await suggested.browser.get(path), says: ["Kumquat 3 stays cold", "Changed."], not: ["Since six."])
            expect(try await suggested.page(), says: ["created"], not: [#"value="confirm""#])
            #expect(try await suggested.tickets() == 1)
        }
    }

    @Test func `sending the changed form twice makes one ticket and says so`() async throws {
        try await Suggested.with { suggested in
            let first = try await suggested.browser.post("/portal/tickets", suggested.edited)
            let second = try await suggested.browser.post("/portal/tickets", suggested.edited)
            #expect(first.location?.split(separator: "?").first == second.location?.split(separator: "?").first)
            expect(try await suggested.browser.get(second.location ?? ""), says: ["Nothing new was sent."])
            #expect(try await suggested.tickets() == 1)
            let again = try await suggested.browser.get("/portal/tickets/new?proposal=\(suggested.id)")
            #expect(again.location?.contains("#proposal-\(suggested.id)") == true)
        }
    }

    @Test func `a changed form that is wrong claims nothing`() async throws {
        try await Suggested.with { suggested in
            var fields = suggested.edited
            fields["subject"] = " "
            let form = try await suggested.browser.post("/portal/tickets", fields)
            #expect(form.status == 422)
            #expect(form.secret("proposal") == suggested.id)
            expect(form, says: ["Changed."])
            expect(try await suggested.page(), says: [#"value="confirm""#])
            #expect(try await suggested.tickets() == 0)
        }
    }

    @Test func `a cancelled suggestion can't be sent by its form, and the words are kept`() async throws {
        try await Suggested.with { suggested in
            _ = try await suggested.decide("cancel")
            let form = try await suggested.browser.post("/portal/tickets", suggested.edited)
            #expect(form.status == 409)
            expect(form, says: ["This was cancelled.", "Changed."])
            #expect(try await suggested.tickets() == 0)
        }
    }
}

extension Suggested {
    /// The form of the suggestion with other words in it.
    fileprivate var edited: [String: String] {
        ["proposal": id, "subject": "Kumquat 3 stays cold", "description": "Changed.", "priority": "normal"]
    }
}
