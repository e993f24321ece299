import Access
import Concierge
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let elena = "elena@marigold.example"

/// The way from Nexie to people.
@Suite struct PersonTests {
    @Test func `one click leads to people, from a new talk and from one that was begun`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(anna)
            expect(try await browser.get("/portal/nexie"), says: [#"href="/portal/nexie/person""#])
            let talk = try await browser.say("Hello").conversation
            let link = "/portal/nexie/person?conversation=\(talk)"
            #expect(try await browser.get("/portal/nexie?conversation=\(talk)").links.contains(link))
            #expect(try await browser.get("/portal/nexie?part=panel&conversation=\(talk)").html.contains(link))
            let page = try await browser.get("/portal/nexie/person")
            expect(page, says: ["Open a ticket", "Call ", "/portal/tickets/new"], not: ["Send to"])
        }
    }

    @Test func `what is ticked goes into one ticket, and then the talk is over`() async throws {
        let script: [ScriptedModel.Response] = [.says("A secret of mine."), .says("Turn it off and on.")]
        try await TestPortal.chatting(script) { portal, _ in
            let browser = try await portal.browser(anna)
            let talk = try await browser.say("My first words").conversation
            _ = try await browser.say("My oven is cold", in: talk)
            let page = try await browser.get("/portal/nexie/person?conversation=\(talk)")
            expect(page, says: ["My first words", "A secret of mine.", "My oven is cold", "Turn it off and on."])
            #expect(page.boxes.count == 4 && page.unbalanced == [])
            var fields = [
                "conversation": talk, "idempotency_key": try #require(page.secret("idempotency_key")),
                "subject": "Oven", "words": "Please call me.",
            ]
            for box in page.boxes.suffix(2) { fields[box] = "yes" }
            let sent = try await browser.post("/portal/nexie/person", fields)
            #expect(sent.status == 303 && sent.location?.contains("done=handed") == true)
            let over = try await browser.get(try #require(sent.location))
            expect(
                over, says: ["People answer now, in ticket", "Begin a new conversation", "Turn it off and on."],
                not: ["id=\"composer\"", "Talk to a person"])
            let ticket = try #require(over.links.first { $0.hasPrefix("/portal/tickets/") })
            expect(
                try await browser.get(ticket),
                says: ["Please call me.", "My oven is cold", "Turn it off and on.", "Nexie (automatic)"],
                not: ["A secret of mine.", "My first words"])
            let again = try await browser.post("/portal/nexie/person", fields)
            #expect(again.status == 303)
            #expect(try await browser.get("/portal/tickets?status=all&q=Oven").links.filter { $0 == ticket }.count == 1)
            let refused = try await browser.say("Are you there?", in: talk)
            #expect(refused.status == 409)
            expect(refused, says: ["People answer now, in ticket"], not: ["id=\"composer\""])
            let back = try await browser.get("/portal/nexie/person?conversation=\(talk)")
            #expect(back.status == 303)
        }
    }

    @Test func `a subject that is missing is asked for, and nothing typed or unticked is lost`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(anna)
            let talk = try await browser.say("Hello <b>you</b>").conversation
            let page = try await browser.get("/portal/nexie/person?conversation=\(talk)")
            let kept = try #require(page.boxes.first)
            let sent = try await browser.post(
                "/portal/nexie/person",
                ["conversation": talk, "subject": " ", "words": "In my own words", kept: "yes"])
            #expect(sent.status == 422)
            expect(sent, says: ["In my own words", "Hello &lt;b&gt;you"], not: ["Hello <b>"])
            #expect(sent.html.matches(of: #/ checked/#).count == 1)
            #expect(try await browser.get("/portal/nexie?conversation=\(talk)").html.contains("composer"))
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a hand-over that is not taken leaves the answer that is being given alone`() async throws {
        let model = PonderingModel()
        try await TestPortal.with(model: model) { portal in
            let browser = try await portal.browser(anna)
            let (talks, sink) = AsyncStream.makeStream(of: String.self)
            let listener = Task {
                let turn = portal.portal.chat.turn(.init(conversation: "", text: "Hello")) {
                    try await portal.house.principal(anna)
                }
                for await event in turn {
                    if case .start(let conversation, _) = event { sink.yield(conversation.text) }
                }
            }
            var begun = talks.makeAsyncIterator()
            let talk = try #require(await begun.next())
            try await eventually { model.isPondering }
            var fields = ["conversation": talk, "subject": " ", "words": "It is cold."]
            #expect(try await browser.post("/portal/nexie/person", fields).status == 422)
            #expect(!model.isStopped)
            fields["subject"] = "Oven"
            #expect(try await browser.post("/portal/nexie/person", fields).status == 303)
            try await eventually { model.isStopped }
            await listener.value
        }
    }

    @Test func `a role without tickets is told the telephone and the address, and can't post`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(elena)
            let talk = try await browser.say("Hello").conversation
            let page = try await browser.get("/portal/nexie/person?conversation=\(talk)")
            let support = try await portal.house.principal(elena).person.support
            expect(page, says: [support.phone, support.email], not: ["<form class=\"form\"", "Send to"])
            let sent = try await browser.post(
                "/portal/nexie/person", ["conversation": talk, "subject": "Oven", "words": "It is cold."])
            #expect(sent.status == 403)
        }
    }

    @Test func `another person's conversation is not there to be handed over`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let talk = try await portal.browser(elena).say("Hello").conversation
            let browser = try await portal.browser(anna)
            for id in [talk, "nowhere", "01ARZ3NDEKTSV4RRFFQ69G5FAV"] {
                #expect(try await browser.get("/portal/nexie/person?conversation=\(id)").status == 404, "\(id)")
                let sent = try await browser.post(
                    "/portal/nexie/person", ["conversation": id, "subject": "Oven", "words": "It is cold."])
                #expect(sent.status == 404, "\(id)")
            }
        }
    }

    @Test func `a long conversation is sent from its end, and says what is left out`() async throws {
        let long = String(repeating: "word ", count: 1200)
        try await TestPortal.chatting(Array(repeating: .says(long), count: 6)) { portal, _ in
            let browser = try await portal.browser(anna)
            let talk = try await browser.say("Question 1").conversation
            for number in 2...6 { _ = try await browser.say("Question \(number)", in: talk) }
            let page = try await browser.get("/portal/nexie/person?conversation=\(talk)")
            var fields = ["conversation": talk, "subject": "Oven"]
            for box in page.boxes { fields[box] = "yes" }
            let sent = try await browser.post("/portal/nexie/person", fields)
            #expect(sent.status == 303)
            let over = try await browser.get(try #require(sent.location))
            let ticket = try await browser.get(try #require(over.links.first { $0.hasPrefix("/portal/tickets/") }))
            expect(
                ticket, says: ["Earlier messages are left out", "Question 6"], not: ["Question 1<", "Question 1\n"])
        }
    }
}

extension TestPage {
    /// The names of the boxes that can be ticked.
    var boxes: [String] {
        main.matches(of: #/<input type="checkbox"[^>]*name="(keep-[^"]*)"/#).map { String($0.output.1) }
    }
}
