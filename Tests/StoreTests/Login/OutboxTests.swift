import Access
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// What becomes of a message that can't be delivered.
@Suite struct OutboxTests {
    @Test func `a login's message is tried again, each time after longer, until its link has ended`() async throws {
        try await LoginScene.with { scene in
            scene.box.refuse(.max)
            try await scene.ask(anna)
            #expect(try await scene.round() == 0)
            #expect(scene.box.tries == 1)
            for (tries, wait) in [(2, Int64(5)), (3, 10), (4, 20), (5, 40), (6, 80), (7, 120), (8, 120)] {
                scene.house.clock.advance(seconds: wait - 1)
                try await scene.round()
                #expect(scene.box.tries == tries - 1, "too early")
                scene.house.clock.advance(seconds: wait / 2 + 1)
                try await scene.round()
                #expect(scene.box.tries == tries)
                #expect(try await scene.rows("outbox", where: "state = 'waiting'") == 1)
            }
            for _ in 0..<12 {
                scene.house.clock.advance(seconds: 180)
                try await scene.round()
            }
            let tries = scene.box.tries
            #expect(try await scene.rows("outbox", where: "state = 'dead'") == 1)
            #expect(try await scene.retry() == .tooLate)
            scene.house.clock.advance(seconds: 86400)
            try await scene.round()
            #expect(scene.box.tries == tries)
        }
    }

    @Test func `every try of a login's message is the same message, and its link works once`() async throws {
        try await LoginScene.with { scene in
            scene.box.refuse(2)
            try await scene.ask(anna)
            try await scene.round()
            for wait in [Int64(8), 15] {
                scene.house.clock.advance(seconds: wait)
                try await scene.round()
            }
            let letters = scene.letters(to: anna)
            try #require(letters.count == 3)
            #expect(Set(scene.box.letters).count == 1)
            #expect(try await scene.rows("outbox") == 0)
            #expect(try await scene.open(letters[0]) == .in)
            #expect(try await scene.open(letters[2]) == .dead)
        }
    }

    @Test func `an unknown address becomes no dead letter, however late the postman comes`() async throws {
        try await LoginScene.with { scene in
            for email in [anna, "nobody@marigold.example"] { try await scene.ask(email) }
            while try await scene.house.store.answerAsks() > 0 {}
            scene.house.clock.advance(seconds: 3600)
            try await scene.round()
            #expect(scene.box.tries == 0)
            #expect(try await scene.rows("outbox") == 1)
            #expect(try await scene.rows("outbox", where: "state = 'dead'") == 1)
        }
    }

    @Test func `a message that waits is not sent when a newer one has taken its place`() async throws {
        try await LoginScene.with { scene in
            scene.box.refuse(1)
            try await scene.ask(anna)
            try await scene.round()
            try await scene.ask(anna)
            #expect(try await scene.round() == 1)
            scene.house.clock.advance(seconds: 3600)
            #expect(try await scene.round() == 0)
            #expect(scene.box.tries == 2)
            #expect(try await scene.rows("outbox") == 0)
        }
    }

    @Test func `one message that can't be delivered holds up nobody else's`() async throws {
        try await LoginScene.with { scene in
            scene.box.refuse(1)
            for name in ["anna", "ben", "chloe"] { try await scene.ask("\(name)@marigold.example") }
            #expect(try await scene.round() == 2)
            #expect(try await scene.rows("outbox") == 1)
        }
    }

    @Test func `three hundred requests are all answered in one round`() async throws {
        try await LoginScene.with { scene in
            for number in 0..<300 { try await scene.ask("nobody-\(number)@x.example", network: "net \(number)") }
            try await scene.ask(anna)
            #expect(try await scene.rows("login_ask") == 301)
            try await scene.round()
            #expect(try await scene.rows("login_ask") == 0)
            #expect(try await scene.rows("login_link") == 301)
        }
    }
}
