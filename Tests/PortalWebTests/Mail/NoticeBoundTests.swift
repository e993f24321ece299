import Access
import TestSupport
import Testing
import Tools

@testable import PortalWeb
@testable import Store

private let david = "david@marigold.example"
private let anna = "anna@marigold.example"

/// How much a person is told, and how often.
@Suite struct NoticeBoundTests {
    @Test func `who opens many tickets gets a handful of messages in an hour, and others get theirs`() async throws {
        try await NoticeScene.with { scene in
            try await open(12, as: anna, scene)
            try await open(1, as: david, scene)
            #expect(try await scene.mail().filter { $0.to == anna }.count == 5)
            #expect(try await scene.mail().filter { $0.to == david }.count == 1)
            scene.house.clock.advance(seconds: 3600)
            try await open(12, as: anna, scene)
            #expect(try await scene.mail().filter { $0.to == anna }.count == 10)
        }
    }

    @Test func `many replies to one ticket are a handful of messages`() async throws {
        try await NoticeScene.with { scene in
            for number in 0..<12 { try await scene.bring(scene.note("note \(number)")) }
            #expect(try await scene.mail().count == 5)
            scene.house.clock.advance(seconds: 600)
            try await scene.bring(scene.note("later"))
            #expect(try await scene.mail().count == 6)
        }
    }

    @Test func `a message that failed is no second one, and one that staff try again comes`() async throws {
        try await NoticeScene.with { scene in
            try await open(1, as: anna, scene)
            try await scene.change("UPDATE outbox SET state = 'dead', died_at = 1, tries = 3, reason = '550 no'")
            try await open(5, as: anna, scene)
            #expect(try await scene.mail().count == 5)
            #expect(try await scene.house.store.retryLetters() == [.waiting])
            #expect(try await scene.mail().count == 6)
        }
    }

    @Test func `two replies of one author at the same instant are two messages`() async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note("the first"), scene.note("the second"))
            let texts = try await scene.mail().map(\.text)
            #expect(texts.count == 2)
            for words in ["> the first\n", "> the second\n"] {
                #expect(texts.count { $0.contains(words) } == 1)
            }
        }
    }

    @Test(arguments: [2000, 2001])
    func `a reply that is cut says so`(length: Int) async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note(String(repeating: "x", count: length)))
            let message = try #require(try await scene.mail().first)
            #expect(message.text.contains(String(repeating: "x", count: 2000)))
            for text in [message.text, message.html] {
                #expect(text.contains("…") == (length > 2000))
                #expect(text.contains("the rest of it is in the portal") == (length > 2000))
            }
        }
    }

    @Test func `a dead letter of overdue invoices that is tried again counts as that week's`() async throws {
        try await NoticeScene.with { scene in
            scene.house.clock.advance(seconds: 7 * 86400)
            try await scene.house.store.tellOverdue()
            try await scene.change("UPDATE outbox SET state = 'dead', died_at = 1, reason = '550 no'")
            scene.house.clock.advance(seconds: 7 * 86400 - 60)
            _ = try await scene.house.store.retryLetters()
            let told = try await scene.mail().count { $0.to == anna }
            #expect(told == 1)
            scene.house.clock.advance(seconds: 6 * 86400)
            try await scene.house.store.tellOverdue()
            #expect(try await scene.mail().count { $0.to == anna } == 1)
            scene.house.clock.advance(seconds: 2 * 86400)
            try await scene.house.store.tellOverdue()
            #expect(try await scene.mail().count { $0.to == anna } == 2)
        }
    }

    @Test func `a newer message of overdue invoices takes the place of one that was given up`() async throws {
        try await NoticeScene.with { scene in
            scene.house.clock.advance(seconds: 7 * 86400)
            try await scene.house.store.tellOverdue()
            try await scene.change("UPDATE outbox SET state = 'dead', died_at = 1, reason = '550 no'")
            scene.house.clock.advance(seconds: 7 * 86400)
            try await scene.house.store.tellOverdue()
            _ = try await scene.house.store.retryLetters()
            #expect(try await scene.mail().count { $0.to == anna } == 1)
        }
    }

    @Test func `a message has one button, its sentences begin well, and long words break without a sheet`() async throws
    {
        try await NoticeScene.with { scene in
            try await open(1, as: anna, scene)
            try await scene.bring(scene.note(String(repeating: "y", count: 60)))
            try await scene.bring(scene.ticket(.resolved))
            #expect(try await scene.mail().count == 3)
            scene.house.clock.advance(seconds: 7 * 86400)
            try await scene.house.store.tellOverdue()
            let mail = try await scene.mail()
            for message in mail {
                #expect(message.html.split(separator: #"class="button""#).count == 2)
                let sentence = message.text.split(separator: "\n\n").dropFirst().first
                #expect(sentence?.first?.isUppercase == true, "\(message.subject)")
            }
            let piece = String(repeating: "y", count: 16) + "<wbr>"
            #expect(mail.contains { $0.html.contains("\(piece)\(piece)\(piece)yyyyyyyyyyyy<") })
        }
    }

    private func open(_ count: Int, as email: String, _ scene: NoticeScene) async throws {
        for number in 0..<count {
            var input = CreateTicket.Input()
            (input.subject, input.description) = ("Chair \(number)", "Please.")
            _ = try await scene.house.runtime.call(CreateTicket.self, input, as: scene.house.principal(email))
        }
    }
}
