import Access
import Concierge
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let quinn = "quinn@juniper-finch.example"

/// The pages on which administrators read what clients and Nexie said, and what Nexie could not answer.
@Suite struct StaffTalkPagesTests {
    private static func with(
        _ responses: [ScriptedModel.Response], _ role: StaffRole = .admin,
        _ body: @escaping @Sendable (TestPortal, StaffBrowser) async throws -> Void
    ) async throws {
        try await TestPortal.chatting(responses) { portal, _ in
            let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines))
        }
    }

    private static let hostile = "<img src=x onerror=alert(1)> [pay](https://evil.example) **now**"

    @Test
    func
        `a conversation is read as it was said, with tools, refusals, thumbs, model and cost, and nothing in it lives`()
        async throws
    {
        try await Self.with([
            .uses("list_tickets", #"{"status":"open"}"#), .uses("sign_<b>", #"{"x":"<i>"}"#, id: "use-2"),
            .says(Self.hostile),
        ]) { portal, desk in
            let own = try await portal.browser(anna)
            let sent = try await own.say(Self.hostile)
            let rating = try #require(
                try await own.get(sent.location ?? "").main.firstMatch(of: #//portal/nexie/messages/\w+/rating/#))
            _ = try await own.post(String(rating.0), ["rating": "bad", "reason": "wrong", "comment": "<u>No</u>"])
            let list = try await desk.get("/staff/nexie/conversations").page
            let path = "/staff/nexie/conversations/\(sent.conversation)"
            #expect(list.links.contains(path))
            expect(list, says: ["Anna Richter", "Marigold", "1 found bad"], not: ["<img"])
            let page = try await desk.get(path).page
            expect(
                page,
                says: [
                    "&lt;img src=x", "list_tickets", "answered", "sign_&lt;b&gt;", "refused or failed",
                    "&lt;i&gt;", "Found bad", "It is wrong", "&lt;u&gt;No&lt;/u&gt;", "By scripted, at no cost.",
                ], not: ["<img", "<strong>", "<i>", "<u>"])
            #expect(!page.links.contains { $0.contains("evil") })
            #expect(page.unbalanced == [])
        }
    }

    @Test func `every reading is an entry of the audit with the person and the conversation, and the list is one too`()
        async throws
    {
        try await Self.with([.says("Yes.")]) { portal, desk in
            let talk = try await portal.browser(anna).say("Is it?").conversation
            let user = try await portal.house.user("anna@")
            let tenant = try await portal.house.principal(anna).scope.tenant
            let mark = try await portal.house.store.auditEnd(of: tenant)
            _ = try await desk.get("/staff/nexie/conversations")
            _ = try await desk.get("/staff/nexie/conversations/\(talk)")
            _ = try await desk.get("/staff/nexie/questions")
            let lines = try await portal.house.store.audit(of: tenant, after: mark)
            #expect(
                lines.map { $0.value("action") } == [
                    "staff:search_conversations", "staff:read_conversation", "staff:list_unanswered",
                ])
            #expect(lines.map { $0.value("record") } == ["", "contact:\(user) conversation:\(talk)", ""])
            expect(
                try await desk.get("/staff/audit?action=read_conversation").page,
                says: ["Anna Richter conversation:\(talk)"])
        }
    }

    @Test(arguments: [StaffRole.technician, .viewer])
    func `only administrators read conversations; others are not led there`(role: StaffRole) async throws {
        try await Self.with([.says("Yes.")], role) { portal, desk in
            let talk = try await portal.browser(anna).say("Is it?").conversation
            for path in ["conversations", "conversations/\(talk)", "conversations.csv", "questions", "questions.csv"] {
                let answer = try await desk.get("/staff/nexie/" + path)
                #expect(answer.status == 403, "\(path)")
                expect(answer.page, says: ["read clients&#39; conversations"], not: ["Is it?"])
            }
            let costs = try await desk.get("/staff/nexie").page
            #expect(!costs.links.contains { $0.hasPrefix("/staff/nexie/conversations") })
            #expect(try await desk.get("/staff/nexie/searches.csv").status == 200)
        }
    }

    @Test func `another provider's conversations are not there, and deleted ones are gone`() async throws {
        try await Self.with([.says("Yes."), .says("No.")]) { portal, desk in
            let foreign = try await portal.browser(quinn).say("A foreign question").conversation
            let own = try await portal.browser(anna)
            let talk = try await own.say("A question of ours").conversation
            #expect(try await desk.get("/staff/nexie/conversations/\(foreign)").status == 404)
            expect(
                try await desk.get("/staff/nexie/conversations").page, says: ["A question of ours"],
                not: ["A foreign question", "Juniper"])
            _ = try await own.post("/portal/nexie/conversations/\(talk)/delete", [:])
            #expect(try await desk.get("/staff/nexie/conversations/\(talk)").status == 404)
            expect(try await desk.get("/staff/nexie/conversations").page, says: ["Nobody has asked Nexie yet"])
        }
    }

    @Test func `the list is narrowed by company, person, days and how it went`() async throws {
        try await Self.with([.says("Yes."), [.text("No"), .end(.refusal, ModelUsage())]]) { portal, desk in
            _ = try await portal.browser(anna).say("About anything")
            _ = try await portal.browser("hana@tidewater.example").say("About bombs")
            let company = try await portal.house.principal("hana@tidewater.example").scope.company
            for (query, finds) in [
                ("company=\(company)", "About bombs"), ("person=HANA", "About bombs"), ("only=refused", "About bombs"),
                ("only=unanswered", "About bombs"), ("person=anna%40", "About anything"),
                ("from=2026-03-05&through=2026-03-05&person=anna", "About anything"),
            ] {
                let other = finds == "About bombs" ? "About anything" : "About bombs"
                expect(
                    try await desk.get("/staff/nexie/conversations?" + query).page, says: [finds], not: [other])
            }
            for query in ["only=bad", "only=handed", "through=2026-03-04", "from=2026-03-06", "person=%25"] {
                expect(
                    try await desk.get("/staff/nexie/conversations?" + query).page, says: ["Nothing fits"],
                    not: ["About"])
            }
            let wrong = try await desk.get("/staff/nexie/conversations?from=yesterday&person=hana")
            #expect(wrong.status == 422)
            expect(
                wrong.page, says: ["Write a day such as 2026-11-03", "value=\"yesterday\"", "value=\"hana\""],
                not: ["About"])
            #expect(try await desk.get("/staff/nexie/conversations?cursor=x").status == 422)
        }
    }

    @Test func `questions without an answer are counted by what was kept, with why and how often`() async throws {
        let lost: ScriptedModel.Response = [.text("What?"), .end(.notUnderstood, ModelUsage())]
        try await Self.with([
            lost, lost, [.text("No"), .end(.refusal, ModelUsage())], .says("I do not know, I found nothing."),
            .uses("search_articles", #"{"query":"zzzzqqqq"}"#), .says("Nothing."),
            .uses("get_invoice", #"{"number":"NOPE"}"#), .says("It is not there."),
        ]) { portal, desk in
            let own = try await portal.browser(anna)
            for text in [
                "=Où est-il?", "=ou est-il?", "A refused one", "An answered one", "A search", "A wrong number",
            ] {
                _ = try await own.say(text)
            }
            _ = try await own.get("/portal/kb?q=zzzzqqqq")
            try await portal.house.store.settle()
            let page = try await desk.get("/staff/nexie/questions").page
            expect(
                page,
                says: [
                    "=ou est-il?", "The guide did not understand", "A refused one", "The model refused", "A search",
                    "No article was found", "A wrong number", "Every tool refused or failed", "zzzzqqqq",
                ], not: ["An answered one", "=Où"])
            let file = try await desk.get("/staff/nexie/questions.csv")
            #expect(file.headers[.contentDisposition]?.contains("nexie-questions-") == true)
            let rows = file.page.html.split(separator: "\r\n")
            #expect(rows.count == 5)
            #expect(rows.contains { $0.hasPrefix("\"'=ou est-il?\",2,1,2026-03-05,") })
            #expect(try await desk.get("/staff/nexie/questions?from=x").status == 422)
            expect(
                try await desk.get("/staff/nexie/questions?through=2026-03-01").page,
                says: ["Every question has an answer"])
            let talks = try await desk.get("/staff/nexie/conversations.csv").page
            #expect(talks.html.split(separator: "\r\n").count == 7)
            #expect(!talks.html.contains("refused one"))
            let searches = try await desk.get("/staff/nexie/searches.csv").page
            #expect(searches.html.contains("\"zzzzqqqq\",1,2026-03-05"))
        }
    }

    @Test func `the page of the talk says who else can read it`() async throws {
        try await Self.with([]) { portal, _ in
            expect(
                try await portal.browser(anna).get("/portal/nexie"),
                says: [
                    "Administrators of Larkfield", "can read conversations with Nexie; each time they do is recorded",
                ])
        }
    }

    @Test func `a long conversation goes on with its earlier messages`() async throws {
        try await Self.with([]) { portal, desk in
            var input = KeepMessage.Input()
            input.title = "Long"
            let person = try await portal.house.principal(anna)
            for number in 1...(ReadConversation.pageSize + 1) {
                input.content = #"{"text":"Message number \#(number).","page":""}"#
                let kept = try await portal.house.runtime.call(KeepMessage.self, input, as: person, door: .talk)
                input.conversation = kept.conversation.text
            }
            let path = "/staff/nexie/conversations/\(input.conversation)"
            let page = try await desk.get(path).page
            expect(page, says: ["Message number 61.", "Message number 2."], not: ["Message number 1."])
            let earlier = try #require(page.links.first { $0.contains("before=") })
            expect(try await desk.get(earlier).page, says: ["Message number 1."], not: ["Message number 2."])
            #expect(try await desk.get(path + "?before=x").status == 404)
        }
    }
}
