import Access
import Concierge
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let ben = "ben@marigold.example"
private let david = "david@marigold.example"

/// What stands below an answer: its records, an opinion about it, and the way to ask again.
@Suite struct AnswerTests {
    @Test func `a person says what they think of an answer, why, and takes it back`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(david)
            let talk = "/portal/nexie?conversation=\(try await browser.say("Is it?").conversation)"
            let path = try #require(try await browser.get(talk).rating)
            let done = try await browser.post(path, ["rating": "bad"])
            #expect(done.status == 303)
            #expect(done.location?.hasSuffix("#" + path.answer) == true)
            expect(try await browser.get(talk), says: ["What was wrong? You need not say.", #"value="none""#])
            _ = try await browser.post(path, ["rating": "bad", "reason": "wrong", "comment": "Not <so>"])
            let said = ["You said what was wrong", "Not &lt;so&gt;", #"value="wrong" selected"#]
            expect(try await browser.get(talk), says: said)
            let long = String(repeating: "y", count: 501)
            let form = ["rating": "bad", "reason": "unclear", "comment": long]
            let conversation = try #require(talk.split(separator: "=").last.map(String.init))
            let refused = try await browser.post(
                path, form.merging(["conversation": conversation]) { $1 })
            #expect(refused.status == 422)
            expect(refused, says: [long, "Write at most 500 characters", #"value="unclear" selected"#])
            expect(try await browser.get(talk), says: said)
            for elsewhere in ["", "01HZZZZZZZZZZZZZZZZZZZZZZZ"] {
                let lost = try await browser.post(path, form.merging(["conversation": elsewhere]) { $1 })
                #expect(lost.status == (elsewhere.isEmpty ? 422 : 404))
            }
            _ = try await browser.post(path, ["rating": "none"])
            expect(try await browser.get(talk), says: [#"value="good""#], not: ["Not &lt;so", #"value="none""#])
            #expect(try await browser.post(path, ["rating": "great"]).status == 400)
            #expect(try await portal.browser(anna).post(path, ["rating": "good"]).status == 404)
            let own = path.replacing(path.answer.dropFirst("message-".count), with: try await browser.get(talk).asked)
            #expect(try await browser.post(own, ["rating": "good"]).status == 404)
        }
    }

    @Test func `the last answer can be asked for again with the same words`() async throws {
        try await TestPortal.chatting([.says("A"), .says("B")]) { portal, script in
            let browser = try await portal.browser(david)
            let sent = try await browser.say("Which <one>?", page: "/portal/tickets/1042")
            let page = try await browser.get(sent.location ?? "")
            expect(page, says: ["Try again", #"name="text" value="Which &lt;one&gt;?""#, #"data-copy="" hidden"#])
            #expect(page.main.components(separatedBy: "Try again").count == 2)
            _ = try await browser.say("Which <one>?", in: sent.conversation)
            let after = try await browser.get(sent.location ?? "")
            #expect(after.main.components(separatedBy: "Try again").count == 2)
            #expect(script.seen.last?.turns.last == .person("Which <one>?"))
        }
    }

    private static let invoices = [
        ScriptedModel.Response.uses("list_invoices", "{}"), .says("INV-2036 is late."),
    ]

    @Test func `an answer ends in cards of what the tools found, six at most`() async throws {
        try await TestPortal.chatting(Self.invoices) { portal, _ in
            let browser = try await portal.browser(anna)
            let page = try await browser.get(try await browser.say("Invoices?").location ?? "")
            expect(page, says: [#"class="record""#, "Invoice INV-20", "Overdue", "due "])
            #expect(page.main.components(separatedBy: #"class="record""#).count - 1 <= 4)
            #expect(page.main.contains(#/<a href="\/portal\/invoices">and \d+ more/#))
        }
    }

    @Test func `an answer that is cut or refused leads to people`() async throws {
        for (stop, words) in [(ModelStop.length, "is cut here"), (.refusal, "did not want to answer")] {
            try await TestPortal.chatting([[.text("Half"), .end(stop, ModelUsage())]]) { portal, _ in
                let browser = try await portal.browser(david)
                let sent = try await browser.stream("Hello")
                let talk = try #require(sent.first?.data["conversation"]?.string)
                let page = try await browser.get("/portal/nexie?conversation=\(talk)")
                let note = try #require(page.main.components(separatedBy: words).dropFirst().first)
                #expect(note.prefix { $0 != "\n" }.prefix(400).contains("Talk to a person"))
            }
        }
    }

    @Test func `who loses a right no longer sees what an answer said by it, nor does a model`() async throws {
        try await TestPortal.chatting(Self.invoices + [.says("Hm.")]) { portal, script in
            let browser = try await portal.browser(ben)
            let sent = try await browser.say("Invoices?")
            expect(try await browser.get(sent.location ?? ""), says: ["INV-2036 is late."])
            let store = portal.house.store
            let tenant = try await portal.house.principal(ben).scope.tenant
            try await store.setPortalAccess(tenant: tenant, contactExternalID: "ben", role: "Member", enabled: true)
            expect(
                try await browser.get(sent.location ?? ""), says: ["no longer lets you read", "Invoices?"],
                not: ["INV-20", "tile"])
            _ = try await browser.say("And now?", in: sent.conversation)
            #expect(script.seen.last?.turns == [.person("Invoices?"), .person("And now?")])
        }
    }

    @Test func `a suggestion made in an answer that one may no longer read is not shown either`() async throws {
        let ticket = #"{"subject":"About INV-2036","description":"It says EUR 1,147.87."}"#
        let script = [Self.invoices[0], .uses("create_ticket", ticket), .says("Look at the card.")]
        try await TestPortal.chatting(script) { portal, _ in
            let browser = try await portal.browser(ben)
            let talk = try await browser.say("Invoices?").location ?? ""
            expect(try await browser.get(talk), says: ["About INV-2036", "1,147.87", "/rating"])
            let tenant = try await portal.house.principal(ben).scope.tenant
            try await portal.house.store.setPortalAccess(
                tenant: tenant, contactExternalID: "ben", role: "Member", enabled: true)
            expect(
                try await browser.get(talk), says: ["no longer lets you read"],
                not: ["About INV-2036", "1,147.87", "/rating", "decision"])
        }
    }

    @Test func `a card that was kept before there were facts is still a link`() throws {
        let kept = try #require(
            KeptMessage(json: #"{"rounds":[],"references":[{"ticket":7,"subject":"Lamp"},{"invoice":"I-1"}]}"#))
        #expect(
            kept
                == .nexie(
                    rounds: [],
                    cards: [RecordCard(.ticket(number: 7, subject: "Lamp")), RecordCard(.invoice(number: "I-1"))]
                ))
    }
}

extension TestPage {
    /// Where the opinion about the first answer goes.
    fileprivate var rating: String? {
        main.firstMatch(of: #/action="(\/portal\/nexie\/messages\/[0-9A-Z]+\/rating)"/#).map { String($0.1) }
    }

    /// The person's own first message.
    fileprivate var asked: String {
        main.firstMatch(of: #/bubble-person" id="message-([0-9A-Z]+)"/#).map { String($0.1) } ?? ""
    }
}

extension String {
    /// The answer that an address of a rating names, as the page's own anchor.
    fileprivate var answer: String { "message-" + (split(separator: "/").dropLast().last ?? "") }
}
