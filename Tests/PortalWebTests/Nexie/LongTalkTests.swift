import Access
import Concierge
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let david = "david@marigold.example"

/// Conversations that are too long for one light page.
@Suite struct LongTalkTests {
    /// Each of these answers takes a good part of what one page has room for.
    private static let answers = (1...6).map { number in
        ScriptedModel.Response.says("Answer \(number). " + String(repeating: "word ", count: 300))
    }

    @Test func `a long talk shows its latest turns, and leads back to its beginning and to its end`() async throws {
        try await TestPortal.chatting(Self.answers) { portal, _ in
            let browser = try await portal.browser(david)
            let id = try await browser.talk(turns: 6)
            let latest = try await browser.get("/portal/nexie?conversation=\(id)")
            expect(
                latest,
                says: ["Question 5</p>", "Answer 5.", "Question 6</p>", "Answer 6.", "Earlier messages", "composer"],
                not: ["Question 4</p>", "Answer 4.", "Go to the latest messages"])
            var page = latest
            var seen: [Int] = []
            while let link = page.wayBack {
                page = try await browser.get(link)
                seen = (1...6).filter { page.main.contains("Question \($0)</p>") } + seen
                expect(page, says: ["Go to the latest messages"], not: ["id=\"composer\"", "Try again"])
                #expect(seen.count <= 6)
            }
            #expect(seen == [1, 2, 3, 4])
            expect(page, says: ["Answer 1."], not: ["Earlier messages", "Answer 6."])
        }
    }

    @Test func `a single turn is shown whole, however long it is`() async throws {
        let long = ScriptedModel.Response.says(String(repeating: "word ", count: 3_000) + "the end")
        try await TestPortal.chatting([.says("Short."), long]) { portal, _ in
            let browser = try await portal.browser(david)
            let page = try await browser.get("/portal/nexie?conversation=\(browser.talk(turns: 2))")
            expect(page, says: ["Question 2</p>", "the end", "Earlier messages"], not: ["Question 1</p>"])
        }
    }

    @Test func `an opinion of an answer long past leads back to that answer`() async throws {
        try await TestPortal.chatting(Self.answers) { portal, _ in
            let browser = try await portal.browser(david)
            let id = try await browser.talk(turns: 6)
            let latest = try await browser.get("/portal/nexie?conversation=\(id)")
            let link = try #require(latest.wayBack)
            let message = try #require(link.split(separator: "#message-").last)
            let rated = try await browser.post(
                "/portal/nexie/messages/\(message)/rating", ["rating": "bad", "conversation": id])
            let page = try await browser.get(try #require(rated.location))
            expect(page, says: ["Answer 4.", "id=\"message-\(message)\"", "What was wrong?"], not: ["Answer 6."])
            let refused = try await browser.post(
                "/portal/nexie/messages/\(message)/rating",
                ["rating": "bad", "conversation": id, "comment": String(repeating: "x", count: 501)])
            expect(refused, says: ["Answer 4.", "xxxx", "Write at most 500 characters"], not: ["Answer 6."])
        }
    }

    @Test func `a place that is not in the talk is its end`() async throws {
        try await TestPortal.chatting(Self.answers) { portal, _ in
            let browser = try await portal.browser(david)
            let id = try await browser.talk(turns: 6)
            let other = try await browser.talk(turns: 0)
            for place in ["message=x", "message=\(id)", "proposal=\(id)", "message=\(other)", "proposal=%00"] {
                let page = try await browser.get("/portal/nexie?conversation=\(id)&\(place)")
                expect(page, says: ["Answer 6.", "id=\"composer\""], not: ["Answer 4.", "Go to the latest"])
            }
        }
    }
}

extension TestBrowser {
    /// Asks so many questions in one conversation and gives its id.
    fileprivate func talk(turns: Int) async throws -> String {
        var conversation = ""
        for number in stride(from: 1, through: turns, by: 1) {
            conversation = try await say("Question \(number)", in: conversation).conversation
        }
        return conversation
    }
}

extension TestPage {
    /// The address of the messages before those of the page.
    fileprivate var wayBack: String? {
        links.map { $0.replacing("&amp;", with: "&") }.first { $0.contains("&message=") }
    }
}
